/**
 * Bodies: a story's text as a small tree of blocks. Strict JSON, named by hash and length, never HTML.
 *
 *     {"blocks":[{"p":["Plain ",{"m":["em"],"t":"stressed"}]},{"h":["A heading"],"level":2},{"figure":0}]}
 *
 * A text may hold newlines: line breaks inside a block. An embed is shown as a link and never loaded.
 * Source: spec/07-heads-and-bodies.md section 4.
 */

import { Malformed } from "../errors";
import { ASSETS, BLOCKS, BODY_BYTES, TEXT_CHARACTERS, TITLE_CHARACTERS } from "../limits";
import { formatJson, isArray, type Json, type JsonObject, parseJson } from "./strictjson";
import { asObject, checkInteger, checkKeys, checkLink, checkList, checkText } from "./text";

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const TEXT = { limit: TEXT_CHARACTERS, lines: true, empty: false };

export type Mark = "em" | "strong";
export type Direction = "ltr" | "rtl" | "auto";

/** A run of text with its marks. */
export interface Span {
  /** May hold newlines. */
  readonly text: string;
  /** em before strong. */
  readonly marks: readonly Mark[];
  /** An http or https address, or null. */
  readonly href: string | null;
  /** BCP 47 where it differs from the story's, or null. */
  readonly language: string | null;
  readonly direction: Direction | null;
}

/** At least one span. */
export type Inline = readonly Span[];

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: Inline;
}

/** A heading within the story; level 2 to 4. */
export interface Heading {
  readonly kind: "heading";
  readonly text: Inline;
  readonly level: number;
}

/** A list of items, numbered or not. */
export interface List {
  readonly kind: "list";
  readonly items: readonly Inline[];
  readonly ordered: boolean;
}

/** A block quotation, with its speaker where one is named (else empty). */
export interface Quote {
  readonly kind: "quote";
  readonly paragraphs: readonly Inline[];
  readonly by: string;
}

/** The place of the head's asset number `asset`. */
export interface Figure {
  readonly kind: "figure";
  readonly asset: number;
}

/** Rows of cells; the first row is a header where `header` is true. */
export interface Table {
  readonly kind: "table";
  readonly rows: readonly (readonly Inline[])[];
  readonly header: boolean;
}

/** Something elsewhere, shown as a link and never loaded. */
export interface Embed {
  readonly kind: "embed";
  readonly href: string;
  readonly title: string;
}

export type Block = Paragraph | Heading | List | Quote | Figure | Table | Embed;

/** The blocks of one version's text. */
export interface Body {
  readonly blocks: readonly Block[];
}

/** Parses a body. @throws Malformed Any bytes that `formatBody` would not write. */
export function parseBody(untrusted: Uint8Array): Body {
  return { blocks: parseBlocks(checkKeys(parseJson(untrusted, BODY_BYTES), "a body", ["blocks"])["blocks"]) };
}

/** Returns the canonical bytes. */
export function formatBody(body: Body): Uint8Array {
  return formatJson({ blocks: formatBlocks(body.blocks) });
}

/** Returns the blocks of a JSON value. @throws Malformed */
export function parseBlocks(value: Json | undefined): readonly Block[] {
  return checkList(value, "a body", BLOCKS).map(parseBlock);
}

/** Returns blocks as JSON values. */
export function formatBlocks(blocks: readonly Block[]): Json[] {
  return blocks.map(formatBlock);
}

function formatSpan(span: Span): Json {
  const value: { [key: string]: Json } = {};
  if (span.marks.length > 0) value["m"] = span.marks;
  if (span.href) value["a"] = span.href;
  if (span.language) value["l"] = span.language;
  if (span.direction) value["d"] = span.direction;
  if (Object.keys(value).length === 0) return span.text;
  value["t"] = span.text;
  return value;
}

const formatInline = (inline: Inline): Json => inline.map(formatSpan);

function formatBlock(block: Block): JsonObject {
  switch (block.kind) {
    case "paragraph":
      return { p: formatInline(block.text) };
    case "heading":
      return { h: formatInline(block.text), level: block.level };
    case "list":
      return { [block.ordered ? "ol" : "ul"]: block.items.map(formatInline) };
    case "quote":
      return { by: block.by, quote: block.paragraphs.map(formatInline) };
    case "figure":
      return { figure: block.asset };
    case "table":
      return { header: block.header, table: block.rows.map((row) => row.map(formatInline)) };
    case "embed":
      return { embed: block.href, title: block.title };
  }
}

function parseSpan(value: Json): Span {
  if (typeof value === "string") {
    return {
      text: checkText(value, "a paragraph", TEXT),
      marks: [],
      href: null,
      language: null,
      direction: null,
    };
  }
  const fields = checkKeys(value, "a span", ["t"], ["m", "a", "l", "d"]);
  const text = checkText(fields["t"], "a paragraph", TEXT);
  const { m, a, l, d } = fields as { [key: string]: Json | undefined };
  if (
    Object.keys(fields).length === 1 ||
    (m !== undefined && !isMarks(m)) ||
    (l !== undefined && !(typeof l === "string" && LANGUAGE.test(l))) ||
    (d !== undefined && d !== "ltr" && d !== "rtl" && d !== "auto")
  ) {
    throw new Malformed("a span's marks are malformed");
  }
  return {
    text,
    marks: (m as Mark[] | undefined) ?? [],
    href: a === undefined ? null : checkLink(a),
    language: (l as string | undefined) ?? null,
    direction: d ?? null,
  };
}

function isMarks(value: Json): boolean {
  if (!isArray(value)) return false;
  const [first, second] = value;
  if (value.length === 1) return first === "em" || first === "strong";
  return value.length === 2 && first === "em" && second === "strong";
}

function parseInline(value: Json | undefined): Inline {
  const spans = checkList(value, "a paragraph", BLOCKS).map(parseSpan);
  if (spans.length === 0) throw new Malformed("a paragraph is empty");
  return spans;
}

function parseInlines(value: Json | undefined): readonly Inline[] {
  return checkList(value, "a list", BLOCKS).map(parseInline);
}

function parseBlock(value: Json): Block {
  const fields = asObject(value) ?? {};
  switch (Object.keys(fields).join()) {
    case "p":
      return { kind: "paragraph", text: parseInline(fields["p"]) };
    case "h,level":
      return {
        kind: "heading",
        text: parseInline(fields["h"]),
        level: checkInteger(fields["level"], "a heading's level", 2, 4),
      };
    case "ul":
      return { kind: "list", items: parseInlines(fields["ul"]), ordered: false };
    case "ol":
      return { kind: "list", items: parseInlines(fields["ol"]), ordered: true };
    case "by,quote":
      return {
        kind: "quote",
        paragraphs: parseInlines(fields["quote"]),
        by: checkText(fields["by"], "a quotation's speaker", { limit: TITLE_CHARACTERS }),
      };
    case "figure":
      return { kind: "figure", asset: checkInteger(fields["figure"], "a figure", 0, ASSETS - 1) };
    case "header,table":
      if (typeof fields["header"] !== "boolean") break;
      return {
        kind: "table",
        rows: checkList(fields["table"], "a table", BLOCKS).map(parseInlines),
        header: fields["header"],
      };
    case "embed,title":
      return {
        kind: "embed",
        href: checkLink(fields["embed"]),
        title: checkText(fields["title"], "an embed's title", { limit: TITLE_CHARACTERS }),
      };
  }
  throw new Malformed("a body has a block that is not one of the known kinds");
}
