/** Vectors of others, which lie beside the repository: read in place, never copied. */

import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const DATA = process.env["SKYWAVE_SHARED_DATA"] ?? join(ROOT, "../shared/data");

/** Returns a path of the shared data, or null where it is missing; in CI it must be there. */
export function sharedData(...parts: string[]): string | null {
  const path = join(DATA, ...parts);
  if (existsSync(path)) return path;
  if (process.env["CI"] === "true") throw new Error(`the shared test data is not at ${path}`);
  return null;
}

/** Returns the files below a folder, in the order of their names. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
