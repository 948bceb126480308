/**
 * Raw DEFLATE (RFC 1951), exact to the bit: spec/08-frames.md section 2 wants to know where a stream ends,
 * and no hidden bits.
 *
 * It accepts what zlib accepts and nothing else (tests compare the two on many thousands of broken streams):
 * a code may be incomplete only where it is a single one of one bit, and a distance may reach into the
 * dictionary but not before it. It allocates the stated length once and never more, whatever a stream claims.
 */

import { Malformed } from "../errors";

const MAX_BITS = 15;
const QUICK_BITS = 9;
const END_OF_BLOCK = 256;

// RFC 1951 section 3.2.5: symbols 257 to 285, and distance codes 0 to 29.
const LENGTH_EXTRA = "00000000111122223333444455550";
const DISTANCE_EXTRA = [..."0000112233445566778899", "10", "10", "11", "11", "12", "12", "13", "13"].map(
  Number,
);
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const lengthExtra = [...LENGTH_EXTRA].map(Number);
const lengthBase = bases(lengthExtra, 3);
lengthBase[28] = 258;
const distanceBase = bases(DISTANCE_EXTRA, 1);

function bases(extra: readonly number[], first: number): number[] {
  let next = first;
  return extra.map((bits) => {
    next += 1 << bits;
    return next - (1 << bits);
  });
}

/** A canonical Huffman code. */
interface Code {
  /** Number of symbols of each length, 0 to 15. */
  readonly counts: Uint16Array;
  /** Symbols, ordered by length and value. */
  readonly symbols: Uint16Array;
  /** By the next 9 bits: symbol and length of the codes that are so short, or 0. */
  readonly quick: Uint16Array;
}

/**
 * Returns the code of these lengths.
 *
 * @param lonely Whether it may be incomplete: no symbol at all, or one symbol of one bit.
 */
function build(lengths: ArrayLike<number>, lonely: boolean): Code {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (let i = 0; i < lengths.length; i++) (counts[lengths[i] as number] as number)++;
  const offsets = new Uint16Array(MAX_BITS + 2);
  let left = 1;
  let longest = 0;
  for (let bits = 1; bits <= MAX_BITS; bits++) {
    const count = counts[bits] as number;
    left = 2 * left - count;
    if (left < 0) throw broken();
    if (count > 0) longest = bits;
    offsets[bits + 1] = (offsets[bits] as number) + count;
  }
  if (left > 0 && !(lonely && longest <= 1)) throw broken();
  const symbols = new Uint16Array(lengths.length);
  const quick = new Uint16Array(1 << QUICK_BITS);
  let code = 0;
  for (let bits = 1; bits <= MAX_BITS; bits++) {
    for (let symbol = 0; symbol < lengths.length && (counts[bits] as number) > 0; symbol++) {
      if (lengths[symbol] !== bits) continue;
      symbols[(offsets[bits] as number)++] = symbol;
      if (bits <= QUICK_BITS) {
        let reversed = 0;
        for (let bit = 0; bit < bits; bit++) reversed |= ((code >> bit) & 1) << (bits - 1 - bit);
        for (let at = reversed; at < quick.length; at += 1 << bits) quick[at] = (symbol << 4) | bits;
      }
      code++;
    }
    code <<= 1;
  }
  return { counts, symbols, quick };
}

const range = (count: number, length: number): number[] => new Array<number>(count).fill(length);
const fixedLengths = build([...range(144, 8), ...range(112, 9), ...range(24, 7), ...range(8, 8)], false);
const fixedDistances = build(range(32, 5), false);

function broken(): Malformed {
  return new Malformed("a frame does not hold what its record says");
}

/**
 * Returns exactly `length` bytes of a raw DEFLATE stream that ends in the last byte of `untrusted`.
 *
 * @param dictionary What primes the stream; may be empty.
 * @param length Bytes, at most what the caller is ready to hold.
 * @throws Malformed The stream is broken, yields more or fewer bytes, does not end with the last byte, or
 *     that byte has a bit set beyond the end of the stream.
 */
