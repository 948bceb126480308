/**
 * Records: the leaves of a desk's log. At most 1 KiB of ASCII lines, and no prose (spec/06-records.md).
 *
 *     skywave-record/v1
 *     kind correct
 *     work 5gq3k2c7w4x6y2ab
 *     version 2
 *     ref 17                          index of the record it supersedes or redacts, or `none`
 *     logged 1779148800               seconds since the epoch, never decreasing along a log
 *     lang my
 *     head <64 hex digits> 812        SHA-256 and length of the head, or `head none`
 *     body <64 hex digits> 4096       the same for the body, or `body none`
 *     remove body                     only in kind redact: head, body, or `asset <64 hex digits>`; one or
 *     more lines
 */

import { Malformed } from "../errors";
import {
  BODY_BYTES,
  HEAD_BYTES,
  INDEX_WINDOW_BUNDLES,
  LATEST_SECONDS,
  LOG_SIZE,
  RECORD_BYTES,
  TILE_WIDTH,
} from "../limits";
import { decodeAscii, formatHex, parseHex, utf8 } from "./encoding";

export type StoryKind = "publish" | "correct" | "retract";
export type Kind = StoryKind | "redact" | "edition" | "standing" | "index";

const HEADER = "skywave-record/v1";
const DECIMAL = "(0|[1-9][0-9]{0,18})";
const LANGUAGE = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2}|-[0-9]{3})?";
const PART = `(?:none|([0-9a-f]{64}) ${DECIMAL})`;
const RECORD = new RegExp(
  `^${HEADER}
kind (publish|correct|retract|redact|edition|standing|index)
work (?:none|([a-z2-7]{16}))
version ${DECIMAL}
ref (?:none|${DECIMAL})
logged ${DECIMAL}
lang (${LANGUAGE})
head ${PART}
body ${PART}
((?:remove (?:head|body|asset [0-9a-f]{64})\n)*)$`,
);
const IS_LANGUAGE = new RegExp(`^${LANGUAGE}$`);

/** A head or body by what it must be: SHA-256 (32 bytes) and length in bytes. */
export interface Part {
  readonly digest: Uint8Array;
  readonly length: number;
}

/** One part that a redact record removes: a head, a body, or an asset with its digest. */
export interface Removal {
  readonly part: "head" | "body" | "asset";
  /** 32 bytes of an asset, or null. */
  readonly digest: Uint8Array | null;
}

/** One leaf. */
export interface Record {
  readonly kind: Kind;
  /** 16 base32 characters, or null in an index record. */
  readonly work: string | null;
  /** 1, 2, ...; 0 in an index record. */
  readonly version: number;
  /** Index of the record this one supersedes or redacts, or null. */
  readonly ref: number | null;
  /** Seconds since the epoch. */
  readonly logged: number;
  /** BCP 47, canonical case. */
  readonly language: string;
  /** What the head must be, or null. */
  readonly head: Part | null;
  /** What the body must be, or null. */
  readonly body: Part | null;
  /** What a redact record removes. */
  readonly removals: readonly Removal[];
}

/** Returns the leaf's bytes. */
export function formatRecord(record: Record): Uint8Array {
  const part = (what: Part | null) => (what ? `${formatHex(what.digest)} ${what.length}` : "none");
  const lines = [
    HEADER,
    `kind ${record.kind}`,
    `work ${record.work ?? "none"}`,
    `version ${record.version}`,
    `ref ${record.ref ?? "none"}`,
    `logged ${record.logged}`,
    `lang ${record.language}`,
    `head ${part(record.head)}`,
    `body ${part(record.body)}`,
    ...record.removals.map((r) => `remove ${r.digest ? `${r.part} ${formatHex(r.digest)}` : r.part}`),
  ];
  return utf8(`${lines.join("\n")}\n`);
}

/** Says whether a record is a version of a story. */
export function isStory(record: Record): boolean {
  return record.kind === "publish" || record.kind === "correct" || record.kind === "retract";
}

/** Parses a leaf. @throws Malformed Any bytes that `formatRecord` would not write. */
export function parseRecord(untrusted: Uint8Array): Record {
  // The pattern allows one spelling for every value, so what was read needs no second look at its form.
  const match = untrusted.length > RECORD_BYTES ? null : RECORD.exec(decodeAscii(untrusted) ?? "");
  if (!match) throw new Malformed("a record is malformed");
  // TypeScript takes every group for present; those of an alternative that was not taken are undefined.
  const [, kind, work, version, ref, logged, language, head, headLength, body, bodyLength, removals] =
    match as (string | undefined)[];
  const record: Record = {
    kind: kind as Kind,
    work: work ?? null,
    version: number(version as string, LOG_SIZE),
    ref: ref === undefined ? null : number(ref, LOG_SIZE),
    logged: number(logged as string, LATEST_SECONDS),
    language: language as string,
    head: parsePart(head, headLength, HEAD_BYTES),
    body: parsePart(body, bodyLength, BODY_BYTES),
    removals: removals ? removals.split("\n").slice(0, -1).map(parseRemoval) : [],
  };
  check(record, removals ?? "");
  return record;
}

function number(digits: string, limit: number): number {
  const value = Number(digits);
  if (value > limit) {
    throw new Malformed(`a record has the number ${digits}, and at most ${limit} is allowed there`);
  }
  return value;
}

function parsePart(digest: string | undefined, length: string | undefined, limit: number): Part | null {
  if (digest === undefined || length === undefined) return null;
  return { digest: parseHex(digest), length: number(length, limit) };
}

function parseRemoval(line: string): Removal {
  const [, part, digest] = line.split(" ");
  return { part: part as Removal["part"], digest: digest === undefined ? null : parseHex(digest) };
}

function check(record: Record, removals: string): void {
  const { kind } = record;
  const index = kind === "index";
  const allowed =
    (record.work === null) === index &&
    (record.version === 0) === index &&
    (record.ref === null || !index) &&
    (record.ref !== null || !(kind === "correct" || kind === "retract" || kind === "redact")) &&
    (removals !== "") === (kind === "redact") &&
    new Set(removals.split("\n")).size === record.removals.length + 1 &&
    (record.head !== null || kind === "redact") &&
    (record.body !== null) === (kind === "publish" || kind === "correct" || kind === "standing");
  if (!allowed) throw new Malformed(`a record of kind '${kind}' has parts it cannot have`);
}

/** Says whether a language tag (BCP 47, canonical case) may stand in a record. */
export function isLanguage(tag: string): boolean {
  return IS_LANGUAGE.test(tag);
}

/** Says whether the leaf at `index` must be an index record: the last of every 256 (RULES 15). */
export function isIndexPosition(index: number): boolean {
  return index % TILE_WIDTH === TILE_WIDTH - 1;
}

/** Returns the first leaf that the index record at `index` covers; it covers up to itself. */
export function indexWindow(index: number): number {
  const bundles = (index + 1) / TILE_WIDTH;
  return (bundles - Math.min(bundles & -bundles, INDEX_WINDOW_BUNDLES)) * TILE_WIDTH;
}
