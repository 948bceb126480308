/**
 * Heads: what a front page shows of a version, and what the other kinds of record say. Strict JSON, named by
 * hash and length (spec/07-heads-and-bodies.md section 3).
 *
 * `published` is null where the source states no date: a date is never guessed.
 */

import { Malformed } from "../errors";
import {
  ADDRESSES,
  ASSETS,
  BODY_BYTES,
  HEAD_BYTES,
  LATEST_SECONDS,
  LOG_SIZE,
  TEXT_CHARACTERS,
  TITLE_CHARACTERS,
} from "../limits";
import { type Asset, formatAsset, parseAsset, RIGHTS, type Right } from "./asset";
import { type Block, formatBlocks, parseBlocks } from "./body";
import { formatCorrection, type Note, parseCorrection } from "./correction";
import { compareCodePoints } from "./encoding";
import { isDeskCode } from "./layout";
import { formatJson, type Json, type JsonObject, parseJson } from "./strictjson";
import { asObject, checkInteger, checkKeys, checkList, checkText, checkWord } from "./text";

const TIME_LOW = -30_610_224_000; // 1000-01-01, so that a month is always spelled yyyy-mm
const WORK = /^[a-z2-7]{16}$/;
const ADDRESS = /^[a-z2-7]{26}$/;
const MASTHEAD = /^[a-z][a-z0-9-]{0,15}$/;

/** What a front page shows of a story's version. */
export interface StoryHead {
  /** One line. */
  readonly title: string;
  /** Lines, may be empty. */
  readonly summary: string;
  /** Names for readers. */
  readonly byline: readonly string[];
  /** A name is withheld for somebody's safety. */
  readonly bylineWithheld: boolean;
  /** The dateline. */
  readonly place: string;
  /** Seconds since the epoch, or null where the source states no date. */
  readonly published: number | null;
  /** In the story's language, or empty. */
  readonly section: string;
  /** Figures in the body count in them. */
  readonly assets: readonly Asset[];
  /** What was corrected, or null. */
  readonly note: Note | null;
  /** The original publisher of a republished story, or empty. */
  readonly publisher: string;
  /** The code of the desk that published this work first, or null. */
  readonly translates: string | null;
  /** The class of the text where it is not the newsroom's own, or empty. */
  readonly right: Right | "";
  /** `addressHash` of the addresses at which the work was published before, sorted. */
  readonly addresses: readonly string[];
}

/** A front page's order: works by id, and the names of the sections in order. */
export interface EditionHead {
  readonly lead: string | null;
  readonly pins: readonly string[];
  readonly sections: readonly string[];
}

/** The masthead that a desk belongs to. */
export interface StandingHead {
  /** Its code. */
  readonly masthead: string;
  /** In the desk's language. */
  readonly name: string;
  /** Its public domain. */
  readonly address: string;
}

/** A masthead's standing texts in one language: name (notice, about, ...) and blocks, sorted by name. */
export interface StandingBody {
  readonly texts: readonly (readonly [string, readonly Block[]])[];
}

/** Which records of the window [start, end) supersede or redact which. */
export interface IndexHead {
  /** First leaf of the window. */
  readonly start: number;
  /** The index record's own position. */
  readonly end: number;
  /** Sorted pairs of a target and the indexes of all records in the window that refer to it. */
  readonly supersedes: readonly (readonly [number, readonly number[]])[];
}

/** Why parts were removed, for readers. */
export interface RedactHead {
  readonly note: Note;
}

/** Returns the canonical bytes. */
export function formatStoryHead(head: StoryHead): Uint8Array {
  const value: { [key: string]: Json } = {
    assets: head.assets.map(formatAsset),
    byline: head.byline,
    place: head.place,
    published: head.published,
    section: head.section,
    summary: head.summary,
    title: head.title,
  };
  if (head.addresses.length > 0) value["addresses"] = head.addresses;
  if (head.bylineWithheld) value["byline_withheld"] = true;
  if (head.note) value["note"] = formatCorrection(head.note);
  if (head.publisher) value["publisher"] = head.publisher;
  if (head.right) value["right"] = head.right;
  if (head.translates) value["translates"] = head.translates;
  return formatJson(value);
}

/** Returns the canonical bytes. */
export function formatEditionHead({ lead, pins, sections }: EditionHead): Uint8Array {
  return formatJson({ lead, pins, sections });
}

/** Returns the canonical bytes. */
export function formatStandingHead({ address, masthead, name }: StandingHead): Uint8Array {
  return formatJson({ address, masthead, name });
}

/** Returns the canonical bytes. */
export function formatStandingBody(body: StandingBody): Uint8Array {
  const texts: { [name: string]: Json } = {};
  for (const [name, blocks] of body.texts) texts[name] = formatBlocks(blocks);
  return formatJson({ texts });
}

/** Returns the canonical bytes. */
export function formatIndexHead({ start, end, supersedes }: IndexHead): Uint8Array {
  return formatJson({ end, start, supersedes });
}

/** Returns the canonical bytes. */
export function formatRedactHead(head: RedactHead): Uint8Array {
  return formatJson({ note: formatCorrection(head.note) });
}

function fieldsOf(
  untrusted: Uint8Array,
  what: string,
  required: readonly string[],
  optional: readonly string[] = [],
  limit = HEAD_BYTES,
): JsonObject {
  return checkKeys(parseJson(untrusted, limit), what, required, optional);
}

