/**
 * Tiles and entry bundles: a log as static files (spec/04-logs.md section 2; C2SP tlog-tiles v0.1.0).
 *
 *     tile of level L, number N   up to 256 hashes of 32 bytes; a full one is never rewritten
 *     entry bundle N              up to 256 leaves, each a big-endian uint16 length and that many bytes
 *
 * A hash at level L+1 is the root of a full tile at level L. A holder of the leaves recomputes tiles instead
 * of trusting them.
 */

import { Malformed } from "../errors";
import { TILE_WIDTH } from "../limits";
import { concat, HASH_BYTES, uint16 } from "./encoding";
import { rootOf, split } from "./merkle";

const LENGTH_BYTES = 2;

/** Returns byte strings, each after its big-endian uint16 length. */
export function formatEntries(leaves: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const leaf of leaves) parts.push(Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf);
  return concat(...parts);
}

/**
 * Returns exactly `count` byte strings that stand one after the other from `position` to the end.
 *
 * @throws Malformed There are more or fewer, or the last one is cut.
 */
export function parseEntries(untrusted: Uint8Array, count: number, position = 0): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  let at = position;
  while (at < untrusted.length && leaves.length < count) {
    const end = at + LENGTH_BYTES + uint16(untrusted, at);
    leaves.push(untrusted.slice(at + LENGTH_BYTES, end));
    at = end;
  }
  if (at !== untrusted.length || leaves.length !== count) {
    throw new Malformed(`a bundle does not hold exactly ${count} entries`);
  }
  return leaves;
}

/**
 * Returns the `width` hashes of a tile; they are unverified until they lead to a signed root. @throws
 * Malformed
 */
export function parseTile(untrusted: Uint8Array, width: number): Uint8Array[] {
  if (untrusted.length !== width * HASH_BYTES || width < 1 || width > TILE_WIDTH) {
    throw new Malformed(`a tile of width ${width} has ${untrusted.length} bytes`);
  }
  return split(untrusted);
}

/** Returns the roots of the full tiles over one level's hashes. */
export function hashesOfNextLevel(hashes: readonly Uint8Array[]): Uint8Array[] {
  const roots: Uint8Array[] = [];
  for (let end = TILE_WIDTH; end <= hashes.length; end += TILE_WIDTH) {
    roots.push(rootOf(hashes.slice(end - TILE_WIDTH, end)));
  }
  return roots;
}

/** Returns every level's hashes, level 0 first, down to the last level that has any. */
export function levelsOf(leafHashes: readonly Uint8Array[]): (readonly Uint8Array[])[] {
  const levels: (readonly Uint8Array[])[] = [];
  for (let level = leafHashes; level.length > 0; level = hashesOfNextLevel(level)) levels.push(level);
  return levels;
}
