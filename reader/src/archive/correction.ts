/**
 * Corrections: what was wrong, from which version to which, in words for readers (spec/07-heads-and-bodies.md
 * section 3).
 */

import { LATEST_SECONDS, LOG_SIZE, TEXT_CHARACTERS } from "../limits";
import type { Json, JsonObject } from "./strictjson";
import { checkInteger, checkKeys, checkText, checkWord } from "./text";

const NOTE_TYPES = ["correction", "clarification", "update", "retraction", "redaction"] as const;
const SEVERITIES = ["minor", "major", "grave"] as const;

export type NoteType = (typeof NOTE_TYPES)[number];
export type Severity = (typeof SEVERITIES)[number];

/** A correction: what was wrong, from which version to which. */
export interface Note {
  readonly type: NoteType;
  /** For readers; may hold newlines. */
  readonly text: string;
  /** Seconds since the epoch. */
  readonly at: number;
  /** The version that was wrong. */
  readonly fromVersion: number;
  /** The version that is right. */
  readonly toVersion: number;
  readonly severity: Severity;
}

/** Returns a note as the JSON value that a head holds. */
export function formatCorrection(note: Note): JsonObject {
  return {
    at: note.at,
    from: note.fromVersion,
    severity: note.severity,
    text: note.text,
    to: note.toVersion,
    type: note.type,
  };
}

/** Returns the note of a JSON value. @throws Malformed */
export function parseCorrection(value: Json | undefined): Note {
  const { at, from, severity, text, to, type } = checkKeys(value, "a correction", [
    "at",
    "from",
    "severity",
    "text",
    "to",
    "type",
  ]) as { [key: string]: Json };
  return {
    type: checkWord(type, "a correction's type", NOTE_TYPES),
    text: checkText(text, "a correction", { limit: TEXT_CHARACTERS, lines: true, empty: false }),
    at: checkInteger(at, "a correction's time", 0, LATEST_SECONDS),
    fromVersion: checkInteger(from, "a correction's version", 0, LOG_SIZE),
    toVersion: checkInteger(to, "a correction's version", 0, LOG_SIZE),
    severity: checkWord(severity, "a correction's severity", SEVERITIES),
  };
}
