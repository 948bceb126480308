/**
 * What a run of records says when they are read in order: versions, redactions, and whether each record may
 * stand where it is.
 *
 * `History` is built leaf by leaf and refuses a record that breaks a rule of the log (spec/06-records.md
 * section 5). It may begin at a leaf `start`: what lies before is not held, so that a reference to it cannot
 * be checked and stands as the record says it.
 */

import { VerificationFailed } from "../errors";
import { TILE_WIDTH } from "../limits";
import { formatHex } from "./encoding";
import type { IndexHead } from "./head";
import { indexWindow, isIndexPosition, isStory, type Kind, type Record } from "./record";

/** The records [start, size) of one desk. */
export class History {
  /** Record `start + i` stands at i; see `record`. */
  readonly records: Record[] = [];
  /** The indexes of each work's versions that are held, in order. */
  readonly works = new Map<string, number[]>();
  /** The index of the redact record that removed an asset of the desk, by SHA-256 in hex. */
  readonly removedAssets = new Map<string, number>();
  /** The indexes of the redact records that hit a work, in order. */
  readonly redactions = new Map<string, number[]>();
  /** Indexes of the standing records. */
  readonly standing: number[] = [];
  /** Indexes of the edition records. */
  readonly editions: number[] = [];

  private readonly removed = new Map<string, number>();
  private readonly hits = { head: new Map<number, Set<number>>(), body: new Map<number, Set<number>>() };
  private readonly referring: (readonly [by: number, target: number])[] = [];

  /** @param start The first leaf that is held. */
  constructor(readonly start: number = 0) {}

  /** The log's size as far as it was read: the index of the next record. */
  get size(): number {
    return this.start + this.records.length;
  }

  /** Returns the record at `index`, or undefined where it is not held. */
  record(index: number): Record | undefined {
    return this.records[index - this.start];
  }

  /** Returns the index of the redact record that removed a head or body first, or null. */
  removedBy(index: number, part: "head" | "body"): number | null {
    return this.removed.get(`${part} ${index}`) ?? null;
  }

  /** Reads the next record. @throws VerificationFailed It may not stand here. */
  append(record: Record): void {
    const index = this.size;
    this.check(record, index);
    this.records.push(record);
    if (record.ref !== null) this.referring.push([index, record.ref]);
    if (record.kind === "redact") this.redact(record, index);
    else if (record.kind === "standing") this.standing.push(index);
    else if (record.kind === "edition") this.editions.push(index);
    else if (record.work !== null) push(this.works, record.work, index);
  }

  private check(record: Record, index: number): void {
    const last = this.record(index - 1);
    if (last && record.logged < last.logged) {
      throw new VerificationFailed(`record ${index} is logged before the one it follows`);
    }
    if ((record.kind === "index") !== isIndexPosition(index)) {
      throw new VerificationFailed(
        `record ${index} is ${isIndexPosition(index) ? "not " : ""}an index record`,
      );
    }
    const { ref } = record;
    if (ref !== null && ref >= this.start) {
      const target = this.record(ref);
      if (!target || target.work !== record.work) {
        throw new VerificationFailed(
          `record ${index} refers to record ${ref}, which is not an earlier version of its work`,
        );
      }
    }
    if (isStory(record) && !this.continues(record)) {
      throw new VerificationFailed(`record ${index} does not continue the versions of its work`);
    }
  }

  private continues(record: Record): boolean {
    const versions = this.works.get(record.work ?? "") ?? [];
    const before = versions[versions.length - 1];
    if (before !== undefined) {
      return record.version === (this.record(before)?.version ?? 0) + 1 && record.ref === before;
    }
    if (record.version === 1) return record.ref === null;
    // Its earlier versions lie before what is held.
    return record.ref !== null && record.ref < this.start;
  }

  private redact(record: Record, index: number): void {
    const target = record.ref as number;
    for (const { part, digest } of record.removals) {
      if (digest) {
        const asset = formatHex(digest);
        if (!this.removedAssets.has(asset)) this.removedAssets.set(asset, index);
      } else if (part !== "asset" && !this.removed.has(`${part} ${target}`)) {
        this.removed.set(`${part} ${target}`, index);
        const bundle = Math.floor(target / TILE_WIDTH);
        const by = this.hits[part].get(bundle) ?? new Set();
        this.hits[part].set(bundle, by.add(index));
      }
    }
    push(this.redactions, record.work ?? "", index);
  }

  /**
   * Returns how many redactions hit a bundle of heads or bodies: the R of its path (RULES 16). Exact for
   * bundles that begin at or after `start`, because a redaction stands after what it hits.
   */
  redactionCount(part: "head" | "body", bundle: number): number {
    return this.hits[part].get(bundle)?.size ?? 0;
  }

  /** Returns what the index record at `index` must say, or null where its window is not wholly held. */
  indexHead(index: number): IndexHead | null {
    return indexWindow(index) < this.start || index > this.size ? null : makeIndex(this.referring, index);
  }
}

function push<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const list = map.get(key);
  if (list) list.push(index);
  else map.set(key, [index]);
}

/**
 * Returns the index head for position `index` from [record, target] pairs; pairs outside its window are
 * ignored.
 */
export function makeIndex(references: Iterable<readonly [number, number]>, index: number): IndexHead {
  const start = indexWindow(index);
  const pairs = new Map<number, number[]>();
  for (const [by, target] of references) {
    if (start <= by && by < index) push(pairs, target, by);
  }
  const rising = (a: number, b: number) => a - b;
  const targets = [...pairs.keys()].sort(rising);
  return {
    start,
    end: index,
    supersedes: targets.map((target) => [target, (pairs.get(target) ?? []).sort(rising)] as const),
  };
}

/** Returns every record that these index heads say refers to `target`, rising. */
export function superseding(indexHeads: Iterable<IndexHead>, target: number): number[] {
  const found = new Set<number>();
  for (const head of indexHeads) {
    for (const [superseded, by] of head.supersedes) {
      if (superseded === target) for (const index of by) found.add(index);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Returns how many records there are of each kind. */
export function countByKind(records: Iterable<Record>): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
