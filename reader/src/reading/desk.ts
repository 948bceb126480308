/**
 * One desk as this device holds it: the leaves [start, size) of its log, the heads that were found, the texts that were fetched.
 *
 * A `Desk` is a value: a step forward (`extended`) or backward (`deepened`) makes a new one or throws, and the old one stands.
 * Both steps rest on one equality: frontier and leaves together recompute the root that was signed (spec/04 section 4).
 */

import type { Body } from "../archive/body";
import { parseBody } from "../archive/body";
import { equal, formatHex } from "../archive/encoding";
import {
  type EditionHead,
  formatIndexHead,
  parseEditionHead,
  parseStandingHead,
  parseStoryHead,
  type StandingHead,
  type StoryHead,
} from "../archive/head";
import { History } from "../archive/history";
import { Frontier, leafHash } from "../archive/merkle";
import { type Record as Leaf, parseRecord } from "../archive/record";
import type { RootNote } from "../archive/root";
import { type Accepted, acceptCheckpoint } from "../archive/trust";
import { Malformed, VerificationFailed } from "../errors";
import type { DeskRow } from "../holdings/rows";
import { TILE_WIDTH } from "../limits";

/** A tree's size and root that something else rests on, so that the desk's log must have passed through it. */
export interface Watched {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The log does not lead to what was signed. `at` is a size at which another signed root was expected, where that is known. */
export class RootDiffers extends VerificationFailed {}

export class Desk {
  private readonly parsed = new Map<number, StoryHead | null>();

  private constructor(
    readonly code: string,
    /** What was accepted: its size is the desk's. */
    readonly accepted: Accepted,
    readonly row: DeskRow,
    /** Leaves [start, size) as bytes and parsed. */
    readonly leaves: readonly Uint8Array[],
    readonly history: History,
    /** Inflated heads by index, as far as they are held. */
    readonly heads: ReadonlyMap<number, Uint8Array>,
    /** Indexes of the texts that the store holds. */
    readonly bodies: ReadonlySet<number>,
  ) {}

  get start(): number {
    return this.row.start;
  }

  get size(): number {
    return this.row.size;
  }

  /** Returns the bytes of leaf `index`, or null outside of the range. */
  leaf(index: number): Uint8Array | null {
    return this.leaves[index - this.start] ?? null;
  }

  record(index: number): Leaf | null {
    return this.history.records[index - this.start] ?? null;
  }

  /** The root at a size from `start` to `size`, or null outside: what this log was at that moment. */
  rootAt(size: number): Uint8Array | null {
    if (size < this.start || size > this.size) return null;
    return Frontier.parse(this.start, this.row.before).extend(this.hashes(this.start, size)).root;
  }

  hashes(from: number, to: number): Uint8Array[] {
    return this.leaves.slice(from - this.start, to - this.start).map(leafHash);
  }

  /**
   * Opens what the store holds.
   *
   * @throws SkywaveError It does not hold together, or today's root note does not accept it any more.
   */
  static open(
    code: string,
    root: RootNote,
    row: DeskRow,
    leaves: readonly Uint8Array[],
    heads: ReadonlyMap<number, Uint8Array>,
    bodies: ReadonlySet<number>,
  ): Desk {
    return Desk.make(code, acceptHeld(root, code, row.checkpoint), row, leaves, heads, bodies);
  }

  /**
   * Returns the desk with further leaves, up to the size of an accepted checkpoint.
   *
   * @param held What is held, or null for a device that begins at `start`.
   * @param before The frontier before leaf `start`, which nobody vouches for until the root is equal.
   * @throws RootDiffers The leaves do not lead to the signed root, or not through a watched one.
   * @throws SkywaveError A record may not stand where it is.
   */
  static extended(
    code: string,
    held: Desk | null,
    start: number,
    before: Uint8Array,
    fresh: readonly Uint8Array[],
    accepted: Accepted,
    checkpoint: Uint8Array,
    watched: readonly Watched[],
  ): Desk {
    const from = held ? held.size : start;
    const begin = held
      ? Frontier.parse(held.start, held.row.before).extend(held.hashes(held.start, held.size))
      : Frontier.parse(start, before);
    checkPath(begin, from, fresh, accepted, watched);
    const row: DeskRow = {
      start,
      before: held ? held.row.before : before,
      size: accepted.head.size,
      checkpoint,
      tail: held?.row.tail ?? null,
    };
    const leaves = held ? held.leaves.concat(fresh) : fresh.slice();
    return Desk.make(code, accepted, row, leaves, held?.heads ?? new Map(), held?.bodies ?? new Set());
  }

