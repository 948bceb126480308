/**
 * Cosignatures: dated statements about a note's text (spec/04-logs.md section 5; C2SP tlog-cosignature
 * v1.0.1, Ed25519).
 *
 *     cosignature/v1
 *     time 1767139200
 *     <the checkpoint's text>
 *
 * Dates in Skywave come from nowhere else: not from files, not from records, not from a clock.
 */

import { VerificationFailed } from "../errors";
import { formatHex, utf8 } from "./encoding";
import { COSIGNATURE, isBy, type Note, type VerifierKey } from "./note";

const TIME_BYTES = 8;
const LINE_BYTES = TIME_BYTES + 64;

/**
 * Returns the newest time, in seconds, at which each known cosigner dated this note, by vkey text.
 *
 * Lines by unknown keys are ignored. Several lines by one cosigner are allowed: mirrors are merged (RULES
 * 28). A time above 2^53 is verified to the last digit and returned rounded.
 *
 * @throws VerificationFailed A known cosigner's line is wrong.
 */
export function openCosignatures(note: Note, known: Iterable<VerifierKey>): Map<string, number> {
  const dates = new Map<string, number>();
  const keys = [...known].filter((key) => key.kind === COSIGNATURE);
  for (const line of note.lines) {
    for (const key of keys) {
      if (!isBy(line, key)) continue;
      const { signature } = line;
      // The first bit would make it 2^63 or more.
      const time =
        signature.length === LINE_BYTES && (signature[0] as number) < 0x80 ? timeOf(signature) : null;
      const message = utf8(`cosignature/v1\ntime ${time}\n${note.text}`);
      if (time === null || !key.verify(message, signature.slice(TIME_BYTES))) {
        throw new VerificationFailed(`the cosignature by ${key.name} is wrong: the checkpoint was altered`);
      }
      dates.set(key.text, Math.max(Number(time), dates.get(key.text) ?? 0));
    }
  }
  return dates;
}

function timeOf(signature: Uint8Array): string {
  return BigInt(`0x${formatHex(signature.slice(0, TIME_BYTES))}`).toString();
}
