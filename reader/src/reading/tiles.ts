/**
 * Showing that single leaves stand in a signed tree, from the tiles that a mirror serves (RFC 6962 section 2.1.1).
 *
 * A proof's hashes are roots of ranges of leaves; each range is cut into complete subtrees, whose roots follow from one tile each.
 */

import { tilePath } from "../archive/layout";
import { checkInclusion, type Frontier, leafHash, nodeHash, rootOf } from "../archive/merkle";
import { parseTile } from "../archive/tiles";
import { Malformed } from "../errors";
import { TILE_WIDTH } from "../limits";

const TILE_HEIGHT = 8;

/** A complete subtree: `1 << height` leaves from `number << height` on. */
interface Subtree {
  readonly height: number;
  readonly number: number;
}

/** Returns the complete subtrees that make up the leaves [low, high), the leftmost first. */
function subtreesOf(low: number, high: number): Subtree[] {
  const found: Subtree[] = [];
  let at = low;
  while (at < high) {
    let height = 0;
    while (at % (2 << height) === 0 && at + (2 << height) <= high) height++;
    found.push({ height, number: at >>> height });
    at += 1 << height;
  }
  return found;
}

/**
 * Returns the audit path of a leaf of the held range: what lies before the range is in its frontier.
 *
 * @param before The frontier before leaf `start`.
 * @param hashes The leaf hashes [start, size).
 * @param index start to size - 1.
 */
export function pathOf(before: Frontier, hashes: readonly Uint8Array[], index: number): Uint8Array[] {
  const size = before.size + hashes.length;
  return rangesOf(index, size).map(([low, high]) => {
    if (low >= before.size) return rootOf(hashes.slice(low - before.size, high - before.size));
    const frontier = high <= before.size ? before : before.extend(hashes.slice(0, high - before.size));
    // The nodes of a frontier from the largest to the smallest cover the leaves from 0 on; those from `low` on make the range.
    const nodes: Uint8Array[] = [];
    let at = 0;
    let rest = frontier.size;
    for (const node of frontier.hashes) {
      let width = 1;
      while (width * 2 <= rest) width *= 2;
      if (at >= low && at < high) nodes.push(node);
      at += width;
      rest -= width;
    }
    return nodes.reduceRight((right, left) => nodeHash(left, right));
  });
}

/** Returns the ranges whose roots prove leaf `index` in a tree of `size` leaves, from the leaf upwards. */
function rangesOf(index: number, size: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let low = 0;
  let high = size;
  while (high - low > 1) {
    let half = 1;
    while (half * 2 < high - low) half *= 2;
    const middle = low + half;
    if (index < middle) {
      ranges.unshift([middle, high]);
      high = middle;
    } else {
      ranges.unshift([low, middle]);
      low = middle;
    }
  }
  return ranges;
}

interface Coordinates {
  readonly level: number;
  readonly number: number;
  readonly width: number;
  readonly first: number;
  readonly count: number;
}

/** Returns the tile in which a subtree's leaves of that level lie, and which of its hashes they are. */
function tileOf(subtree: Subtree, size: number): Coordinates {
  const level = Math.floor(subtree.height / TILE_HEIGHT);
  const count = 1 << (subtree.height % TILE_HEIGHT);
  const start = subtree.number * count;
  const number = Math.floor(start / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, Math.floor(size / 2 ** (TILE_HEIGHT * level)) - number * TILE_WIDTH);
  return { level, number, width, first: start - number * TILE_WIDTH, count };
}

/**
 * Checks that leaves stand in a tree.
 *
 * @param leaves Index and bytes.
 * @param fetch Returns the bytes of a tile, which nobody vouches for: the root decides.
 * @returns The audit path of each.
 * @throws VerificationFailed One does not stand there.
 * @throws Malformed A tile is none; also what `fetch` throws.
 */
export async function proveLeaves(
  log: string,
  leaves: readonly { readonly index: number; readonly leaf: Uint8Array }[],
  size: number,
  root: Uint8Array,
  fetch: (path: string, length: number) => Promise<Uint8Array>,
): Promise<Uint8Array[][]> {
  const tiles = new Map<string, Promise<Uint8Array[]>>();
  const hashOf = async (subtree: Subtree): Promise<Uint8Array> => {
    const { level, number, width, first, count } = tileOf(subtree, size);
    const path = tilePath(log, level, number, width);
    let tile = tiles.get(path);
    if (!tile) {
      tile = fetch(path, width * 32).then((bytes) => parseTile(bytes, width));
      tiles.set(path, tile);
    }
    const hashes = (await tile).slice(first, first + count);
    return count === 1 ? hashes[0]! : rootOf(hashes);
  };
  return Promise.all(
    leaves.map(async ({ index, leaf }) => {
      if (index >= size) throw new Malformed(`record ${index} lies outside of the signed tree`);
      const proof = await Promise.all(
        rangesOf(index, size).map(async ([low, high]) => {
          const hashes = await Promise.all(subtreesOf(low, high).map(hashOf));
          return hashes.reduceRight((right, left) => nodeHash(left, right));
        }),
      );
      checkInclusion(leafHash(leaf), index, size, proof, root);
      return proof;
    }),
  );
}
