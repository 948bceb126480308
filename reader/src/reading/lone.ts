/**
 * Single stories: a story's parts, each record of which is shown in a signed tree by tiles. This is how the first story of a first
 * visit is proven, and how an old story is read without the archive between (spec/09 section on parts).
 *
 * What is shown this way is genuine. Whether it was corrected later is another question, which only the rest of the log answers.
 */

import { concat, equal } from "../archive/encoding";
import { Frontier } from "../archive/merkle";
import { type PartsEntry, parseParts } from "../archive/parts";
import { isStory } from "../archive/record";
import { SkywaveError, TransportFailed, VerificationFailed } from "../errors";
import { type StoryRow, storyKey } from "../holdings/rows";
import { PARTS_BYTES } from "../limits";
import { UNKNOWN } from "../transport/mirror";
import { type Context, rootOf } from "./context";
import type { Desk } from "./desk";
import type { LoneStory } from "./stories";
import { acceptHead, askHeads, type Head } from "./sync";
import { pathOf, proveLeaves } from "./tiles";

/** In place of a work, for the masthead's texts and the front page's order of a desk. */
export const DESK_PARTS = "desk";

export function partsPath(code: string, work: string): string {
  return work === DESK_PARTS ? `${code}/desk.parts` : `${code}/s/${work}.parts`;
}

/** Returns what is held of a story by itself, parsed anew; null where nothing is. */
export async function heldLone(context: Context, code: string, work: string): Promise<LoneStory | null> {
  const row = (await context.store.get("stories", storyKey(code, work))) as StoryRow | undefined;
  if (!row) return null;
  try {
    const entries = parseParts(row.parts);
    checkWork(entries, work);
    return { entries, size: acceptHead(context, code, row.checkpoint).accepted.head.size };
  } catch (error) {
    if (error instanceof SkywaveError) return null;
    throw error;
  }
}

/** Refuses parts that are of another work, or whose versions do not follow one another from the first. */
export function checkWork(entries: readonly PartsEntry[], work: string): void {
  if (work === DESK_PARTS) {
    if (entries.some(({ record }) => record.kind !== "standing" && record.kind !== "edition")) {
      throw new VerificationFailed("a desk's parts hold another kind of record");
    }
    return;
  }
  let last: PartsEntry | null = null;
  for (const entry of entries) {
    const { record } = entry;
    const fits = record.work === work && (isStory(record) || record.kind === "redact");
    const follows =
      !isStory(record) ||
      (record.version === (last?.record.version ?? 0) + 1 && record.ref === (last?.index ?? null));
    if (!fits || !follows) throw new VerificationFailed("a story's parts are not the records of that story");
    if (isStory(record)) last = entry;
  }
  if (!last) throw new VerificationFailed("a story's parts hold no version of it");
}

type Heads = readonly { readonly value: Head }[];

/** What is being taken, by store: whoever asks for it again meanwhile gets the same answer. */
const underway = new WeakMap<object, Map<string, Promise<LoneStory | null>>>();

/**
 * Takes a story by itself from the network; asked for twice at once, it is taken once.
 *
 * @param heads What the mirrors said of the desk's newest tree; asked where the held tree is too small and this is not given.
 * @returns Null where no place gave it with its proof.
 */
export function takeLone(
  context: Context,
  code: string,
  work: string,
  heads?: Promise<Heads>,
): Promise<LoneStory | null> {
  const open = underway.get(context.store) ?? new Map<string, Promise<LoneStory | null>>();
  underway.set(context.store, open);
  const key = partsPath(code, work);
  let taking = open.get(key);
  if (!taking) {
    const done = () => open.delete(key);
    taking = takeOnce(context, code, work, heads);
    open.set(key, taking);
    taking.then(done, done);
  }
  return taking;
}

