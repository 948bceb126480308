/**
 * Frames: heads and bodies, compressed one by one and concatenated into bundles (RULES 26;
 * spec/08-frames.md).
 *
 *     bundle   SHA-256 of the dictionary (32 bytes), then one frame for each leaf of the bundle, in order
 *     frame    big-endian uint16 length, then exactly one raw DEFLATE stream (RFC 1951) that ends there;
 *     length 0 means absent
 *
 * Compression stands outside of what is signed: a record names the inflated bytes.
 */

import { Malformed, VerificationFailed } from "../errors";
import { concat, equal, HASH_BYTES, sha256 } from "./encoding";
import { inflate } from "./inflate";
import type { Part } from "./record";
import { formatEntries, parseEntries } from "./tiles";

/**
 * Returns exactly `length` bytes from a frame's stream.
 *
 * @throws Malformed The stream is broken, longer or shorter than that, or does not end with the frame.
 */
export function decompress(untrusted: Uint8Array, dictionary: Uint8Array, length: number): Uint8Array {
  return inflate(untrusted, dictionary, length);
}

/**
 * Returns the part that a record names from a frame's stream.
 *
 * @throws Malformed See decompress.
 * @throws VerificationFailed It is another text than the record's.
 */
export function openFrame(untrusted: Uint8Array, dictionary: Uint8Array, part: Part): Uint8Array {
  const data = decompress(untrusted, dictionary, part.length);
  if (!equal(sha256(data), part.digest)) {
    throw new VerificationFailed("a frame holds another text than its record says");
  }
  return data;
}

/** Returns a bundle of up to 256 streams; an empty stream is an absent frame. */
export function formatBundle(streams: readonly Uint8Array[], dictionaryDigest: Uint8Array): Uint8Array {
  return concat(dictionaryDigest, formatEntries(streams));
}

/** A bundle's dictionary digest and its streams; an empty one is absent. */
export interface Bundle {
  readonly dictionary: Uint8Array;
  readonly streams: readonly Uint8Array[];
}

/** Returns a bundle of exactly `count` frames. @throws Malformed It holds more or fewer frames, or is cut. */
export function parseBundle(untrusted: Uint8Array, count: number): Bundle {
  if (untrusted.length < HASH_BYTES) throw new Malformed("a bundle is cut");
  return { dictionary: untrusted.slice(0, HASH_BYTES), streams: parseEntries(untrusted, count, HASH_BYTES) };
}
