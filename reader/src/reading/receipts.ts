/**
 * What came from where, what failed, and what a reader must be told of it.
 *
 * Lines are counted together: a receipt tells a place, a kind of file and a result, and neither an hour nor a story, so that it
 * gives nobody away who hands it on.
 */

import type { EvidenceRow } from "../holdings/rows";
import type { Place } from "../transport/place";
import type { Notice, ReceiptLine } from "./model";

/** The words for what a place did, by result; others are only in the receipt. */
const WORDS: Readonly<Record<string, string>> = {
  altered: "altered",
  blocked: "blocked",
  mixed: "mixed",
  "rolled-back": "rolled_back",
  "too-much": "too_much",
};

export class Receipts {
  /** Two signed statements that cannot both be true, as far as any were met: they are handed on with the receipt. */
  evidence: readonly EvidenceRow[] = [];
  private readonly counted = new Map<string, ReceiptLine>();
  private readonly seen = new Map<string, Notice>();

  /** @param changed Called when there is something new for a reader to see. */
  constructor(private readonly changed: () => void) {}

  /** Notes one answer. */
  readonly told = (place: Place, what: string, result: string, bytes: number): void => {
    const key = `${place.name}\n${what}\n${result}`;
    const line = this.counted.get(key) ?? { place: place.name, what, result, bytes: 0, count: 0 };
    this.counted.set(key, { ...line, bytes: line.bytes + bytes, count: line.count + 1 });
    const word = WORDS[result];
    if (word) this.tell(word, { mirror: place.name }, result !== "rolled-back");
  };

  /** Tells a reader something, once. */
  tell(word: string, values: Readonly<Record<string, string>>, grave: boolean): void {
    const key = `${word}\n${JSON.stringify(values)}`;
    if (this.seen.has(key)) return;
    this.seen.set(key, { word, values, grave });
    this.changed();
  }

  /** Holds evidence that the newsroom's own keys signed two histories, and tells the reader. */
  convict(evidence: readonly EvidenceRow[]): void {
    this.evidence = evidence;
    if (evidence.length) this.tell("fork", {}, true);
  }

  /** Takes back what was told under a word, because it is no longer so. */
  untell(word: string): void {
    const before = this.seen.size;
    this.seen.forEach((notice, key) => {
      if (notice.word === word) this.seen.delete(key);
    });
    if (this.seen.size !== before) this.changed();
  }

  get notices(): readonly Notice[] {
    return Array.from(this.seen.values());
  }

  get lines(): readonly ReceiptLine[] {
    return Array.from(this.counted.values());
  }
}
