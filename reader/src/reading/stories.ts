/**
 * Works as people read them: which version counts, what was corrected and removed. From the held range, from a story that was
 * proven by itself, or from both.
 */

import type { Note } from "../archive/correction";
import { formatHex } from "../archive/encoding";
import { parseRedactHead, parseStoryHead, type StoryHead } from "../archive/head";
import type { PartsEntry } from "../archive/parts";
import { isStory, type Record as Leaf } from "../archive/record";
import type { RootNote } from "../archive/root";
import { Malformed } from "../errors";
import type { Desk } from "./desk";
import type { StoryModel, VersionModel } from "./model";

/** One record of a work, from wherever it was proven. */
interface Found {
  readonly index: number;
  readonly record: Leaf;
  readonly head: Uint8Array | null;
}

/** A story whose records were shown in a signed tree one by one. */
export interface LoneStory {
  readonly entries: readonly PartsEntry[];
  /** The size of the tree in which they were shown. */
  readonly size: number;
}

/**
 * Returns a work, or null where nothing of it is held.
 *
 * @param desk The held range, or null.
 * @param lone The same work proven by itself, or null.
 */
export function storyOf(
  root: RootNote,
  code: string,
  work: string,
  desk: Desk | null,
  lone: LoneStory | null,
  saved: boolean,
): StoryModel | null {
  const found = recordsOf(work, desk, lone);
  const redacts = found.filter(({ record, index }) => record.kind === "redact" && !root.isVoid(code, index));
  const versions = found
    .filter(({ record }) => isStory(record))
    .map((version) => versionOf(root, code, version, redacts, desk));
  if (versions.length === 0) return null;
  const counted = versions.filter((version) => !version.void);
  const effective = (counted.length ? counted : versions)[(counted.length || versions.length) - 1]!;
  return {
    desk: code,
    work,
    versions,
    effective,
    isVoid: counted.length === 0,
    isRetracted: effective.kind === "retract",
    notes: counted
      .map((version) => version.head?.note)
      .filter((note): note is Note => note !== undefined && note !== null),
    redactions: redacts.map(({ head }) => noteOf(head)).filter((note): note is Note => note !== null),
    placing: versions.map((version) => version.head).find((head) => head !== null) ?? null,
    originalMissing: versions[0]!.version > 1,
    corrections:
      desk !== null && effective.index >= desk.start && effective.index < desk.size ? "none" : "unchecked",
    saved,
  };
}

/** The records of a work in the log's order; where both know one, the range is as good as the other. */
function recordsOf(work: string, desk: Desk | null, lone: LoneStory | null): Found[] {
  const found = new Map<number, Found>();
  for (const { index, record, head } of lone?.entries ?? []) found.set(index, { index, record, head });
  if (desk) {
    const redactions = desk.history.redactions.get(work) ?? [];
    for (const index of [...(desk.works.get(work) ?? []), ...redactions]) {
      const record = desk.record(index);
      if (record)
        found.set(index, { index, record, head: desk.heads.get(index) ?? found.get(index)?.head ?? null });
    }
  }
  return Array.from(found.values()).sort((a, b) => a.index - b.index);
}

function versionOf(
  root: RootNote,
  code: string,
  { index, record, head }: Found,
  redacts: readonly Found[],
  desk: Desk | null,
): VersionModel {
  const parts = new Set<string>();
  const assets = new Set<string>(desk ? desk.removedAssets(root) : []);
  for (const redact of redacts) {
    for (const removal of redact.record.removals) {
      if (removal.digest) assets.add(formatHex(removal.digest));
      else if (redact.record.ref === index) parts.add(removal.part);
    }
  }
  const headRedacted = parts.has("head");
  const isVoid = root.isVoid(code, index);
  return {
    index,
    kind: record.kind as VersionModel["kind"],
    version: record.version,
    ref: record.ref,
    logged: record.logged,
    language: record.language,
    // What an intruder wrote is never shown, and what was removed neither.
    head:
      head && !headRedacted && !isVoid
        ? desk?.heads.get(index) === head
          ? desk.storyHead(index)
          : parsedHead(head)
        : null,
    headRedacted,
    bodyRedacted: parts.has("body"),
    assetsRedacted: assets,
    void: isVoid,
  };
}

function parsedHead(bytes: Uint8Array): StoryHead | null {
  try {
    return parseStoryHead(bytes);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function noteOf(head: Uint8Array | null): Note | null {
  if (!head) return null;
  try {
    return parseRedactHead(head).note;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** Whether the page of a story shows a text at all. */
export function showsText(story: StoryModel): boolean {
  return !story.isVoid && !story.isRetracted && !story.effective.bodyRedacted;
}
