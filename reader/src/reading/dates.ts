/**
 * How old something is, from signed time alone (RULES 21): a log is dated by a strict majority of stewards, else by the pulse;
 * the newest date seen is a floor for this device's clock, which may be wrong.
 */

import { parseCheckpoint } from "../archive/checkpoint";
import { formatNote, isBy, type SignatureLine, type VerifierKey } from "../archive/note";
import type { RootNote } from "../archive/root";
import type { Accepted } from "../archive/trust";
import { CHECKPOINT_BYTES, NOTE_SIGNATURES } from "../limits";
import type { Dated } from "./model";

export const UNDATED: Dated = { at: null, by: "undated", stewards: 0 };

/** Returns the date of a log as a statement. */
export function datedBy({ time, datedBy: by, stewards }: Accepted): Dated {
  return { at: time, by, stewards };
}

/** Returns the earlier of two dates: T of a desk is the earlier of its log's and the root log's. Undated wins. */
export function earlier(a: Dated, b: Dated): Dated {
  if (a.at === null || b.at === null) return UNDATED;
  return a.at <= b.at ? a : b;
}

/** The keys that dates rest on; a floor that was raised under others does not hold. */
export function datingKeysOf(root: RootNote): string {
  return root.datingKeys
    .map((key) => key.text)
    .sort()
    .join(" ");
}

/**
 * Merges two accepted checkpoints of one text: the log's own lines once, and of each known cosigner the newest (RULES 28).
 * Lines by unknown keys are dropped, so that junk crowds nothing out.
 */
export function mergeCheckpoints(
  root: RootNote,
  keys: readonly VerifierKey[],
  first: Uint8Array,
  second: Uint8Array,
): Uint8Array {
  const notes = [parseCheckpoint(first).note, parseCheckpoint(second).note];
  const known = [...keys, ...Array.from(root.policy.witnesses.values())];
  const kept: SignatureLine[] = [];
  for (const key of known) {
    const lines = notes.reduce<SignatureLine[]>(
      (all, note) => all.concat(note.lines.filter((line) => isBy(line, key))),
      [],
    );
    // A cosignature begins with its time, so the greatest line is the newest; a log's lines by one key are alike.
    lines.sort((a, b) => compareBytes(a.signature, b.signature));
    if (lines.length) kept.push(lines[lines.length - 1]!);
  }
  const merged = formatNote(notes[0]!.text, kept.slice(0, NOTE_SIGNATURES));
  return merged.length <= CHECKPOINT_BYTES ? merged : first;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return a.length - b.length;
}
