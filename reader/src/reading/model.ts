/**
 * What the reader knows, as the views are told: values only, everything in them proven unless a field says otherwise.
 *
 * Texts are as the newsroom signed them and may be in any script and direction: a view puts them into `textContent` of an
 * element with `dir="auto"`, `<bdi>` or the text's own `lang` and `dir`, and never into markup.
 */

import type { Asset, File } from "../archive/asset";
import type { Block, Body } from "../archive/body";
import type { Note } from "../archive/correction";
import type { StoryHead } from "../archive/head";
import type { Settings } from "../holdings/settings";

export type { Settings } from "../holdings/settings";

/** From when a statement is: `at` in seconds, from signed time alone; null where nobody dated it. */
export interface Dated {
  readonly at: number | null;
  readonly by: "stewards" | "newsroom" | "undated";
  /** How many stewards vouch; 0 where none. */
  readonly stewards: number;
}

/** The newsroom that this reader reads. */
export interface NewsroomModel {
  /** N: 52 characters. */
  readonly name: string;
  readonly domain: string;
  /** Whether a person compared N with one that they trust (a pin), or only what the first mirror said. */
  readonly pinned: boolean;
  /** The pin with the newest root note known: `<N>.<version>.<hex>`, for links and QR codes. */
  readonly pin: string;
  readonly rootVersion: number;
  readonly desks: readonly DeskModel[];
  /** Signed time of the whole: the earliest of the desks that are held and of the root log. */
  readonly asOf: Dated;
  /** Now, in seconds: the device's clock, never below the newest signed time seen. */
  readonly now: number;
  /** The device's clock is behind what was signed: no age is told. */
  readonly clockWrong: boolean;
  readonly quorumNone: boolean;
  readonly release: ReleaseModel;
}

/** Whether this app is in the newsroom's public log of releases. `unknown`: not asked yet or nobody answered. */
export interface ReleaseModel {
  readonly state: "logged" | "unlogged" | "unknown";
  readonly number: number;
}

export interface DeskModel {
  /** `eng`, `benar/tha`. */
  readonly code: string;
  /** BCP 47, of its newest record; of the page where nothing is held. */
  readonly language: string;
  /** The masthead's name, or the newsroom's domain. */
  readonly masthead: string;
  /** `nothing`: never fetched; `checking`: at work; `held`: what is held is proven; `failed`: no mirror gave it. */
  readonly state: "nothing" | "checking" | "held" | "failed";
  /** The range of leaves that the statement covers: [from, size). */
  readonly from: number;
  readonly size: number;
  /** `logged` of record `from`, seconds, where from > 0: "from ... on". */
  readonly since: number | null;
  /** Works with a version in the range; how many of their heads and texts this device holds. A redacted part counts as held. */
  readonly stories: number;
  readonly headsHeld: number;
  readonly textsHeld: number;
  /** What the log demands and no place gave: named by title where the head is held, else by number. */
  readonly missing: readonly string[];
  /** Leaves that `missing` speaks of, as sorted runs [first, end) inside [from, size). */
  readonly gaps: readonly (readonly [first: number, end: number])[];
  /** Leaves in the range that the newest root note made void, sorted. */
  readonly voids: readonly number[];
  readonly asOf: Dated;
  /** Rough bytes that it would take to fetch: what is new or unchecked, the texts that are not held, one more bundle of older records. */
  readonly bytes: { readonly check: number; readonly texts: number; readonly older: number };
}

export interface VersionModel {
  /** The leaf: its public number. */
  readonly index: number;
  readonly kind: "publish" | "correct" | "retract";
  readonly version: number;
  readonly ref: number | null;
  readonly logged: number;
  readonly language: string;
  /** Null where it was redacted or is not held. */
  readonly head: StoryHead | null;
  readonly headRedacted: boolean;
  readonly bodyRedacted: boolean;
  /** Hex SHA-256 of assets of this version that were removed. */
  readonly assetsRedacted: ReadonlySet<string>;
  readonly void: boolean;
}

export interface StoryModel {
  readonly desk: string;
  readonly work: string;
  /** Those that are held, in the log's order; at least one. */
  readonly versions: readonly VersionModel[];
  readonly effective: VersionModel;
  readonly isRetracted: boolean;
  readonly isVoid: boolean;
  /** Correction notes of the versions that count, in the log's order; then the notes of redactions. */
  readonly notes: readonly Note[];
  readonly redactions: readonly Note[];
  /** The head that decides its section and month: the first that is held. */
  readonly placing: StoryHead | null;
  /** A version before the held ones exists and is not held: "the original version is not held". */
  readonly originalMissing: boolean;
  /** RULES 24. `none`: every leaf after it is held, or indexes cover them. `unchecked`: say so. */
  readonly corrections: "none" | "unchecked";
  readonly saved: boolean;
}

/** A story with its text. */
export interface ArticleModel extends StoryModel {
  /** Null where it was removed, the story is retracted or void, or no place gave it (then `bodyMissing`). */
  readonly body: Body | null;
  readonly bodyMissing: boolean;
  readonly masthead: string;
  /** The republishing notice of the masthead as it stood; empty where it is not held. */
  readonly notice: readonly Block[];
}

export interface GroupModel {
  /** A section's name, or empty: all together. */
  readonly section: string;
  readonly stories: readonly StoryModel[];
}