export function inflate(untrusted: Uint8Array, dictionary: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  const total = untrusted.length * 8;
  let written = 0;
  let position = 0;

  const byte = (at: number): number => untrusted[at] ?? 0;

  /** Returns the next bits without taking them, at most 15; those beyond the end are 0. */
  const peek = (count: number): number => {
    const at = position >> 3;
    const window = byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16);
    return (window >> (position & 7)) & ((1 << count) - 1);
  };
  const take = (count: number): number => {
    const bits = peek(count);
    position += count;
    if (position > total) throw broken();
    return bits;
  };
  const decode = (code: Code): number => {
    let bits = peek(MAX_BITS);
    const entry = code.quick[bits & ((1 << QUICK_BITS) - 1)] as number;
    if (entry > 0) {
      take(entry & 15);
      return entry >> 4;
    }
    let value = 0;
    let first = 0;
    let index = 0;
    for (let size = 1; size <= MAX_BITS; size++) {
      value |= bits & 1;
      bits >>= 1;
      const count = code.counts[size] as number;
      if (value - first < count) {
        take(size);
        return code.symbols[index + value - first] as number;
      }
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw broken();
  };
  const write = (value: number): void => {
    if (written >= length) throw broken();
    out[written++] = value;
  };
  const copy = (count: number, distance: number): void => {
    if (distance > written + dictionary.length) throw broken();
    for (let i = 0; i < count; i++) {
      const at = written - distance;
      write((at >= 0 ? out[at] : dictionary[dictionary.length + at]) as number);
    }
  };
  const stored = (): void => {
    position = (position + 7) & ~7;
    const count = take(8) | (take(8) << 8);
    const inverse = take(8) | (take(8) << 8);
    if (count !== (inverse ^ 0xffff)) throw broken();
    for (let i = 0; i < count; i++) write(take(8));
  };
  const dynamic = (): [Code, Code] => {
    const literals = take(5) + 257;
    const distances = take(5) + 1;
    const given = take(4) + 4;
    if (literals > 286 || distances > 30) throw broken();
    const order = new Uint8Array(19);
    for (let i = 0; i < given; i++) order[ORDER[i] as number] = take(3);
    const code = build(order, false);
    const lengths = new Uint8Array(literals + distances);
    for (let at = 0; at < lengths.length; ) {
      const symbol = decode(code);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw broken();
      const repeated = symbol === 16 ? (lengths[at - 1] as number) : 0;
      const end = at + (symbol === 16 ? 3 + take(2) : symbol === 17 ? 3 + take(3) : 11 + take(7));
      if (end > lengths.length) throw broken();
      lengths.fill(repeated, at, end);
      at = end;
    }
    if (lengths[END_OF_BLOCK] === 0) throw broken();
    return [build(lengths.subarray(0, literals), true), build(lengths.subarray(literals), true)];
  };
  const block = (literals: Code, distances: Code): void => {
    for (;;) {
      const symbol = decode(literals);
      if (symbol === END_OF_BLOCK) return;
      if (symbol < END_OF_BLOCK) {
        write(symbol);
        continue;
      }
      const size = lengthBase[symbol - 257];
      if (size === undefined) throw broken();
      const count = size + take(lengthExtra[symbol - 257] as number);
      const far = decode(distances);
      const base = distanceBase[far];
      if (base === undefined) throw broken();
      copy(count, base + take(DISTANCE_EXTRA[far] as number));
    }
  };

  let last = 0;
  while (!last) {
    last = take(1);
    const type = take(2);
    if (type === 0) stored();
    else if (type === 1) block(fixedLengths, fixedDistances);
    else if (type === 2) block(...dynamic());
    else throw broken();
  }
  if (written !== length || position <= total - 8) throw broken();
  if (byte(untrusted.length - 1) >> (8 - (total - position)) > 0) {
    throw new Malformed("a frame carries bits beyond the end of its stream");
  }
  return out;
}
