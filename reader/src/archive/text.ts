/**
 * What text may contain: the characters that a page can show without deceiving its reader.
 *
 * Refused: C0 and C1 controls (a newline only where lines are allowed), the bidirectional overrides and
 * embeddings U+202A to U+202E, unbalanced isolates, byte order marks and noncharacters. Kept: the joiners and
 * marks that Burmese, Khmer, Persian and Uyghur need (ZWJ, ZWNJ, ZWSP, LRM, RLM, ALM). Source: spec/07-heads-
 * and-bodies.md section 2.
 */

import { Malformed } from "../errors";
import { isArray, type Json, type JsonObject } from "./strictjson";

// The last two code points of every plane are noncharacters, beside U+FDD0 to U+FDEF.
let planeEnds = "";
for (let plane = 1; plane <= 16; plane++) {
  const digits = plane.toString(16);
  planeEnds += `\\u{${digits}fffe}\\u{${digits}ffff}`;
}
const IN_LINES = `\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\ufeff\\ufdd0-\\ufdef\\ufffe\\uffff${planeEnds}`;
const FORBIDDEN_IN_LINES = new RegExp(`[${IN_LINES}]`, "u");
const FORBIDDEN = new RegExp(`[\\n${IN_LINES}]`, "u");
const ISOLATES = /[\u2066-\u2069]/g;
// White space is what Python takes for it; controls are refused apart.
const LINK =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses
  /^https?:\/\/[^\x00-\x20\x7f"'<>\\^`{|}\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]{1,2000}$/u;

/** Says whether a text holds only characters that may be shown; `lines` allows newlines. */
export function isClean(text: string, lines = false): boolean {
  if ((lines ? FORBIDDEN_IN_LINES : FORBIDDEN).test(text)) return false;
  let depth = 0;
  for (const mark of text.match(ISOLATES) ?? []) {
    depth += mark === "\u2069" ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Says whether a text has at most `limit` code points. */
function fits(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  let count = 0;
  for (const _ of text) if (++count > limit) return false;
  return true;
}

/** How a text is limited: code points, whether newlines may stand in it, whether it may be empty. */
export interface TextRule {
  readonly limit: number;
  readonly lines?: boolean;
  readonly empty?: boolean;
}

/** Returns `value` if it is a clean text that keeps the rule. @throws Malformed It is not. */
export function checkText(value: Json | undefined, what: string, rule: TextRule): string {
  const { limit, lines = false, empty = true } = rule;
  if (typeof value !== "string" || !fits(value, limit) || !isClean(value, lines) || !(value || empty)) {
    throw new Malformed(`${what} is not a text that may be shown`);
  }
  return value;
}

/** Returns `value` if it is one of the allowed words. @throws Malformed */
export function checkWord<Word extends string>(
  value: Json | undefined,
  what: string,
  allowed: readonly Word[],
): Word {
  const word = allowed.find((item) => item === value);
  if (word === undefined) throw new Malformed(`${what} is not a known word`);
  return word;
}

/** Returns `value` if it is an http or https address. @throws Malformed */
export function checkLink(value: Json | undefined): string {
  if (typeof value !== "string" || !LINK.test(value) || !isClean(value)) {
    throw new Malformed("a link is not an http or https address");
  }
  return value;
}

/** Returns `value` if it is an object. */
export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === "object" && value !== null && !isArray(value) ? value : null;
}

/** Returns `value` if it is an object with all required and no unknown keys. @throws Malformed */
export function checkKeys(
  value: Json | undefined,
  what: string,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject {
  const fields = asObject(value);
  const keys = fields ? Object.keys(fields) : [];
  if (
    !fields ||
    !required.every((key) => keys.indexOf(key) >= 0) ||
    !keys.every((key) => required.indexOf(key) >= 0 || optional.indexOf(key) >= 0)
  ) {
    throw new Malformed(`${what} has a field it cannot have, or lacks one`);
  }
  return fields;
}

/** Returns `value` if it is an array of at most `limit` items. @throws Malformed */
export function checkList(value: Json | undefined, what: string, limit: number): readonly Json[] {
  if (value === undefined || !isArray(value) || value.length > limit) {
    throw new Malformed(`${what} is not a list of at most ${limit} items`);
  }
  return value;
}

/** Returns `value` if it is an integer within the bounds. @throws Malformed */
export function checkInteger(value: Json | undefined, what: string, low: number, high: number): number {
  if (typeof value !== "number" || !(value >= low && value <= high)) {
    throw new Malformed(`${what} is not a number from ${low} to ${high}`);
  }
  return value;
}
