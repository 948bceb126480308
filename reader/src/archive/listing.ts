/** In which lists of a desk a story stands: its section's and its month's (spec/09-pages.md section 3). */

import { formatBase32, sha256, utf8 } from "./encoding";

/** Returns the 8 characters that stand for a section in paths: its name is hashed. */
export function sectionHash(name: string): string {
  return formatBase32(sha256(utf8(name))).slice(0, 8);
}

/**
 * Returns a story's month, `2026-05`.
 *
 * @param published From the placing head, seconds since the epoch, or null.
 * @param logged From the work's first record, seconds since the epoch.
 */
export function monthOf(published: number | null, logged: number): string {
  // Times lie in the years 1000 to 9999, so that an ISO date begins with yyyy-mm.
  return new Date((published ?? logged) * 1000).toISOString().slice(0, 7);
}
