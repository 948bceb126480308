/**
 * Strict JSON: exactly one byte sequence for every value, everything else refused (spec/07-heads-and-
 * bodies.md section 1).
 *
 * Objects, arrays, strings, true, false, null and integers below 2^53; no floats, duplicate keys, lone
 * surrogates, or nesting deeper than 8. The engine's own parser reads more than that. It does no harm:
 * whatever it made of a document is spelled again in the one way that is allowed, and a document that is not
 * exactly this spelling is refused.
 */

import { Malformed } from "../errors";
import { JSON_DEPTH } from "../limits";
import { compareCodePoints, decodeUtf8, utf8 } from "./encoding";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

// With the `u` flag a class of surrogates matches those that are no pair.
const LONE_SURROGATE = /[\ud800-\udfff]/u;

class Unspellable extends Error {}

/** Returns the canonical bytes of a value that `parseJson` would accept. */
export function formatJson(value: Json): Uint8Array {
  return utf8(spell(value, 0));
}

/**
 * Returns the value of canonical strict JSON.
 *
 * @param limit The most bytes it may have.
 * @throws Malformed Too long, not JSON, outside the profile, or not canonical.
 */
export function parseJson(untrusted: Uint8Array, limit: number): Json {
  if (untrusted.length > limit) throw new Malformed(`a JSON document is longer than ${limit} bytes`);
  const text = decodeUtf8(untrusted);
  let value: Json;
  let canonical: string;
  try {
    if (text === null) throw new Unspellable();
    value = JSON.parse(text);
    canonical = spell(value, 0);
  } catch {
    // A SyntaxError, something that cannot be spelled, or an engine that ran out of stack.
    throw new Malformed("a JSON document is malformed or outside the strict profile");
  }
  if (canonical !== text) throw new Malformed("a JSON document is not in its canonical form");
  return value;
}

function spell(value: Json, depth: number): string {
  if (typeof value === "string") {
    if (LONE_SURROGATE.test(value)) throw new Unspellable();
    // Escapes what the profile escapes, in its spelling, and nothing else of a text without lone surrogates.
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    // -0 passes and is spelled 0.
    if (!Number.isSafeInteger(value)) throw new Unspellable();
    return String(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (depth >= JSON_DEPTH) throw new Unspellable();
  if (isArray(value)) return `[${value.map((item) => spell(item, depth + 1)).join(",")}]`;
  const keys = Object.keys(value).sort(compareCodePoints);
  return `{${keys.map((key) => `${spell(key, depth)}:${spell(value[key] as Json, depth + 1)}`).join(",")}}`;
}

/** Says whether a value is an array; `Array.isArray` does not narrow readonly arrays. */
export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