async function takeOnce(
  context: Context,
  code: string,
  work: string,
  heads?: Promise<Heads>,
): Promise<LoneStory | null> {
  const taken = await context.network.take("story", partsPath(code, work), PARTS_BYTES, async (bytes) => {
    const entries = parseParts(bytes);
    checkWork(entries, work);
    const head = await treeFor(context, code, entries, heads);
    return { bytes, entries, head, paths: await showIn(context, code, entries, head) };
  });
  if (!taken) return null;
  const { bytes, entries, head, paths } = taken.value;
  await keepLone(context, code, work, { parts: bytes, checkpoint: head.bytes, paths });
  return { entries, size: head.accepted.head.size };
}

/** Keeps a story that was shown in a signed tree. */
export async function keepLone(context: Context, code: string, work: string, row: StoryRow): Promise<void> {
  await context.store.commit([{ table: "stories", key: storyKey(code, work), value: row }]);
  // A redaction may have come while the story was on its way: then these parts still have what it removed.
  const redactions = context.desks.get(code)?.history.redactions.get(work) ?? [];
  const known = new Set(parseParts(row.parts).map(({ index }) => index));
  if (redactions.some((index) => !known.has(index))) {
    await context.store.commit([{ table: "stories", key: storyKey(code, work), remove: true }]);
  }
}

/** The tree in which a story is to be shown: the held one where it is large enough, else the largest that a mirror names. */
async function treeFor(
  context: Context,
  code: string,
  entries: readonly PartsEntry[],
  heads?: Promise<Heads>,
): Promise<Head> {
  await context.ready;
  const needed = entries[entries.length - 1]!.index + 1;
  const held = context.desks.get(code);
  if (held && held.size >= needed) return { accepted: held.accepted, bytes: held.row.checkpoint };
  const best = (await (heads ?? askHeads(context, code)))
    .map(({ value }) => value)
    .filter((head) => head.accepted.head.size >= needed)
    .sort((a, b) => b.accepted.head.size - a.accepted.head.size)[0];
  if (!best) throw new TransportFailed("no mirror shows a tree that is as new as this story", UNKNOWN);
  return best;
}

/** Shows that every record stands in the tree, by what is held or else by tiles; returns their audit paths. */
async function showIn(
  context: Context,
  code: string,
  entries: readonly PartsEntry[],
  head: Head,
): Promise<Uint8Array[]> {
  const held = context.desks.get(code);
  const { size, root } = head.accepted.head;
  const open = entries.filter(({ index }) => !held?.leaf(index));
  const proven = await proveLeaves(code, open, size, root, async (path, length) => {
    const taken = await context.network.take("records", path, length, (bytes) => {
      if (bytes.length !== length)
        throw new VerificationFailed("a tile has another length than its path says");
      return bytes;
    });
    if (!taken) throw new TransportFailed("a tile is nowhere to be had", `${UNKNOWN}: http 404`);
    return taken.value;
  });
  return entries.map((entry) => {
    const at = open.indexOf(entry);
    return concat(...(at < 0 ? heldPath(held!, entry) : proven[at]!));
  });
}

/** The audit path of a record that the held range knows. @throws VerificationFailed It is another record than the one given. */
export function heldPath(
  desk: Desk,
  { index, leaf }: { readonly index: number; readonly leaf: Uint8Array },
): Uint8Array[] {
  if (!equal(desk.leaf(index) ?? EMPTY, leaf))
    throw new VerificationFailed(`record ${index} is not the one that was signed`);
  return pathOf(Frontier.parse(desk.start, desk.row.before), desk.hashes(desk.start, desk.size), index);
}
const EMPTY = new Uint8Array(0);

/** The newest record of a kind among a desk's parts that is not void. */
export function newestOf(
  context: Context,
  code: string,
  entries: readonly PartsEntry[],
  kind: "standing" | "edition",
): PartsEntry | null {
  const found = entries.filter(
    ({ record, index }) => record.kind === kind && !rootOf(context).isVoid(code, index),
  );
  return found[found.length - 1] ?? null;
}
