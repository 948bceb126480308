/**
 * A place that a copy can be read from: a mirror, a folder on a stick, a zip.
 *
 * Nothing that a place gives is trusted. Paths are derived from sizes and hashes and are never taken from what a place says
 * (spec/10 section 5).
 */

/** How a file is asked for. */
export interface Ask {
  /** Bytes held already: a place that can gives the rest only. */
  readonly from?: number;
  /** The file changes in place: no cache may answer for it. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly bytes: Uint8Array;
  /** Where in the file these bytes begin: `ask.from`, or 0 where the place gave the whole file. */
  readonly from: number;
}

export interface Place {
  /** For people and receipts: the mirror's address, or `copy`. */
  readonly name: string;
  /** Whether reading asks somebody over a network. */
  readonly remote: boolean;
  /**
   * Returns a file's bytes, or null where the place has none.
   *
   * @param path Below the top of the tree.
   * @param limit The most bytes that the whole file may have.
   * @throws TransportFailed The place does not answer, stops in the middle, or sends more than the limit.
   */
  read(path: string, limit: number, ask?: Ask): Promise<Answer | null>;
}
