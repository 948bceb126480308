/**
 * Search over what is held, in every script: words are looked for as pieces of text, because Chinese, Burmese, Khmer, Lao and Tibetan
 * put no spaces between them, and Korean glues endings to them.
 */

import type { Block, Inline } from "../archive/body";
import type { StoryHead } from "../archive/head";

/** What readers type in several ways and mean the same: joiners, break hints, the tatweel, marks of direction. */
const IGNORED = /[\u00ad\u0640\u200b-\u200f\u2060\u2066-\u2069]|[\ufe00-\ufe0f]/g;
/** Letters of the Arabic script that keyboards give in several shapes: to the Uyghur ones. */
const ARABIC: Readonly<Record<string, string>> = {
  "\u0643": "\u06a9",
  "\u064a": "\u06cc",
  "\u0649": "\u06cc",
  "\u0629": "\u06d5",
};
const WITH_ARABIC = /[\u0643\u064a\u0649\u0629]/g;
/** Marks on Latin letters fall away, so that Vietnamese is found without them; đ has no mark that could fall away. */
const MARKS = /[\u0300-\u036f]/g;

/** Returns a text as it is compared. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(/\u0111/g, "d")
    .replace(IGNORED, "")
    .replace(WITH_ARABIC, (letter) => ARABIC[letter] ?? letter);
}

/** The words of a query as they are compared; all of them must be in a story. */
export function termsOf(query: string): string[] {
  return Array.from(
    new Set(
      folded(query)
        .split(/\s+/)
        .filter((term) => term !== ""),
    ),
  ).slice(0, 16);
}

/** A text and where each of its folded characters came from. */
interface Mapped {
  readonly text: string;
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, the unit of `text` where its character begins. */
  readonly origin: readonly number[];
}

/** Folds a text character by character, so that a hit can be shown where it stands. */
function mapped(text: string): Mapped {
  let all = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of Array.from(text)) {
    const piece = folded(character);
    for (let i = 0; i < piece.length; i++) origin.push(at);
    all += piece;
    at += character.length;
  }
  return { text, folded: all, origin };
}

export interface Hit {
  /** Empty where the headline has the hit: then `start` and `end` are places in the headline. */
  readonly excerpt: string;
  readonly start: number;
  readonly end: number;
}

const BEFORE = 40;
const AFTER = 100;

/**
 * Says whether a story has all the terms, and where the first one stands in its text.
 *
 * @param texts The parts of a story that are searched, the headline first.
 * @returns Null where a term is missing.
 */
export function findIn(texts: readonly string[], terms: readonly string[]): Hit | null {
  if (terms.length === 0) return null;
  const ready = texts.map(folded);
  if (!terms.every((term) => ready.some((text) => text.includes(term)))) return null;
  const first = terms[0]!;
  if (ready[0]?.includes(first)) {
    const { start, end } = placeOf(mapped(texts[0]!), first);
    return { excerpt: "", start, end };
  }
  const at = ready.findIndex((text) => text.includes(first));
  return excerptOf(mapped(texts[at] ?? ""), first);
}

/** Where a term stands in a text; nowhere, [0, 0), where it is there only once the whole text is folded. */
function placeOf(
  { text, folded: ready, origin }: Mapped,
  term: string,
): { readonly start: number; readonly end: number } {
  const found = ready.indexOf(term);
  if (found < 0) return { start: 0, end: 0 };
  return { start: origin[found]!, end: origin[found + term.length] ?? text.length };
}

function excerptOf(whole: Mapped, term: string): Hit {
  const { text } = whole;
  const { start, end } = placeOf(whole, term);
  if (end === 0) return { excerpt: text.slice(0, BEFORE + AFTER), start: 0, end: 0 };
  const from = boundary(text, Math.max(0, start - BEFORE), start);
  const to = boundary(text, Math.min(text.length, end + AFTER), text.length);
  // Whole words where there are spaces, and a sign where something is left out.
  const first = from > 0 ? text.slice(from, start).search(/\s/) + 1 : 0;
  const last = to < text.length ? /\s\S*$/.exec(text.slice(end, to)) : null;
  const before = (from > 0 ? "…" : "") + text.slice(from + first, start);
  const after = text.slice(end, last ? end + last.index : to) + (to < text.length ? "…" : "");
  const hit = text.slice(start, end);
  return { excerpt: before + hit + after, start: before.length, end: before.length + hit.length };
}

/** What is never parted from the character before it: halves of characters, vowels and tones. */
const JOINED =
  /[\udc00-\udfff]|[\u0300-\u036f\u064b-\u065f\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0fbc\u102b-\u103e\u1056-\u1059\u17b4-\u17d3]/;

function boundary(text: string, at: number, most: number): number {
  let place = at;
  while (place > 0 && place < most && JOINED.test(text.charAt(place))) place++;
  return place;
}

/** The texts of a head that are searched. */
export function textsOfHead(head: StoryHead): string[] {
  return [
    head.title,
    head.summary,
    head.byline.join(", "),
    head.place,
    ...head.assets.map((asset) => asset.caption),
  ];
}

/** The plain text of blocks, a line for each. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join("\n");
}

function plainBlock(block: Block): string {
  const spans = (inline: Inline) => inline.map((span) => span.text).join("");
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return spans(block.text);
    case "list":
      return block.items.map(spans).join("\n");
    case "quote":
      return [...block.paragraphs.map(spans), block.by].join("\n");
    case "table":
      return block.rows.map((row) => row.map(spans).join(" ")).join("\n");
    case "embed":
      return block.title;
    default:
      return "";
  }
}