  /**
   * Returns the desk with older leaves: `leaves` are those from `start` to the held start.
   *
   * @throws RootDiffers They do not lead to the frontier that was proven.
   */
  deepened(start: number, before: Uint8Array, older: readonly Uint8Array[]): Desk {
    const reached = Frontier.parse(start, before).extend(older.map(leafHash));
    if (reached.size !== this.start || !equal(reached.format(), this.row.before)) {
      throw new RootDiffers(`the older records of ${this.code} do not lead to those that are held`);
    }
    return Desk.make(
      this.code,
      this.accepted,
      { ...this.row, start, before },
      older.concat(this.leaves),
      this.heads,
      this.bodies,
    );
  }

  private static make(
    code: string,
    accepted: Accepted,
    row: DeskRow,
    leaves: readonly Uint8Array[],
    heads: ReadonlyMap<number, Uint8Array>,
    bodies: ReadonlySet<number>,
  ): Desk {
    if (
      row.start % TILE_WIDTH !== 0 ||
      row.start + leaves.length !== row.size ||
      accepted.head.size !== row.size
    ) {
      throw new Malformed(`what is held of ${code} does not hold together`);
    }
    const history = new History(row.start);
    for (const leaf of leaves) history.append(parseRecord(leaf));
    return new Desk(code, accepted, row, leaves, history, heads, bodies);
  }

  /** Returns the desk under a checkpoint of the same tree with other cosignatures. */
  redated(accepted: Accepted, checkpoint: Uint8Array): Desk {
    return new Desk(
      this.code,
      accepted,
      { ...this.row, checkpoint },
      this.leaves,
      this.history,
      this.heads,
      this.bodies,
    );
  }

  /** Returns the desk with more heads, and where the bytes of its last bundle came from. */
  withHeads(fresh: ReadonlyMap<number, Uint8Array>, tail: DeskRow["tail"]): Desk {
    const heads = new Map(this.heads);
    fresh.forEach((head, index) => {
      heads.set(index, head);
    });
    return new Desk(
      this.code,
      this.accepted,
      { ...this.row, tail },
      this.leaves,
      this.history,
      heads,
      this.bodies,
    );
  }

  withBodies(fresh: Iterable<number>): Desk {
    const bodies = new Set(this.bodies);
    for (const index of Array.from(fresh)) bodies.add(index);
    return new Desk(this.code, this.accepted, this.row, this.leaves, this.history, this.heads, bodies);
  }

  /** Returns the desk without the parts that redactions removed, and their indexes, which the store must forget too. */
  redacted(root: RootNote): {
    readonly desk: Desk;
    readonly heads: readonly number[];
    readonly bodies: readonly number[];
  } {
    const gone = (part: "head" | "body", held: Iterable<number>) =>
      Array.from(held).filter((index) => this.isRemoved(root, index, part));
    const heads = gone("head", this.heads.keys());
    const bodies = gone("body", this.bodies);
    if (heads.length + bodies.length === 0) return { desk: this, heads, bodies };
    const keptHeads = new Map(this.heads);
    for (const index of heads) keptHeads.delete(index);
    const keptBodies = new Set(this.bodies);
    for (const index of bodies) keptBodies.delete(index);
    const desk = new Desk(
      this.code,
      this.accepted,
      this.row,
      this.leaves,
      this.history,
      keptHeads,
      keptBodies,
    );
    return { desk, heads, bodies };
  }

  /** Says whether a redaction that is not void removed a part of leaf `index`. */
  isRemoved(root: RootNote, index: number, part: "head" | "body"): boolean {
    return this.redactionsOf(index).some(([by, parts]) => parts.has(part) && !root.isVoid(this.code, by));
  }

  /** Hex SHA-256 of every asset that a redaction of this desk removed and that is not void. */
  removedAssets(root: RootNote): ReadonlySet<string> {
    const removed = new Set<string>();
    this.history.records.forEach((record, at) => {
      if (record.kind !== "redact" || root.isVoid(this.code, this.start + at)) return;
      for (const removal of record.removals) if (removal.digest) removed.add(formatHex(removal.digest));
    });
    return removed;
  }

