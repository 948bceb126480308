/**
 * Ed25519 as RFC 8032 and spec/03-notes.md section 2 want it: S below L, the cofactorless equation, R
 * compared as bytes.
 *
 * The points are those of @noble/ed25519. Its own `verify` multiplies by the cofactor in both of its modes
 * and so accepts signatures that OpenSSL refuses; the equation is therefore computed here. Everything here is
 * public: nothing needs constant time.
 */

import { Point } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { concat, equal, formatHex } from "./encoding";

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ORDER = Point.CURVE().n;

/** Returns a little-endian number. */
function number(data: Uint8Array): bigint {
  return BigInt(`0x${formatHex(data.slice().reverse())}`);
}

/** Returns the bits of a number below 2^256, the highest first. */
function bits(n: bigint): string {
  return `${"0".repeat(256)}${n.toString(2)}`.slice(-256);
}

/** Returns [a]P + [b]Q with one chain of doublings for both. */
function combine(a: bigint, p: Point, b: bigint, q: Point): Point {
  const both = p.add(q);
  const first = bits(a);
  const second = bits(b);
  let sum = Point.ZERO;
  for (let i = Math.min(first.indexOf("1") & 0xff, second.indexOf("1") & 0xff); i < 256; i++) {
    sum = sum.double();
    const one = first[i] === "1";
    const two = second[i] === "1";
    if (one || two) sum = sum.add(one && two ? both : one ? p : q);
  }
  return sum;
}

/**
 * Says whether `signature` is `publicKey`'s over `message`. Never throws: what is no key or no signature
 * verifies nothing.
 *
 * @param publicKey 32 bytes; decoded as leniently as OpenSSL does, because root notes allow safe points only.
 * @param signature 64 bytes, R || S.
 */
export function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const r = signature.slice(0, KEY_BYTES);
  const s = number(signature.slice(KEY_BYTES));
  if (s >= ORDER) return false;
  let key: Point;
  try {
    key = Point.fromBytes(publicKey, true);
  } catch {
    return false;
  }
  const k = number(sha512(concat(r, publicKey, message))) % ORDER;
  return equal(combine(s, Point.BASE, k, key.negate()).toBytes(), r);
}

/**
 * Says whether a public key is a canonical point of the prime-order group and not the neutral element (RULES
 * 5).
 *
 * @param publicKey 32 bytes.
 */
export function isSafePoint(publicKey: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES) return false;
  try {
    const point = Point.fromBytes(publicKey, false);
    return !point.is0() && point.isTorsionFree();
  } catch {
    return false;
  }
}
