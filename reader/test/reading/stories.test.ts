import { describe, expect, it } from "vitest";
import { formatRedactHead, formatStoryHead, type StoryHead } from "../../src/archive/head";
import type { PartsEntry } from "../../src/archive/parts";
import type { Record as Leaf } from "../../src/archive/record";
import type { RootNote } from "../../src/archive/root";
import { type LoneStory, storyOf } from "../../src/reading/stories";

const WORK = "5gq3k2c7w4x6y2ab";
const none = new Uint8Array(0);

function headOf(title: string, note = ""): Uint8Array {
  const plain: StoryHead = {
    title,
    summary: "",
    byline: [],
    bylineWithheld: false,
    place: "",
    published: null,
    section: "",
    assets: [],
    addresses: [],
    note: note
      ? { type: "correction", text: note, at: 1, fromVersion: 1, toVersion: 2, severity: "major" }
      : null,
    publisher: "",
    translates: null,
    right: "",
  };
  return formatStoryHead(plain);
}

function entry(
  index: number,
  kind: Leaf["kind"],
  version: number,
  head: Uint8Array | null,
  more: Partial<Leaf> = {},
): PartsEntry {
  const record: Leaf = {
    kind,
    work: WORK,
    version,
    ref: version > 1 || kind === "redact" ? index - 1 : null,
    logged: index,
    language: "en",
    head: null,
    body: null,
    removals: [],
    ...more,
  };
  return { index, leaf: none, record, head, body: null, frames: [none, none] };
}

function shown(entries: readonly PartsEntry[], voids: readonly number[] = []) {
  const root = { isVoid: (_: string, index: number) => voids.indexOf(index) >= 0 } as unknown as RootNote;
  const lone: LoneStory = { entries, size: 100 };
  return storyOf(root, "eng", WORK, null, lone, false)!;
}

describe("a story", () => {
  const versions = [
    entry(3, "publish", 1, headOf("first")),
    entry(4, "correct", 2, headOf("second", "it was wrong")),
    entry(5, "retract", 3, headOf("third", "it is gone")),
  ];

  it("shows its newest version", () => {
    const story = shown(versions.slice(0, 2));
    expect([story.effective.index, story.effective.head?.title, story.isRetracted]).toEqual([
      4,
      "second",
      false,
    ]);
    expect(story.notes.map(({ text }) => text)).toEqual(["it was wrong"]);
    expect(story.placing?.title).toBe("first");
    expect(story.corrections).toBe("unchecked");
  });

  it("is retracted by its newest version, and comes back where that is void", () => {
    expect(shown(versions).isRetracted).toBe(true);
    const back = shown(versions, [5]);
    expect([back.isRetracted, back.effective.index]).toEqual([false, 4]);
    expect(back.notes.map(({ text }) => text)).toEqual(["it was wrong"]);
  });

  it("shows nothing that an intruder wrote where all of it is void", () => {
    const story = shown(versions, [3, 4, 5]);
    expect(story.isVoid).toBe(true);
    expect(story.versions.every(({ head }) => head === null)).toBe(true);
  });

  it("loses what a redaction names, and keeps it where the redaction is void", () => {
    const note = {
      type: "redaction" as const,
      text: "for safety",
      at: 1,
      fromVersion: 1,
      toVersion: 1,
      severity: "major" as const,
    };
    const removals = [
      { part: "head" as const, digest: null },
      { part: "body" as const, digest: null },
    ];
    const redact = entry(4, "redact", 1, formatRedactHead({ note }), { removals, ref: 3 });
    const gone = shown([versions[0]!, redact]);
    expect([gone.effective.head, gone.effective.headRedacted, gone.effective.bodyRedacted]).toEqual([
      null,
      true,
      true,
    ]);
    expect(gone.redactions.map(({ text }) => text)).toEqual(["for safety"]);
    expect(shown([versions[0]!, redact], [4]).effective.head?.title).toBe("first");
  });

  it("whose first version is not held says so", () => {
    expect(shown(versions.slice(1, 2)).originalMissing).toBe(true);
    expect(shown(versions).originalMissing).toBe(false);
  });
});