/** Parses the head of a publish, correct or retract record. @throws Malformed */
export function parseStoryHead(untrusted: Uint8Array): StoryHead {
  const fields = fieldsOf(
    untrusted,
    "a head",
    ["assets", "byline", "place", "published", "section", "summary", "title"],
    ["addresses", "byline_withheld", "note", "publisher", "right", "translates"],
  );
  // What is optional is absent, never empty, false or null: so a head has one document, as a document one head.
  const { published, byline_withheld: withheld, publisher, translates, note, right } = fields;
  if (withheld !== undefined && withheld !== true) {
    throw new Malformed("a head's byline mark is malformed");
  }
  return {
    title: checkLine(fields["title"], "a title", false),
    summary: checkText(fields["summary"], "a summary", { limit: TEXT_CHARACTERS, lines: true }),
    byline: checkList(fields["byline"], "a byline", 50).map((name) => checkLine(name, "a byline", false)),
    bylineWithheld: withheld === true,
    place: checkLine(fields["place"], "a dateline"),
    published:
      published === null ? null : checkInteger(published, "a publication time", TIME_LOW, LATEST_SECONDS),
    section: checkLine(fields["section"], "a section"),
    assets: checkList(fields["assets"], "a story's assets", ASSETS).map(parseAsset),
    note: note === undefined ? null : parseCorrection(note),
    publisher: publisher === undefined ? "" : checkLine(publisher, "a publisher", false),
    translates: translates === undefined ? null : parseDesk(translates),
    right: right === undefined ? "" : checkWord(right, "a text's right", RIGHTS),
    addresses: parseAddresses(fields["addresses"]),
  };
}

function parseAddresses(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  const found = checkList(value, "a head's addresses", ADDRESSES).map((item, i, all) => {
    if (typeof item !== "string" || !ADDRESS.test(item) || (i > 0 && !((all[i - 1] as string) < item))) {
      throw new Malformed("a head's addresses are not sorted hashes");
    }
    return item;
  });
  if (found.length === 0) throw new Malformed("a head's addresses are empty");
  return found;
}

/** Parses the head of an edition record. @throws Malformed */
export function parseEditionHead(untrusted: Uint8Array): EditionHead {
  const fields = fieldsOf(untrusted, "an edition", ["lead", "pins", "sections"]);
  const lead = fields["lead"] as Json;
  return {
    lead: lead === null ? null : parseWork(lead),
    pins: checkList(fields["pins"], "an edition's pins", 100).map(parseWork),
    sections: checkList(fields["sections"], "an edition's sections", 100).map((name) =>
      checkLine(name, "a section", false),
    ),
  };
}

/** Parses the head of a standing record. @throws Malformed */
export function parseStandingHead(untrusted: Uint8Array): StandingHead {
  const fields = fieldsOf(untrusted, "a masthead", ["address", "masthead", "name"]);
  const masthead = checkLine(fields["masthead"], "a masthead's code");
  if (!MASTHEAD.test(masthead)) throw new Malformed("a masthead's code is malformed");
  return {
    masthead,
    name: checkLine(fields["name"], "a masthead's name", false),
    address: checkLine(fields["address"], "an address"),
  };
}

/** Parses the body of a standing record. @throws Malformed */
export function parseStandingBody(untrusted: Uint8Array): StandingBody {
  const texts = asObject(fieldsOf(untrusted, "a standing text", ["texts"], [], BODY_BYTES)["texts"]);
  const names = texts ? Object.keys(texts) : [];
  if (!texts || !names.every((name) => MASTHEAD.test(name))) {
    throw new Malformed("a masthead's standing texts are malformed");
  }
  return {
    texts: names.sort(compareCodePoints).map((name) => [name, parseBlocks(texts[name])] as const),
  };
}

/** Parses the head of an index record. @throws Malformed */
export function parseIndexHead(untrusted: Uint8Array): IndexHead {
  const fields = fieldsOf(untrusted, "an index", ["start", "end", "supersedes"]);
  const supersedes = checkList(fields["supersedes"], "an index", LOG_SIZE).map(parsePair);
  const start = checkInteger(fields["start"], "an index's start", 0, LOG_SIZE);
  const end = checkInteger(fields["end"], "an index's end", 0, LOG_SIZE);
  if (
    start >= end ||
    !rises(supersedes.map(([target]) => target)) ||
    // A record supersedes only an earlier one, and the window lists its own records only.
    !supersedes.every(
      ([target, by]) =>
        by.length > 0 &&
        rises([target, ...by]) &&
        start <= (by[0] as number) &&
        (by[by.length - 1] as number) < end,
    )
  ) {
    throw new Malformed("an index is not sorted, or names a record outside its window");
  }
  return { start, end, supersedes };
}

/** Parses the head of a redact record. @throws Malformed */
export function parseRedactHead(untrusted: Uint8Array): RedactHead {
  return { note: parseCorrection(fieldsOf(untrusted, "a redaction", ["note"])["note"]) };
}

function rises(numbers: readonly number[]): boolean {
  return numbers.every((n, i) => i === 0 || (numbers[i - 1] as number) < n);
}

function parsePair(value: Json): readonly [number, readonly number[]] {
  const [target, by, ...more] = checkList(value, "an index entry", 2);
  if (target === undefined || by === undefined || more.length > 0) {
    throw new Malformed("an index entry is not a pair");
  }
  return [
    checkInteger(target, "an index target", 0, LOG_SIZE),
    checkList(by, "an index entry", LOG_SIZE).map((i) => checkInteger(i, "an index entry", 0, LOG_SIZE)),
  ];
}

function checkLine(value: Json | undefined, what: string, empty = true): string {
  return checkText(value, what, { limit: TITLE_CHARACTERS, empty });
}

function parseWork(value: Json): string {
  if (typeof value !== "string" || !WORK.test(value)) throw new Malformed("a work id is malformed");
  return value;
}

function parseDesk(value: Json): string {
  if (typeof value !== "string" || !isDeskCode(value)) throw new Malformed("a desk code is malformed");
  return value;
}