export interface FrontModel {
  readonly desk: DeskModel;
  readonly lead: StoryModel | null;
  readonly pins: readonly StoryModel[];
  readonly groups: readonly GroupModel[];
  /** Names of the sections held, the edition's order first. */
  readonly sections: readonly string[];
}

/** A list of what is held: all, a section or a month; the newest first. */
export interface ListModel {
  readonly desk: DeskModel;
  readonly kind: "all" | "section" | "month";
  /** The section's name, or `2026-05`. */
  readonly key: string;
  readonly stories: readonly StoryModel[];
}

export interface ArchiveModel {
  readonly desk: DeskModel;
  readonly sections: readonly string[];
  /** `2026-05`, the newest first. */
  readonly months: readonly string[];
}

export interface AboutModel {
  readonly desk: DeskModel;
  readonly masthead: string;
  readonly address: string;
  /** Name (about, standards, ...) and blocks, in the order to show. */
  readonly texts: readonly (readonly [string, readonly Block[]])[];
}

export interface FoundModel {
  readonly story: StoryModel;
  /** A piece of the text around the first hit; empty where the title has it. */
  readonly excerpt: string;
  /** Where the hit stands in the excerpt, or in the title where that is empty: UTF-16 units, [start, end). */
  readonly start: number;
  readonly end: number;
}

/** Something that happened and that a reader must see, as a key of the words with what goes into it. */
export interface Notice {
  readonly word: string;
  readonly values: Readonly<Record<string, string>>;
  /** Something is false or hidden, not merely out of reach. */
  readonly grave: boolean;
}

/** One line of the receipt: what came from where, or why not. No reader, no device, no hour. */
export interface ReceiptLine {
  /** The mirror's address, or `copy`. */
  readonly place: string;
  /** The kind of file: checkpoint, records, heads, texts, story, picture, root, mirrors, app. */
  readonly what: string;
  /** `ok`, a failure in OONI's words (df-007), or `altered`, `blocked`, `rolled-back`, `mixed`, `too-much`, `fork`. */
  readonly result: string;
  readonly bytes: number;
  readonly count: number;
}

export interface ImportModel {
  /** Stories that are proven and now held. */
  readonly stories: number;
  /** Key of the words that says why it was refused, or empty. */
  readonly refused: string;
  /** Mirrors that the copy names; none is contacted without consent. */
  readonly mirrors: readonly string[];
}

/** Where a person is: a page's path relative to the top of the tree, or one of the app's own views (in the fragment). */
export type Route =
  | { readonly view: "start" }
  | { readonly view: "front"; readonly desk: string }
  | { readonly view: "archive" | "about"; readonly desk: string }
  | { readonly view: "story"; readonly desk: string; readonly work: string }
  | {
      readonly view: "list";
      readonly desk: string;
      readonly kind: "all" | "section" | "month";
      readonly key: string;
    }
  | { readonly view: "search"; readonly desk: string; readonly query: string }
  | { readonly view: "saved" | "settings" | "open" | "receipt" | "proof"; readonly desk: string };

/** What the views may ask of the reader. Every promise settles; failures come as values or notices, never as exceptions. */
export interface Library {
  newsroom(): NewsroomModel | null;
  settings(): Settings;
  notices(): readonly Notice[];
  front(desk: string): Promise<FrontModel | null>;
  /** Asks mirrors where the story is not held. Null: it is not held and no mirror gave it. */
  article(desk: string, work: string): Promise<ArticleModel | null>;
  list(desk: string, kind: "all" | "section" | "month", key: string): Promise<ListModel>;
  archive(desk: string): Promise<ArchiveModel>;
  about(desk: string): Promise<AboutModel | null>;
  saved(): Promise<readonly StoryModel[]>;
  search(query: string, desk: string): Promise<readonly FoundModel[]>;
  /** Proven bytes of a picture or sound as a blob: address, or null where no place gave them. The caller revokes nothing. */
  file(file: File): Promise<string | null>;
  /** The file that a device would take: the smallest rendition that the engine reads and is wide enough for `width` CSS pixels. */
  choose(asset: Asset, width: number): Promise<File | null>;
  save(desk: string, work: string, kept: boolean): Promise<void>;
  change(settings: Partial<Settings>): Promise<void>;
  /** Take what is new now. */
  check(desk: string): Promise<void>;
  fetchTexts(desk: string, progress: (done: number, all: number) => void): Promise<void>;
  fetchOlder(desk: string): Promise<void>;
  /** The link to a story on the place that this page came from, with the pin in its fragment. */
  link(desk: string, work: string): string;
  /** A story with its proof and pictures as a file (a zip of the same tree) that any reader of this newsroom opens. */
  exportStory(desk: string, work: string): Promise<{ readonly name: string; readonly data: Blob } | null>;
  importFiles(files: readonly globalThis.File[]): Promise<ImportModel>;
  acceptMirrors(addresses: readonly string[]): Promise<void>;
  /** The route of an address that was pasted: of any mirror, dead or alive, or of the newsroom's own former site; null where unknown. */
  findAddress(address: string): Promise<Route | null>;
  confirmPin(): Promise<void>;
  receipt(): readonly ReceiptLine[];
  exportReceipt(): Blob;
  erase(): Promise<void>;
  /** Called after anything above may answer differently. */
  onChange(listener: () => void): void;
}
