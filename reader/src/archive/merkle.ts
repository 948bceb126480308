/**
 * RFC 6962 Merkle tree maths on plain hashes: frontier, inclusion and consistency (spec/04-logs.md sections 1
 * and 4).
 *
 *     leaf hash   = SHA-256(0x00 || leaf)
 *     node hash   = SHA-256(0x01 || left || right)
 *     empty root  = SHA-256("")
 *
 * The frontier of a tree of `size` leaves is the list of the roots of its complete subtrees, one for each set
 * bit of `size`, largest first: all that a holder must keep to append leaves and recompute the signed root.
 */

import { Malformed, VerificationFailed } from "../errors";
import { concat, equal, HASH_BYTES, sha256 } from "./encoding";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** Returns the hash of a leaf (RFC 6962 section 2.1). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concat(LEAF, leaf));
}

/** Returns the hash of an inner node (RFC 6962 section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(NODE, left, right));
}

// Numbers of a proof come from elsewhere and may exceed 32 bits, so that halves are taken by division.
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

function countBits(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest = half(rest)) count += rest % 2;
  return count;
}

/** The roots of a tree's complete subtrees. */
export class Frontier {
  /**
   * @param size Number of leaves.
   * @param hashes One for each set bit of `size`, from the largest subtree to the smallest, 32 bytes each.
   * @throws Malformed There are more or fewer, or of another length.
   */
  constructor(
    readonly size: number = 0,
    readonly hashes: readonly Uint8Array[] = [],
  ) {
    if (size < 0 || hashes.length !== countBits(size) || hashes.some((hash) => hash.length !== HASH_BYTES)) {
      throw new Malformed(`a frontier of size ${size} has ${countBits(size)} hashes, not ${hashes.length}`);
    }
  }

  /**
   * Returns the frontier that `<desk>/frontier/<size>` spells; it is unverified until a root equals it.
   * @throws Malformed
   */
  static parse(size: number, untrusted: Uint8Array): Frontier {
    if (untrusted.length !== countBits(size) * HASH_BYTES) {
      throw new Malformed(`the frontier file of size ${size} has ${untrusted.length} bytes`);
    }
    return new Frontier(size, split(untrusted));
  }

  /** Returns the hashes, concatenated. */
  format(): Uint8Array {
    return concat(...this.hashes);
  }

  /** Returns the frontier with one more leaf hash. */
  append(leaf: Uint8Array): Frontier {
    return this.extend([leaf]);
  }

  /** Returns the frontier with more leaf hashes, in order. */
  extend(leaves: Iterable<Uint8Array>): Frontier {
    const stack = [...this.hashes];
    let size = this.size;
    for (const leaf of leaves) {
      let carry = leaf;
      for (let bits = size; isOdd(bits); bits = half(bits))
        carry = nodeHash(stack.pop() as Uint8Array, carry);
      stack.push(carry);
      size += 1;
    }
    return new Frontier(size, stack);
  }

  /** The RFC 6962 root of the tree. */
  get root(): Uint8Array {
    return this.hashes.length ? this.hashes.reduceRight((root, left) => nodeHash(left, root)) : EMPTY_ROOT;
  }
}

/** Returns concatenated hashes one by one; the length is a multiple of 32. */
export function split(data: Uint8Array): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  for (let i = 0; i < data.length; i += HASH_BYTES) hashes.push(data.slice(i, i + HASH_BYTES));
  return hashes;
}

/** Returns the root over leaf hashes. */
export function rootOf(leaves: Iterable<Uint8Array>): Uint8Array {
  return new Frontier().extend(leaves).root;
}

const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((h) => h.length === HASH_BYTES);

/**
 * Checks that a leaf hash stands at `index` in the tree of `size` leaves with this root.
 *
 * @param leaf 32-byte leaf hash.
 * @param index 0 to size - 1.
 * @param proof Sibling hashes from the leaf upwards.
 * @param root 32-byte root that was signed.
 * @throws VerificationFailed Anything about it is wrong.
 *
 * Source: RFC 9162 section 2.1.3.2.
 */
export function checkInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): void {
  if (!(index >= 0 && index < size) || !areHashes([leaf, root, ...proof])) {
    throw new VerificationFailed("an inclusion proof does not fit its tree");
  }
  let fn = index;
  let sn = size - 1;
  let node = leaf;
  for (const sibling of proof) {
    if (sn === 0) throw new VerificationFailed("an inclusion proof is too long");
    if (isOdd(fn) || fn === sn) {
      node = nodeHash(sibling, node);
      while (!isOdd(fn) && fn > 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      node = nodeHash(node, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0 || !equal(node, root)) {
    throw new VerificationFailed("an inclusion proof does not lead to the signed root");
  }
}

/**
 * Checks that a tree of `size` leaves begins with the tree of `oldSize` leaves.
 *
 * @throws VerificationFailed The proof does not show it. An old size of 0 needs no proof and is an error
 *     here.
 *
 * Source: RFC 9162 section 2.1.4.2.
 */
export function checkConsistency(
  oldSize: number,
  size: number,
  proof: readonly Uint8Array[],
  oldRoot: Uint8Array,
  root: Uint8Array,
): void {
  const failed = new VerificationFailed("a consistency proof does not connect the two signed roots");
  if (!(oldSize > 0 && oldSize <= size) || !areHashes(proof)) throw failed;
  if (oldSize === size) {
    if (proof.length > 0 || !equal(oldRoot, root)) throw failed;
    return;
  }
  let fn = oldSize - 1;
  let sn = size - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  // The old tree is one complete subtree exactly where nothing is left of its last index: its root begins the
  // path.
  const path = fn === 0 ? [oldRoot, ...proof] : proof;
  let first = path[0];
  let second = path[0];
  if (!first || !second) throw failed;
  for (const sibling of path.slice(1)) {
    if (sn === 0) throw failed;
    if (isOdd(fn) || fn === sn) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (!isOdd(fn) && fn > 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      second = nodeHash(second, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0 || !equal(first, oldRoot) || !equal(second, root)) throw failed;
}
