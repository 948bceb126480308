import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { equal, sha256, utf8 } from "../../src/archive/encoding";
import { decompress, formatBundle, openFrame, parseBundle } from "../../src/archive/frame";
import { Malformed, VerificationFailed } from "../../src/errors";

const NONE = new Uint8Array(0);
const bytes = (...values: number[]) => Uint8Array.from(values);

function pack(data: Uint8Array, dictionary: Uint8Array, options = {}): Uint8Array {
  const primed = dictionary.length ? { dictionary } : {};
  return new Uint8Array(deflateRawSync(data, { ...primed, memLevel: 9, ...options }));
}

/** A generator of numbers below 2^32 from a fixed seed (xorshift). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

describe("streams of zlib", () => {
  const next = seeded(7);
  const dictionary = utf8("the river rose at night and the newsroom counted its boats ".repeat(40));
  const texts = [
    NONE,
    utf8("a"),
    utf8("the river rose at night"),
    utf8("မြစ်ရေ ".repeat(3000)),
    Uint8Array.from({ length: 70_000 }, () => next() & 0xff),
    Uint8Array.from({ length: 70_000 }, () => 97 + (next() % 3)),
    new Uint8Array(300_000),
  ];
  const strategies = [
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  ];

  test("of every level and strategy inflate to what was packed, with a dictionary and without one", {
    timeout: 60_000,
  }, () => {
    for (const text of texts) {
      for (const level of [0, 1, 6, 9]) {
        for (const strategy of strategies) {
          for (const primed of [NONE, dictionary]) {
            const stream = pack(text, primed, { level, strategy });
            expect(equal(decompress(stream, primed, text.length), text)).toBe(true);
            expect(() => decompress(stream, primed, text.length + 1)).toThrow(Malformed);
            if (text.length) expect(() => decompress(stream, primed, text.length - 1)).toThrow(Malformed);
          }
        }
      }
    }
  });

  test("cut or followed by a byte are refused at every place", () => {
    const text = utf8("the river rose at night, the river fell at dawn, the boats came home");
    for (const strategy of strategies) {
      const stream = pack(text, NONE, { strategy });
      for (let end = 0; end < stream.length; end++) {
        expect(() => decompress(stream.slice(0, end), NONE, text.length)).toThrow(Malformed);
      }
      for (const more of [0, 1, 0x80, 0xff]) {
        expect(() => decompress(bytes(...stream, more), NONE, text.length)).toThrow(Malformed);
      }
    }
  });

  test("with a bit turned over are accepted exactly where zlib reads the same length to the end", {
    timeout: 60_000,
  }, () => {
    let accepted = 0;
    let refused = 0;
    for (const text of [utf8("the river rose at night ".repeat(9)), Uint8Array.from({ length: 500 }, next)]) {
      for (const options of [{}, { strategy: constants.Z_FIXED }, { level: 0 }, { windowBits: 9 }]) {
        const stream = pack(text, NONE, options);
        for (let bit = 0; bit < stream.length * 8; bit++) {
          const turned = stream.slice();
          turned[bit >> 3] = (turned[bit >> 3] as number) ^ (1 << (bit & 7));
          let theirs: Uint8Array | null = null;
          try {
            // `info` tells how many bytes zlib took; it does not see bits that nobody used.
            const { buffer, engine } = inflateRawSync(turned, {
              info: true,
              maxOutputLength: 1 << 20,
            } as object) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
            if (buffer.length === text.length && engine.bytesWritten === turned.length)
              theirs = new Uint8Array(buffer);
          } catch {
            // Broken for zlib too.
          }
          let ours: Uint8Array | null = null;
          try {
            ours = decompress(turned, NONE, text.length);
          } catch (error) {
            if (!(error instanceof Malformed)) throw error;
            const last = bit >> 3 === stream.length - 1;
            // Only an unused bit of the last byte may be refused here and read by zlib.
            if (theirs && last) expect(equal(theirs, text)).toBe(true);
            if (last) continue;
          }
          expect(ours && theirs ? equal(ours, theirs) : ours === theirs).toBe(true);
          if (ours) accepted += 1;
          else refused += 1;
        }
      }
    }
    expect(accepted).toBeGreaterThan(1000);
    expect(refused).toBeGreaterThan(300);
  });
});

describe("a frame", () => {
  // "abcdef" in fixed codes: spec/08-frames.md section 4. The last byte ends in six unused bits.
  const stream = bytes(0x4b, 0x4c, 0x4a, 0x4e, 0x49, 0x4d, 0x03, 0x00);
  const text = utf8("abcdef");

  test("with a bit beyond its end is refused, whichever it is", () => {
    expect(decompress(stream, NONE, 6)).toEqual(text);
    let hidden = 0;
    for (let bit = 0; bit < 8; bit++) {
      const marked = stream.slice();
      marked[7] = 1 << bit;
      expect(() => decompress(marked, NONE, 6)).toThrow(Malformed);
      hidden += 1;
    }
    expect(hidden).toBe(8);
  });

  test("that reaches before its dictionary is refused, and into it is read", () => {
    const dictionary = utf8("abcdefghij");
    const primed = pack(utf8("abcdefghijabcdefghij"), dictionary);
    expect(decompress(primed, dictionary, 20)).toEqual(utf8("abcdefghijabcdefghij"));
    expect(() => decompress(primed, dictionary.slice(8), 20)).toThrow(Malformed);
    expect(() => decompress(primed, NONE, 20)).toThrow(Malformed);
  });

  test("that holds 64 megabytes of zeros costs no more than the length that its record states", {
    timeout: 60_000,
  }, () => {
    const begun = performance.now();
    const bomb = pack(new Uint8Array(64 << 20), NONE, { level: 9 });
    const packed = performance.now();
    expect(() => decompress(bomb, NONE, 1000)).toThrow(Malformed);
    expect(performance.now() - packed).toBeLessThan((packed - begun) / 4);
  });

  test("with more codes than DEFLATE has, a repeat of nothing, or no end is refused", () => {
    for (const broken of [
      bytes(0x06), // block type 3
      bytes(0x01, 0x01, 0x00, 0xff, 0xff, 0x61), // a stored length whose complement is wrong
      bytes(0xfd, 0xff, 0xff, 0xff, 0xff, 0xff), // 288 lengths
      bytes(0x04, 0xc0, 0x81, 0x08, 0, 0, 0, 0), // no end-of-block code
      NONE,
    ]) {
      expect(() => decompress(broken, NONE, 1)).toThrow(Malformed);
    }
  });

  test("that inflates to another text than its record names is false", () => {
    expect(openFrame(stream, NONE, { digest: sha256(text), length: 6 })).toEqual(text);
    expect(() => openFrame(stream, NONE, { digest: sha256(utf8("abcdeg")), length: 6 })).toThrow(
      VerificationFailed,
    );
  });
});

test("a bundle holds exactly as many frames as were asked for", () => {
  const digest = sha256(NONE);
  const data = formatBundle([bytes(1, 2), NONE, bytes(3)], digest);
  expect(parseBundle(data, 3)).toEqual({ dictionary: digest, streams: [bytes(1, 2), NONE, bytes(3)] });
  for (const count of [0, 2, 4]) expect(() => parseBundle(data, count)).toThrow(Malformed);
  for (let end = 0; end < data.length; end++) {
    expect(() => parseBundle(data.slice(0, end), 3)).toThrow(Malformed);
  }
});
