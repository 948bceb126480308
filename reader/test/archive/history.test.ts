import { describe, expect, test } from "vitest";
import { History, makeIndex, superseding } from "../../src/archive/history";
import type { Record } from "../../src/archive/record";
import { VerificationFailed } from "../../src/errors";

const WORK = "5gq3k2c7w4x6y2ab";
const OTHER = "5gq3k2c7w4x6y2ac";
const part = { digest: new Uint8Array(32), length: 4 };

function story(version: number, ref: number | null, fields: Partial<Record> = {}): Record {
  return {
    kind: version === 1 ? "publish" : "correct",
    work: WORK,
    version,
    ref,
    logged: 1000,
    language: "my",
    head: part,
    body: part,
    removals: [],
    ...fields,
  };
}

const index: Record = story(0, null, { kind: "index", work: null, body: null });

function redact(ref: number, removals: Record["removals"], work = WORK): Record {
  return story(1, ref, { kind: "redact", work, head: null, body: null, removals });
}

/**
 * Returns a history from `start` over records, the rest up to `size` filled with stories and index records.
 */
function historyOf(start: number, records: { readonly [at: number]: Record }, size: number): History {
  const history = new History(start);
  let count = 0;
  for (let at = start; at < size; at++) {
    const filler = at % 256 === 255 ? index : story(1, null, { work: String(count++).padStart(16, "a") });
    history.append(records[at] ?? filler);
  }
  return history;
}

describe("a history from leaf 256 on", () => {
  test("begins at its start and finds records by their index", () => {
    const history = historyOf(256, { 300: story(1, null) }, 400);
    expect([history.start, history.size]).toEqual([256, 400]);
    expect(history.record(300)?.work).toBe(WORK);
    expect([history.record(255), history.record(400)]).toEqual([undefined, undefined]);
    expect(history.works.get(WORK)).toEqual([300]);
  });

  test("takes any later version of a work whose earlier ones lie before it, and counts on from there", () => {
    const history = historyOf(256, { 300: story(7, 12), 310: story(8, 300) }, 320);
    expect(history.works.get(WORK)).toEqual([300, 310]);
    for (const wrong of [story(8, 310), story(10, 310), story(9, 300), story(9, 12), story(1, null)]) {
      expect(() => history.append(wrong)).toThrow(VerificationFailed);
    }
    history.append(story(9, 310));
  });

  test("refuses a later version without a reference before its start", () => {
    for (const wrong of [story(2, 256), story(2, 299), story(2, 300), story(2, 5000), story(1, 12)]) {
      expect(() => historyOf(256, { 300: wrong }, 301)).toThrow(VerificationFailed);
    }
  });

  test("checks references within it, and lets those stand that lead before it", () => {
    const gone = [{ part: "body", digest: null } as const];
    expect(historyOf(256, { 300: redact(12, gone) }, 301).removedBy(12, "body")).toBe(300);
    expect(historyOf(256, { 299: story(1, null), 300: redact(299, gone) }, 301).removedBy(299, "body")).toBe(
      300,
    );
    expect(() => historyOf(256, { 299: story(1, null), 300: redact(299, gone, OTHER) }, 301)).toThrow(
      VerificationFailed,
    );
    expect(() => historyOf(256, { 300: redact(300, gone) }, 301)).toThrow(VerificationFailed);
    expect(() => historyOf(256, { 300: redact(301, gone) }, 301)).toThrow(VerificationFailed);
  });

  test("states an index only where its whole window is held", () => {
    const history = historyOf(256, { 300: story(3, 12), 310: story(4, 300), 600: story(5, 310) }, 1024);
    expect(history.indexHead(511)).toBeNull(); // covers [0, 511)
    expect(history.indexHead(767)).toEqual({ start: 512, end: 767, supersedes: [[310, [600]]] });
    expect(history.indexHead(1023)).toBeNull();
    expect(history.indexHead(1279)).toBeNull();
    expect(historyOf(0, {}, 512).indexHead(511)).toEqual({ start: 0, end: 511, supersedes: [] });
  });
});

test("a record that is logged before the last one, or an index record elsewhere, is refused", () => {
  const history = new History();
  history.append(story(1, null, { logged: 1000 }));
  expect(() => history.append(story(2, 0, { logged: 999 }))).toThrow(VerificationFailed);
  expect(() => history.append(index)).toThrow(VerificationFailed);
  expect(() => historyOf(0, { 255: story(1, null) }, 256)).toThrow(VerificationFailed);
  expect(history.size).toBe(1);
});

test("the first redaction of a part counts, for its bundle, and heads and bodies apart", () => {
  const asset = Uint8Array.from({ length: 32 }, () => 7);
  const history = historyOf(
    0,
    {
      3: story(1, null),
      300: redact(3, [
        { part: "head", digest: null },
        { part: "asset", digest: asset },
      ]),
      301: redact(3, [
        { part: "head", digest: null },
        { part: "body", digest: null },
        { part: "asset", digest: asset },
      ]),
    },
    302,
  );
  expect([history.removedBy(3, "head"), history.removedBy(3, "body"), history.removedBy(4, "body")]).toEqual([
    300,
    301,
    null,
  ]);
  expect([history.redactionCount("head", 0), history.redactionCount("body", 0)]).toEqual([1, 1]);
  expect([history.redactionCount("head", 1), history.redactionCount("body", 9)]).toEqual([0, 0]);
  expect([...history.removedAssets.values()]).toEqual([300]);
  expect(history.redactions.get(WORK)).toEqual([300, 301]);
});

test("an index names all that refer to a target, and superseding finds them again", () => {
  const head = makeIndex([[12, 4], [10, 4], [11, 3], [300, 4]], 255); // biome-ignore format: a table
  expect(head).toEqual({
    start: 0,
    end: 255,
    supersedes: [
      [3, [11]],
      [4, [10, 12]],
    ],
  });
  const later = makeIndex([[600, 4]], 767);
  expect(superseding([head, later], 4)).toEqual([10, 12, 600]);
  expect(superseding([head, later], 5)).toEqual([]);
});
