/**
 * Taking what is new of a desk: checkpoints from every mirror, leaves by frontier sync, then their heads (RULES 11, 25 to 28).
 *
 * The order is that of trust: a checkpoint counts once the leaves that it adds are held and lead to its root. Mirrors that lag
 * behind are told from mirrors that lie, and both from a newsroom key that signed two histories.
 */

import { parseCheckpoint } from "../archive/checkpoint";
import { equal } from "../archive/encoding";
import { isFork } from "../archive/fork";
import { bundleWidths, checkpointPath, entriesPath, frontierPath } from "../archive/layout";
import { Frontier, leafHash } from "../archive/merkle";
import { formatEntries, parseEntries } from "../archive/tiles";
import { type Accepted, acceptCheckpoint } from "../archive/trust";
import { Malformed, SkywaveError, TransportFailed, VerificationFailed } from "../errors";
import { bundleKey, type DeskRow, leafKey, type StoryRow, storyKey } from "../holdings/rows";
import type { Change } from "../holdings/store";
import { CHECKPOINT_BYTES, ENTRIES_BYTES, TILE_WIDTH } from "../limits";
import { UNKNOWN } from "../transport/mirror";
import type { Taken } from "../transport/network";
import type { Place } from "../transport/place";
import { type Context, rootOf } from "./context";
import { mergeCheckpoints } from "./dates";
import { Desk, type Watched } from "./desk";
import { keepEvidence } from "./evidence";
import { takeBundle } from "./texts";

/** How many mirrors are asked for their checkpoint at once. */
export const ASKED = 4;
/** A new reader begins with at least so many leaves, where the log has them. */
const FEWEST = 48;
/** How many files of one step are asked for at once. */
const AT_ONCE = 4;
/** How long a mirror may take for all that is new before the next one is asked for it as well, in milliseconds. */
const PATIENCE = 8_000;

/** A file that a mirror's own checkpoint says it has: no honest mirror shows a checkpoint without what it signs (RULES 19). */
class Lacking extends TransportFailed {
  constructor(message: string) {
    super(message, `${UNKNOWN}: http 404`);
  }
}

/** A checkpoint that today's keys signed. */
export interface Head {
  readonly accepted: Accepted;
  readonly bytes: Uint8Array;
}

/** Accepts a checkpoint of a desk. @throws SkywaveError */
export function acceptHead(context: Context, code: string, bytes: Uint8Array): Head {
  const root = rootOf(context);
  const keys = root.desks.get(code);
  if (!keys) throw new VerificationFailed(`the newest root note knows no desk '${code}'`);
  return { accepted: acceptCheckpoint(root, root.deskOrigin(code), keys, bytes), bytes };
}

/** Asks the mirrors for the desk's checkpoint. */
export function askHeads(context: Context, code: string): Promise<Taken<Head>[]> {
  return context.network.all(
    "checkpoint",
    checkpointPath(code),
    CHECKPOINT_BYTES,
    async (bytes) => {
      await context.ready;
      return acceptHead(context, code, bytes);
    },
    ASKED,
  );
}

/**
 * What came of bringing a desk up to date. `unreached`: no mirror answered with anything that counts; `behind`: none of those that
 * named a newer tree could show it.
 */
export type Synced = "current" | "behind" | "unreached";

/**
 * Brings a desk up to the newest checkpoint that some mirror can show.
 *
 * @param heads What the mirrors answered, where they were asked already.
 */
export async function syncDesk(
  context: Context,
  code: string,
  heads?: readonly Taken<Head>[],
): Promise<Synced> {
  const answers = heads ?? (await askHeads(context, code));
  const newer = await judgeHeads(context, code, answers);
  for (const answer of newer) {
    if (await advance(context, code, answer)) return "current";
  }
  return answers.length === 0 ? "unreached" : newer.length === 0 ? "current" : "behind";
}

/**
 * Compares what mirrors say with what is held: merges the dates of the same tree, names who lags behind, keeps the evidence of a
 * second history. Returns those that say more than is held, the largest first.
 */
async function judgeHeads(
  context: Context,
  code: string,
  answers: readonly Taken<Head>[],
): Promise<Taken<Head>[]> {
  const newer: Taken<Head>[] = [];
  for (const answer of answers) {
    const held = context.desks.get(code);
    const { head } = answer.value.accepted;
    if (!held || head.size > held.size) {
      newer.push(answer);
      continue;
    }
    const known = held.rootAt(head.size);
    if (known && !equal(known, head.root)) {
      await keepEvidence(context, code, held.row.checkpoint, answer.value.bytes);
    } else if (head.size === held.size) {
      await redate(context, held, answer.value);
    } else {
      context.network.drop(answer.place, "checkpoint", "rolled-back");
    }
  }
  return newer.sort((a, b) => b.value.accepted.head.size - a.value.accepted.head.size);
}

