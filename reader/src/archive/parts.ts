/**
 * Parts: the few records of a log that one page shows, with their heads and the text, in one file
 * (spec/08-frames.md section 4).
 *
 *     parts    "skywave-parts/v1" LF, then 1 to PARTS_ENTRIES entries whose indexes rise
 *     entry    index (big-endian uint32), length of the record (big-endian uint16), the record,
 *              frame of its head, frame of its body
 *     frame    as in a bundle, but compressed without a dictionary; length 0 means absent
 *
 * Nothing in it is believed because it stands there: a head and a body are what their record names, and a
 * record counts once the log's tiles show it in the signed tree. At most one entry has a body, so that a file
 * cannot inflate to more than a device holds.
 */

import { Malformed } from "../errors";
import { LOG_SIZE, PARTS_BYTES, PARTS_ENTRIES } from "../limits";
import { concat, equal, uint16, utf8 } from "./encoding";
import { openFrame } from "./frame";
import { type Part, parseRecord, type Record } from "./record";
import { formatEntries } from "./tiles";

const HEADER = utf8("skywave-parts/v1\n");
const INDEX_BYTES = 4;
const LENGTH_BYTES = 2;
const NO_DICTIONARY = new Uint8Array(0);

/** One record of a log with what is carried of it. */
export interface PartsEntry {
  /** Its position in the log. */
  readonly index: number;
  /** Its bytes, which the tree hashes. */
  readonly leaf: Uint8Array;
  /** What they say. */
  readonly record: Record;
  /** The bytes that `record.head` names, or null where they are not carried. */
  readonly head: Uint8Array | null;
  /** The same for `record.body`. */
  readonly body: Uint8Array | null;
  /** The streams of head and body as they stood in the file, empty where absent. */
  readonly frames: readonly [Uint8Array, Uint8Array];
}

/** Returns a parts file over entries: their leaves and their streams as they are. */
export function formatParts(entries: readonly Pick<PartsEntry, "index" | "leaf" | "frames">[]): Uint8Array {
  const parts = [HEADER];
  for (const { index, leaf, frames } of entries) {
    parts.push(
      Uint8Array.of(index >>> 24, (index >> 16) & 0xff, (index >> 8) & 0xff, index & 0xff),
      formatEntries([leaf, ...frames]),
    );
  }
  return concat(...parts);
}

/**
 * Parses a parts file: its entries in the log's order, each head and body what its record names. That the
 * records belong to a log is for the caller to prove.
 *
 * @throws Malformed Any bytes that are no parts file, or a part that its record does not name or that has
 *     another length.
 * @throws VerificationFailed A head or body has another hash than its record states.
 */
export function parseParts(untrusted: Uint8Array): readonly PartsEntry[] {
  if (untrusted.length > PARTS_BYTES || !equal(untrusted.subarray(0, HEADER.length), HEADER)) throw refused();
  let position = HEADER.length;
  const take = (length: number): Uint8Array => {
    const end = position + length;
    if (end > untrusted.length) throw refused();
    const found = untrusted.slice(position, end);
    position = end;
    return found;
  };
  const takeCounted = (): Uint8Array => take(uint16(take(LENGTH_BYTES), 0));
  const entries: PartsEntry[] = [];
  let bodies = 0;
  while (position < untrusted.length) {
    const number = take(INDEX_BYTES);
    const index = uint16(number, 0) * 0x10000 + uint16(number, 2);
    if (index >= LOG_SIZE) throw refused();
    const leaf = takeCounted();
    const record = parseRecord(leaf);
    const frames = [takeCounted(), takeCounted()] as const;
    const head = open(frames[0], record.head);
    const body = open(frames[1], record.body);
    if (body) bodies += 1;
    const last = entries[entries.length - 1];
    if (entries.length === PARTS_ENTRIES || bodies > 1 || (last && index <= last.index)) throw refused();
    entries.push({ index, leaf, record, head, body, frames });
  }
  if (entries.length === 0) throw refused();
  return entries;
}

function open(stream: Uint8Array, part: Part | null): Uint8Array | null {
  if (stream.length === 0) return null;
  if (!part) throw new Malformed("a parts file carries a part that no record names");
  return openFrame(stream, NO_DICTIONARY, part);
}

function refused(): Malformed {
  return new Malformed("a parts file is malformed");
}
