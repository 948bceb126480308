/**
 * The vectors of spec/vectors, each whole and then byte by byte, without an import from Node: the same file
 * runs in browsers.
 *
 * Whole: a valid vector is accepted, says what its `with` states and is encoded again as the same bytes; an
 * invalid or tampered one is refused with its code. Byte by byte: with one byte left out, or one bit turned
 * over, a valid vector is refused as malformed, false or unvouched; if it is still accepted, then because its
 * format can say that too, and it is encoded again as just these bytes.
 */

import { equal } from "../src/archive/encoding";
import { SkywaveError } from "../src/errors";
import { disagreement, type Files, type Given, open } from "./formats";

/** The folders of spec/vectors. */
export const VECTOR_FORMATS = [
  "note",
  "checkpoint",
  "cosignature",
  "policy",
  "root",
  "record",
  "head",
  "body",
  "frame",
  "bundle",
  "parts",
  "entries",
  "frontier",
  "proof",
  "json",
  "release",
  "appkey",
  "mirrors",
] as const;

/**
 * Formats whose reading checks signatures: each costs milliseconds, so that of a long file only some bytes
 * are tried.
 */
const SIGNED = ["note", "checkpoint", "cosignature", "root", "proof", "appkey", "mirrors"];
const SIGNED_POSITIONS = 48;
const POSITIONS = 1200;

interface Entry {
  readonly file: string;
  readonly description: string;
  readonly error?: string;
  readonly with?: Given;
}

/** What came of one vector: null, or in one sentence what is wrong. */
export type Report = (name: string, fault: string | null) => void;

/** How much was tried. */
export interface Tally {
  readonly vectors: number;
  readonly mutations: number;
  /** Mutations that were accepted because they say something else that is allowed. */
  readonly accepted: number;
}

/**
 * Runs all vectors.
 *
 * @param read Returns a file by its path below spec/vectors.
 * @param report Is told of every vector, and of every vector's mutations as `<vector> byte by byte`.
 */
export async function runVectors(
  read: (path: string) => Promise<Uint8Array>,
  report: Report,
): Promise<Tally> {
  const tally = { vectors: 0, mutations: 0, accepted: 0 };
  const known = new Map<string, Uint8Array>();
  const files: Files = (path) => known.get(path) as Uint8Array;
  for (const format of VECTOR_FORMATS) {
    const index = JSON.parse(new TextDecoder().decode(await read(`${format}/index.json`)));
    for (const entry of index.vectors as Entry[]) {
      const data = await read(`${format}/${entry.file}`);
      const given = entry.with ?? {};
      for (const path of namedIn(format, given)) if (!known.has(path)) known.set(path, await read(path));
      tally.vectors += 1;
      report(`${format}/${entry.file}`, judge(format, data, entry, files));
      if (entry.error === undefined) {
        const { tried, accepted, fault } = byteByByte(format, data, given, files);
        tally.mutations += tried;
        tally.accepted += accepted;
        report(`${format}/${entry.file} byte by byte`, fault);
      }
    }
  }
  return tally;
}

/** Returns the other vectors that a vector's `with` names. */
function namedIn(format: string, given: Given): string[] {
  if (format === "release") return given["after"] === undefined ? [] : [`release/${given["after"]}`];
  if (format === "root") return (given["after"] ?? []).map((name: string) => `root/${name}`);
  if (format !== "appkey" && format !== "mirrors") return [];
  return [...given["after"], given["root"]].map((name: string) => `root/${name}`);
}

function judge(format: string, data: Uint8Array, entry: Entry, files: Files): string | null {
  const given = entry.with ?? {};
  try {
    const opened = open(format, data, given, files);
    if (entry.error !== undefined) return `it is accepted, and should be refused as ${entry.error}`;
    return disagreement(format, data, given, opened);
  } catch (error) {
    const code = error instanceof SkywaveError ? error.code : "a crash";
    return code === entry.error ? null : `it is refused as ${code}: ${error}`;
  }
}

interface Tried {
  readonly tried: number;
  readonly accepted: number;
  readonly fault: string | null;
}

function byteByByte(format: string, data: Uint8Array, given: Given, files: Files): Tried {
  const most = SIGNED.indexOf(format) < 0 ? POSITIONS : SIGNED_POSITIONS;
  const step = Math.max(1, Math.floor(data.length / most));
  let tried = 0;
  let accepted = 0;
  for (let position = 0; position < data.length; position += step) {
    for (const mutated of [without(data, position), flipped(data, position)]) {
      tried += 1;
      try {
        const { again } = open(format, mutated, given, files);
        accepted += 1;
        if (!equal(again, mutated)) {
          return { tried, accepted, fault: `byte ${position}: two spellings of one document are accepted` };
        }
      } catch (error) {
        if (!(error instanceof SkywaveError)) {
          return { tried, accepted, fault: `byte ${position}: ${error}` };
        }
      }
    }
  }
  return { tried, accepted, fault: null };
}

function without(data: Uint8Array, position: number): Uint8Array {
  const mutated = new Uint8Array(data.length - 1);
  mutated.set(data.subarray(0, position));
  mutated.set(data.subarray(position + 1), position);
  return mutated;
}

function flipped(data: Uint8Array, position: number): Uint8Array {
  const mutated = data.slice();
  // Another bit at each position; which one follows from the position alone.
  mutated[position] = (mutated[position] as number) ^ (1 << ((position * 5) % 8));
  return mutated;
}