  /** The redact records that name leaf `index`: their own index, and the parts. */
  private redactionsOf(index: number): (readonly [number, ReadonlySet<string>])[] {
    return (this.redactionIndex.get(index) ?? []).map(
      (by) => [by, new Set(this.record(by)!.removals.map((removal) => removal.part))] as const,
    );
  }

  private get redactionIndex(): ReadonlyMap<number, readonly number[]> {
    if (!this.redactions) {
      const found = new Map<number, number[]>();
      this.history.records.forEach((record, at) => {
        if (record.kind === "redact" && record.ref !== null)
          found.set(record.ref, [...(found.get(record.ref) ?? []), this.start + at]);
      });
      this.redactions = found;
    }
    return this.redactions;
  }
  private redactions: ReadonlyMap<number, readonly number[]> | null = null;

  /** The head of the story version at `index`, or null where it is not held; parsed once. */
  storyHead(index: number): StoryHead | null {
    let head = this.parsed.get(index);
    if (head === undefined) {
      const bytes = this.heads.get(index);
      head = bytes ? orNull(() => parseStoryHead(bytes)) : null;
      this.parsed.set(index, head);
    }
    return head;
  }

  editionHead(index: number): EditionHead | null {
    const bytes = this.heads.get(index);
    return bytes ? orNull(() => parseEditionHead(bytes)) : null;
  }

  standingHead(index: number): StandingHead | null {
    const bytes = this.heads.get(index);
    return bytes ? orNull(() => parseStandingHead(bytes)) : null;
  }

  /** What a whole copy of the range must hold and this one lacks, by index: heads that no redaction removed. */
  missingHeads(root: RootNote): number[] {
    const missing: number[] = [];
    this.history.records.forEach((record, at) => {
      const index = this.start + at;
      if (
        record.head &&
        !this.heads.has(index) &&
        !root.isVoid(this.code, index) &&
        !this.isRemoved(root, index, "head")
      )
        missing.push(index);
    });
    return missing;
  }

  /** The works with a version in the range, in the order of their first record here, and the indexes of their versions. */
  get works(): ReadonlyMap<string, readonly number[]> {
    return this.history.works;
  }

  /** Recomputes each index record whose window is held; returns those that say something else (RULES 15). */
  falseIndexes(): number[] {
    const found: number[] = [];
    this.history.records.forEach((record, at) => {
      const index = this.start + at;
      const bytes = this.heads.get(index);
      if (record.kind !== "index" || !bytes) return;
      const own = this.history.indexHead(index);
      if (own && !equal(formatIndexHead(own), bytes)) found.push(index);
    });
    return found;
  }
}

/** Returns null where what was signed cannot be shown: the reader then says that the part is missing. */
function orNull<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** Returns the body of a story, or null where it cannot be shown. */
export function bodyOf(bytes: Uint8Array): Body | null {
  return orNull(() => parseBody(bytes));
}

/**
 * Accepts a checkpoint that is held: an older one is judged by what is held and not by today's keys (RULES 11), so its
 * signatures need not be those of today; it was accepted when it came.
 */
function acceptHeld(root: RootNote, code: string, checkpoint: Uint8Array): Accepted {
  const keys = root.desks.get(code);
  if (!keys) throw new VerificationFailed(`the newest root note knows no desk '${code}'`);
  return acceptCheckpoint(root, root.deskOrigin(code), keys, checkpoint);
}

/** Extends a frontier over the fresh leaves and compares the roots on the way. */
function checkPath(
  begin: Frontier,
  from: number,
  fresh: readonly Uint8Array[],
  accepted: Accepted,
  watched: readonly Watched[],
): void {
  const { size, root } = accepted.head;
  if (from + fresh.length !== size) throw new RootDiffers("there are more or fewer records than were signed");
  let frontier = begin;
  const stops = [...watched.filter((tree) => tree.size > from && tree.size < size), { size, root }].sort(
    (a, b) => a.size - b.size,
  );
  for (const stop of stops) {
    frontier = frontier.extend(fresh.slice(frontier.size - from, stop.size - from).map(leafHash));
    if (!equal(frontier.root, stop.root))
      throw new RootDiffers(`the records do not lead to the root of ${stop.size} leaves`);
  }
}
