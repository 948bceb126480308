/**
 * Evidence of a fork: two accepted checkpoints of one origin, and the hashes that recompute the larger root
 * while showing that its prefix is not the smaller one (RULES 34; spec/04-logs.md section 7). An unproven
 * mismatch blames the mirror only.
 */

import type { Checkpoint } from "./checkpoint";
import { equal, HASH_BYTES } from "./encoding";
import type { Frontier } from "./merkle";

/**
 * Says whether these hashes convict the log's keys: two trees of one log of which neither begins with the
 * other.
 *
 * @param one An accepted checkpoint.
 * @param other An accepted checkpoint of the same origin.
 * @param start A frontier at most as large as the smaller tree; needs no proof of its own. Not looked at
 *     where the sizes are equal.
 * @param leafHashes The leaf hashes from `start` to the end of the larger tree.
 */
export function isFork(
  one: Checkpoint,
  other: Checkpoint,
  start: Frontier,
  leafHashes: readonly Uint8Array[],
): boolean {
  if (one.origin !== other.origin) return false;
  if (one.size === other.size) return !equal(one.root, other.root);
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  const split = small.size - start.size;
  if (
    split < 0 ||
    start.size + leafHashes.length !== large.size ||
    leafHashes.some((leaf) => leaf.length !== HASH_BYTES)
  ) {
    return false;
  }
  const prefix = start.extend(leafHashes.slice(0, split));
  return equal(prefix.extend(leafHashes.slice(split)).root, large.root) && !equal(prefix.root, small.root);
}
