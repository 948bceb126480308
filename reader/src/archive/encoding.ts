/**
 * Strict text forms of bytes: one value has exactly one spelling, every other spelling is refused
 * (spec/00-overview.md section 3).
 */

import { sha256 as digest } from "@noble/hashes/sha2.js";
import { Malformed } from "../errors";

export const HASH_BYTES = 32;

const HEX64 = /^[0-9a-f]{64}$/;
const DECIMAL = /^(?:0|[1-9][0-9]{0,18})$/;
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

const encoder = new TextEncoder();
// `ignoreBOM: true` keeps a byte order mark as a character, so that two documents never decode to one text.
let decoder = strictDecoder();

/** Returns the SHA-256 of `data`, 32 bytes. */
export function sha256(data: Uint8Array): Uint8Array {
  return digest(data);
}

/** Returns the UTF-8 of a text without lone surrogates. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Returns the text of strict UTF-8, or null where the bytes are something else. */
export function decodeUtf8(untrusted: Uint8Array): string | null {
  try {
    return decoder.decode(untrusted);
  } catch {
    // In Chromium 67 a decoder that has refused once refuses everything from then on.
    decoder = strictDecoder();
    return null;
  }
}

function strictDecoder(): TextDecoder {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
}

/** Returns the text of ASCII bytes, or null where the bytes are something else. */
export function decodeAscii(untrusted: Uint8Array): string | null {
  return untrusted.every((byte) => byte < 0x80) ? decodeUtf8(untrusted) : null;
}

/** Returns several byte strings as one. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** Says whether two byte strings are equal. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Returns lower-case hexadecimal digits. */
export function formatHex(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}

/** Returns the 32 bytes of a lower-case hexadecimal SHA-256 hash. @throws Malformed */
export function parseHex(text: string): Uint8Array {
  if (!HEX64.test(text)) throw new Malformed("a hash is not 64 lowercase hexadecimal digits");
  const data = new Uint8Array(HASH_BYTES);
  for (let i = 0; i < HASH_BYTES; i++) data[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return data;
}

/** Returns the digits of `data` in a base of 2^bits, the last one filled with zero bits. */
function digits(data: Uint8Array, alphabet: string, bits: number): string {
  let text = "";
  let held = 0;
  let count = 0;
  for (const byte of data) {
    held = ((held & 0xff) << 8) | byte;
    count += 8;
    while (count >= bits) {
      count -= bits;
      text += alphabet[(held >> count) & ((1 << bits) - 1)];
    }
  }
  return count > 0 ? text + alphabet[(held << (bits - count)) & ((1 << bits) - 1)] : text;
}

/** Returns standard base64 with padding (RFC 4648 section 4). */
export function formatBase64(data: Uint8Array): string {
  const text = digits(data, BASE64, 6);
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

/** Returns lower-case base32 without padding (RFC 4648 section 6, lower case). */
export function formatBase32(data: Uint8Array): string {
  return digits(data, BASE32, 5);
}

/**
 * Returns the bytes of the only canonical base64 spelling. @throws Malformed Wrong alphabet, padding or
 * trailing bits.
 */
export function parseBase64(text: string): Uint8Array {
  const bare = text.replace(/={1,2}$/, "");
  const data = new Uint8Array(Math.floor((bare.length * 6) / 8));
  let held = 0;
  let count = 0;
  let position = 0;
  for (const character of bare) {
    held = ((held & 0x3f) << 6) | (BASE64.indexOf(character) & 0x3f);
    count += 6;
    if (count >= 8) {
      count -= 8;
      data[position++] = (held >> count) & 0xff;
    }
  }
  // Whatever was no digit, or is padded wrongly, or has bits left over, does not come back as it was.
  if (formatBase64(data) !== text) throw new Malformed("a base64 value is not in its canonical form");
  return data;
}

/** Returns the 32 bytes of a base64 SHA-256 hash. @throws Malformed */
export function parseHash(text: string): Uint8Array {
  const data = parseBase64(text);
  if (data.length !== HASH_BYTES) throw new Malformed("a hash is not 32 bytes long");
  return data;
}

/**
 * Returns a non-negative integer without sign or leading zeros.
 *
 * @param limit The largest that is allowed, at most 2^53 - 1.
 * @throws Malformed Any other spelling, or a larger number.
 */
export function parseDecimal(text: string, limit: number): number {
  if (!DECIMAL.test(text) || Number(text) > limit) {
    throw new Malformed(`'${text.slice(0, 24)}' is not a decimal number of at most ${limit}`);
  }
  return Number(text);
}

/**
 * Returns the big-endian uint16 at `position`; bytes beyond the end count as absent, so that the caller finds
 * the cut.
 */
export function uint16(data: Uint8Array, position: number): number {
  return ((data[position] ?? 0) << 8) | (data[position + 1] ?? 0);
}

/** Compares two texts by code points, as Python sorts them: UTF-16 units order differently above U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x !== y) {
      // Surrogates stand for code points above every other unit.
      x = x >= 0xd800 && x < 0xe000 ? x + 0x10000 : x;
      y = y >= 0xd800 && y < 0xe000 ? y + 0x10000 : y;
      return x - y;
    }
  }
  return a.length - b.length;
}