async function redate(context: Context, held: Desk, head: Head): Promise<void> {
  const root = rootOf(context);
  const merged = mergeCheckpoints(root, root.desks.get(held.code)!.keys, held.row.checkpoint, head.bytes);
  if (equal(merged, held.row.checkpoint)) return;
  const accepted = acceptHead(context, held.code, merged).accepted;
  await commit(context, held, held.redated(accepted, merged), []);
}

/** Takes the leaves between what is held and a checkpoint; says whether that worked. */
async function advance(context: Context, code: string, answer: Taken<Head>): Promise<boolean> {
  const { accepted, bytes } = answer.value;
  const { size } = accepted.head;
  const held = context.desks.get(code) ?? null;
  if (held && held.size >= size) return true;
  if (size === 0) return true;
  const watched = await watchedTrees(context, code);
  const start = held ? held.start : firstLeaf(size, watched);
  const from = held?.size ?? start;
  const attempt = async (place: Place, signal: AbortSignal) => {
    try {
      const before = held ? held.row.before : await takeFrontier(context, code, start, place, signal);
      const fresh = await takeLeaves(context, code, from, size, place, signal);
      const desk = Desk.extended(code, held, start, before, fresh, accepted, bytes, watched);
      return await takeHeads(context, desk, from, place);
    } catch (error) {
      if (!(error instanceof SkywaveError)) throw error;
      if (signal.aborted) return null;
      if (error instanceof Lacking && place === answer.place) context.network.drop(place, "records", "mixed");
      if (error instanceof TransportFailed) return null;
      if (held && (await showsFork(context, held, answer, place))) return "fork";
      context.network.drop(place, "records", "mixed");
      return null;
    }
  };
  const taken = await context.network.race(placesFrom(context, answer.place), PATIENCE, attempt);
  if (!taken || taken.value === "fork") return false;
  if (await commit(context, held, taken.value.desk, taken.value.changes))
    context.receipts.told(taken.place, "records", "ok", 0);
  return true;
}

/** The places that may have the files of a tree, the one that named it first. */
function placesFrom(context: Context, first: Place): Place[] {
  return [first, ...context.network.alive.filter((place) => place.name !== first.name)];
}

/** Where a new reader begins: a multiple of 256, below every tree that a story of this device was shown in. */
function firstLeaf(size: number, watched: readonly Watched[]): number {
  const wanted = watched.reduce((least, tree) => Math.min(least, tree.size - 1), size - 1);
  const last = Math.floor(Math.max(0, wanted) / TILE_WIDTH) * TILE_WIDTH;
  return size - last < FEWEST && last > 0 ? last - TILE_WIDTH : last;
}

/** The trees in which single stories were shown: the log must have passed through each (a fork would not). */
async function watchedTrees(context: Context, code: string): Promise<Watched[]> {
  const rows = (await context.store.all("stories", code)) as { value: StoryRow }[];
  return rows.map(({ value }) => {
    const { size, root } = parseCheckpoint(value.checkpoint).head;
    return { size, root };
  });
}

export async function takeFrontier(
  context: Context,
  code: string,
  start: number,
  place: Place,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (start === 0) return new Uint8Array(0);
  const path = frontierPath(code, start);
  const check = (bytes: Uint8Array) => Frontier.parse(start, bytes).format();
  const found = await context.network.ask(place, "records", path, 24 * 32, check, signal ? { signal } : {});
  if (!found) throw new Lacking("a mirror lacks a frontier that its checkpoint covers");
  return found;
}

/** Takes the leaves [from, to) from one place; nobody vouches for them until the root is equal. */
async function takeLeaves(
  context: Context,
  code: string,
  from: number,
  to: number,
  place: Place,
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const held = context.desks.get(code);
  const bundles = bundleWidths(to).filter(({ number, width }) => number * TILE_WIDTH + width > from);
  const taken = await inTurns(bundles, async ({ number, width }) => {
    const skip = Math.max(0, from - number * TILE_WIDTH);
    // Records have one spelling, so the bytes before the new ones are known without asking.
    const known =
      skip && held
        ? formatEntries(held.leaves.slice(number * TILE_WIDTH - held.start, from - held.start)).length
        : 0;
    const path = entriesPath(code, number, width);
    const found = await context.network.ask(
      place,
      "records",
      path,
      ENTRIES_BYTES,
      (bytes, begun) =>
        begun > 0 ? parseEntries(bytes, width - skip) : parseEntries(bytes, width).slice(skip),
      known ? { from: known, signal } : { signal },
    );
    if (!found) throw new Lacking("a mirror lacks records that its checkpoint covers");
    return found;
  });
  return ([] as Uint8Array[]).concat(...taken);
}

/** Runs tasks a few at a time and returns their results in order. */
export async function inTurns<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await run(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}

