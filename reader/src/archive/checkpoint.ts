/**
 * Checkpoints: an origin, a size and a root, signed (spec/04-logs.md section 3; C2SP tlog-checkpoint v1.0.0).
 *
 *     rfa.example/mya
 *     41
 *     <base64 of the 32-byte root>
 *
 * Checkpoints with extension lines are refused: nobody could audit them.
 */

import { Malformed } from "../errors";
import { CHECKPOINT_BYTES, LOG_SIZE } from "../limits";
import { formatBase64, parseDecimal, parseHash } from "./encoding";
import { type Note, parseNote } from "./note";

/** A tree head. */
export interface Checkpoint {
  /** The log's name, `<domain>/<desk>`. */
  readonly origin: string;
  /** Leaves, 0 to 2^24. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A checkpoint as it was read: no signature has been checked. */
export interface UntrustedCheckpoint {
  readonly head: Checkpoint;
  readonly note: Note;
}

/** Returns the note text that is signed and cosigned. */
export function formatCheckpoint(head: Checkpoint): string {
  return `${head.origin}\n${head.size}\n${formatBase64(head.root)}\n`;
}

/**
 * Parses a checkpoint note of at most 16 KiB. @throws Malformed It is not exactly three lines and signature
 * lines.
 */
export function parseCheckpoint(untrusted: Uint8Array): UntrustedCheckpoint {
  const note = parseNote(untrusted, CHECKPOINT_BYTES);
  const [origin, size, root, rest, ...more] = note.text.split("\n");
  if (!origin || size === undefined || root === undefined || rest !== "" || more.length > 0) {
    throw new Malformed("a checkpoint does not have exactly three lines");
  }
  const head = { origin, size: parseDecimal(size, LOG_SIZE), root: parseHash(root) };
  if (formatCheckpoint(head) !== note.text) throw new Malformed("a checkpoint is not in its canonical form");
  return { head, note };
}
