/**
 * The rows that this device keeps, and their keys. What comes out of the store was proven when it went in; it is parsed again all
 * the same, because an older version of the app may have written it.
 */

import type { Settings } from "./settings";

/** One desk: the range of its log that is held. Records stand in `leaves`. */
export interface DeskRow {
  /** A multiple of 256. */
  readonly start: number;
  /** The frontier before leaf `start`: popcount(start) hashes. */
  readonly before: Uint8Array;
  readonly size: number;
  /** The checkpoint of `size`, a note with the signature lines of known keys. */
  readonly checkpoint: Uint8Array;
  /** What is held of the last bundle of heads, so that the same mirror need not send it again. */
  readonly tail: Tail | null;
}

/** The beginning of a bundle that is held: a byte offset into it is valid only with the mirror that it came from (RULES 29). */
export interface Tail {
  readonly place: string;
  /** The bundle's path without its width. */
  readonly stem: string;
  readonly length: number;
  /** How many frames these bytes hold. */
  readonly count: number;
  /** SHA-256 of the dictionary that the bundle begins with. */
  readonly dictionary: Uint8Array;
}

/** A story that was proven by itself, outside of the held range: its parts and what they were proven with. */
export interface StoryRow {
  readonly parts: Uint8Array;
  /** The checkpoint in whose tree every record of the parts was shown. */
  readonly checkpoint: Uint8Array;
  /** The audit path of each record in that tree, hashes joined, so that the story can be handed on with its proof. */
  readonly paths: readonly Uint8Array[];
}

/** A picture, a sound or a dictionary: bytes that were checked by their hash. */
export interface FileRow {
  readonly data: Uint8Array;
  readonly media: string;
}

/** What is known of the files without reading them: when each was last shown, and its length; the longest unseen go first. */
export type FilesFact = Readonly<Record<string, { readonly used: number; readonly length: number }>>;

export interface RootRow {
  /** root/1, root/2, ... */
  readonly notes: readonly Uint8Array[];
  /** The newest accepted checkpoint of the root log, or null. */
  readonly checkpoint: Uint8Array | null;
  /** A person compared N with one that they trust. */
  readonly pinned: boolean;
}

/** The newest signed time seen, and the keys that it rests on: it starts anew when those change (RULES 21). */
export interface ClockRow {
  readonly floor: number;
  readonly keys: string;
}

/** Two signed statements that cannot both be true. */
export interface EvidenceRow {
  readonly what: string;
  readonly notes: readonly Uint8Array[];
}

export interface Facts {
  root: RootRow;
  clock: ClockRow;
  settings: Settings;
  /** `<desk> <work>` of the saved stories, in the order of saving. */
  saved: readonly string[];
  /** By signer: the newest accepted mirror list. */
  mirrors: Readonly<Record<string, Uint8Array>>;
  evidence: readonly EvidenceRow[];
  files: FilesFact;
}

export const bundleKey = (desk: string, bundle: number): readonly [string, number] => [desk, bundle];
export const leafKey = (desk: string, index: number): readonly [string, number] => [desk, index];
export const storyKey = (desk: string, work: string): readonly [string, string] => [desk, work];