/** Takes the heads of the leaves from `from` on; those that no place gives stay missing and are named. */
export async function takeHeads(
  context: Context,
  desk: Desk,
  from: number,
  first: Place | undefined,
): Promise<{ readonly desk: Desk; readonly changes: readonly Change[] }> {
  const root = rootOf(context);
  const missing = desk.missingHeads(root).filter((index) => index >= from);
  const numbers = Array.from(new Set(missing.map((index) => Math.floor(index / TILE_WIDTH))));
  const last = Math.floor((desk.size - 1) / TILE_WIDTH);
  let tail = desk.row.tail;
  const found = new Map<number, Uint8Array>();
  await inTurns(numbers, async (number) => {
    const wanted = missing.filter((index) => Math.floor(index / TILE_WIDTH) === number);
    const bundle = await takeBundle(context, desk, "head", number, wanted, { tail: desk.row.tail, first });
    if (!bundle) return;
    bundle.parts.forEach((head, index) => {
      found.set(index, head);
    });
    if (number === last) tail = bundle.tail;
  });
  const changes: Change[] = [];
  found.forEach((value, index) => {
    changes.push({ table: "heads", key: leafKey(desk.code, index), value });
  });
  return { desk: desk.withHeads(found, tail), changes };
}

/**
 * Makes a step lasting: the row, the records, what redactions removed. One transaction; nothing changes where another tab went
 * ahead, and then its state is what this one has from its next step on.
 */
export async function commit(
  context: Context,
  held: Desk | null,
  desk: Desk,
  changes: readonly Change[],
): Promise<boolean> {
  const { desk: kept, heads, bodies } = desk.redacted(rootOf(context));
  const { code } = kept;
  const all: Change[] = changes.filter((change) => !("value" in change) || !isGone(change, code, heads));
  if (!held || held.start !== kept.start || held.size !== kept.size) {
    const first =
      held && held.start === kept.start
        ? Math.floor(held.size / TILE_WIDTH)
        : Math.floor(kept.start / TILE_WIDTH);
    for (const { number, width } of bundleWidths(kept.size)) {
      if (number < first) continue;
      const at = number * TILE_WIDTH - kept.start;
      all.push({
        table: "leaves",
        key: bundleKey(code, number),
        value: formatEntries(kept.leaves.slice(at, at + width)),
      });
    }
  }
  for (const index of heads) all.push({ table: "heads", key: leafKey(code, index), remove: true });
  for (const index of bodies) all.push({ table: "bodies", key: leafKey(code, index), remove: true });
  for (const digest of Array.from(kept.removedAssets(rootOf(context))))
    all.push({ table: "files", key: digest, remove: true });
  for (const work of redactedWorks(held, kept))
    all.push({ table: "stories", key: storyKey(code, work), remove: true });
  all.push({ table: "desks", key: code, value: kept.row });
  const same = (value: unknown) => {
    const row = value as DeskRow | undefined;
    return held === null
      ? row === undefined
      : row !== undefined && row.size === held.size && row.start === held.start;
  };
  const done = await context.store.commit(all, { table: "desks", key: code, same });
  if (done) context.desks.set(code, kept);
  return done;
}

function isGone(change: Change, code: string, heads: readonly number[]): boolean {
  return change.table === "heads" && change.key[0] === code && heads.indexOf(change.key[1] as number) >= 0;
}

/** Works that a fresh redaction hit: what was kept of them by itself holds removed parts. */
function redactedWorks(held: Desk | null, desk: Desk): string[] {
  const from = held && held.start === desk.start ? held.size : desk.start;
  return desk.history.records
    .slice(from - desk.start)
    .filter((record) => record.kind === "redact" && record.work !== null)
    .map((record) => record.work!);
}

/** Says whether a mirror's own files show that the newsroom's keys signed a second history (RULES 34), and keeps the evidence. */
async function showsFork(context: Context, held: Desk, answer: Taken<Head>, place: Place): Promise<boolean> {
  const { head } = answer.value.accepted;
  try {
    const before = await takeFrontier(context, held.code, held.start, place);
    const leaves = await allLeaves(context, held.code, held.start, head.size, place);
    const frontier = Frontier.parse(held.start, before);
    if (!isFork(held.accepted.head, head, frontier, leaves.map(leafHash))) return false;
    await keepEvidence(context, held.code, held.row.checkpoint, answer.value.bytes);
    return true;
  } catch (error) {
    if (error instanceof SkywaveError) return false;
    throw error;
  }
}

/** Takes leaves as a place has them, the held ones too. */
async function allLeaves(
  context: Context,
  code: string,
  from: number,
  to: number,
  place: Place,
): Promise<Uint8Array[]> {
  const bundles = bundleWidths(to).filter(({ number }) => number * TILE_WIDTH >= from);
  const taken = await inTurns(bundles, async ({ number, width }) => {
    const found = await context.network.ask(
      place,
      "records",
      entriesPath(code, number, width),
      ENTRIES_BYTES,
      (bytes) => parseEntries(bytes, width),
    );
    if (!found) throw new Malformed("a mirror lacks records");
    return found;
  });
  return ([] as Uint8Array[]).concat(...taken);
}
