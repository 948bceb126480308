/**
 * Texts, dictionaries and pictures: fetched when they are wanted, checked by hash, kept.
 */

import type { File } from "../archive/asset";
import { extensionOf } from "../archive/asset";
import { equal, formatHex, sha256 } from "../archive/encoding";
import { decompress } from "../archive/frame";
import { bundlePath, bundleWidths, dictionaryPath, objectPath } from "../archive/layout";
import { parseParts } from "../archive/parts";
import { parseEntries } from "../archive/tiles";
import { Malformed, SkywaveError, TransportFailed, VerificationFailed } from "../errors";
import { type FileRow, type FilesFact, leafKey, type Tail } from "../holdings/rows";
import type { Change } from "../holdings/store";
import { BUNDLE_BYTES, DICTIONARY_BYTES, PARTS_BYTES, TILE_WIDTH } from "../limits";
import { UNKNOWN } from "../transport/mirror";
import type { Taken } from "../transport/network";
import type { Place } from "../transport/place";
import { type Context, rootOf } from "./context";
import type { Desk } from "./desk";

/** How many bytes of pictures are kept; the longest unseen go first. */
const FILES_BYTES = 80 * 1024 * 1024;
const DIGEST_BYTES = 32;
/** How many further places are asked for a part that a bundle leaves out. */
const FURTHER = 2;

/** Returns a dictionary by its hash, kept once it was fetched; null where no place has it. */
async function dictionaryOf(
  context: Context,
  digest: Uint8Array,
  first: Place | undefined,
): Promise<Uint8Array | null> {
  const key = `dict/${formatHex(digest)}`;
  const held = (await context.store.get("files", key)) as FileRow | undefined;
  if (held) return held.data;
  const taken = await context.network.take(
    "heads",
    dictionaryPath(digest),
    DICTIONARY_BYTES,
    (bytes) => matching(bytes, digest),
    { first },
  );
  if (!taken) return null;
  await context.store.commit([{ table: "files", key, value: { data: taken.value, media: "" } }]);
  return taken.value;
}

function matching(bytes: Uint8Array, digest: Uint8Array): Uint8Array {
  if (!equal(sha256(bytes), digest)) throw new VerificationFailed("the bytes are not those that were signed");
  return bytes;
}

/** Frames of a bundle from leaf `from` of it on, and the dictionary that they were made with. */
interface Frames {
  readonly digest: Uint8Array;
  readonly dictionary: Uint8Array;
  readonly from: number;
  readonly streams: readonly Uint8Array[];
}

/** What was found in one bundle, and what to remember of it. */
export interface BundleParts {
  readonly parts: ReadonlyMap<number, Uint8Array>;
  readonly tail: Tail;
}

/**
 * Takes the heads or bodies of one bundle: those of the leaves `wanted`, as far as a place has them.
 *
 * Every part is what its record says, or the place is named as one that alters. An absent frame is no fault of anybody: the part
 * stays missing where the next places lack it too. With a tail of the same bundle from the same place, only what follows it is asked for.
 *
 * @returns Null where no place gave the bundle.
 */
export async function takeBundle(
  context: Context,
  desk: Desk,
  part: "head" | "body",
  number: number,
  wanted: readonly number[],
  options: { readonly tail?: Tail | null; readonly first?: Place | undefined } = {},
): Promise<BundleParts | null> {
  const start = number * TILE_WIDTH;
  const width = Math.min(TILE_WIDTH, desk.size - start);
  const redactions = desk.history.redactionCount(part, number);
  const path = bundlePath(desk.code, part, number, width, redactions);
  const stem = bundlePath(desk.code, part, number, TILE_WIDTH, redactions);
  const what = part === "head" ? "heads" : "texts";
  const tail = options.tail?.stem === stem && options.tail.count < width ? options.tail : null;
  const check = async (bytes: Uint8Array, from: number) => {
    const frames = await framesOf(context, bytes, from, width, tail, options.first);
    return {
      parts: partsOf(desk, part, start, frames, new Set(wanted)),
      length: from + bytes.length,
      dictionary: frames.digest,
    };
  };
  const remembered = ({
    value,
    place,
  }: Taken<{ parts: Map<number, Uint8Array>; length: number; dictionary: Uint8Array }>): BundleParts => ({
    parts: value.parts,
    tail: { place: place.name, stem, length: value.length, count: width, dictionary: value.dictionary },
  });
  const known = tail && context.network.alive.find((place) => place.name === tail.place);
  if (tail && known) {
    try {
      const value = await context.network.ask(known, what, path, BUNDLE_BYTES, check, { from: tail.length });
      if (value) return remembered({ value, place: known });
    } catch (error) {
      // Told already; the whole bundle is asked for instead.
      if (!(error instanceof SkywaveError)) throw error;
    }
  }
  const taken = await context.network.take(what, path, BUNDLE_BYTES, check, { first: options.first });
  if (!taken) return null;
  const { parts } = taken.value;
  // What this place leaves out another one may have; few are asked, since each of them sends the whole bundle.
  for (const place of context.network.alive
    .filter(({ name }) => name !== taken.place.name)
    .slice(0, FURTHER)) {
    if (wanted.every((index) => parts.has(index))) break;
    try {
      const more = await context.network.ask(place, what, path, BUNDLE_BYTES, check);
      more?.parts.forEach((bytes, index) => {
        parts.set(index, bytes);
      });
    } catch (error) {
      if (!(error instanceof SkywaveError)) throw error;
    }
  }
  return remembered(taken);
}

async function framesOf(
  context: Context,
  bytes: Uint8Array,
  from: number,
  width: number,
  tail: Tail | null,
  first: Place | undefined,
): Promise<Frames> {
  const continued = from > 0 && tail !== null;
  if (!continued && bytes.length < DIGEST_BYTES) throw new Malformed("a bundle is cut");
  const digest = continued ? tail.dictionary : bytes.slice(0, DIGEST_BYTES);
  const dictionary = await dictionaryOf(context, digest, first);
  if (!dictionary) throw new TransportFailed("the dictionary of a bundle is nowhere to be had", UNKNOWN);
  return continued
    ? { digest, dictionary, from: tail.count, streams: parseEntries(bytes, width - tail.count) }
    : { digest, dictionary, from: 0, streams: parseEntries(bytes, width, DIGEST_BYTES) };
}

function partsOf(
  desk: Desk,
  part: "head" | "body",
  start: number,
  frames: Frames,
  wanted: ReadonlySet<number>,
): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  frames.streams.forEach((stream, at) => {
    const index = start + frames.from + at;
    if (stream.length === 0 || !wanted.has(index)) return;
    const named = desk.record(index)?.[part];
    if (!named) throw new Malformed(`record ${index} names no ${part}, and a bundle has one`);
    found.set(index, matching(decompress(stream, frames.dictionary, named.length), named.digest));
  });
  return found;
}

/** Returns the text of the version at `index`, or null where it is not to be had. */
export async function takeBody(
  context: Context,
  desk: Desk,
  work: string,
  index: number,
): Promise<Uint8Array | null> {
  const held = (await context.store.get("bodies", leafKey(desk.code, index))) as Uint8Array | undefined;
  if (held) return held;
  const leaf = desk.leaf(index);
  if (!leaf) return null;
  const taken = await context.network.take("story", `${desk.code}/s/${work}.parts`, PARTS_BYTES, (bytes) => {
    const entry = parseParts(bytes).find((candidate) => candidate.index === index);
    // A mirror may honestly carry an older or a newer state of this file: then the bundle has the text.
    if (!entry?.body || !equal(entry.leaf, leaf)) return null;
    return entry.body;
  });
  let body = taken?.value ?? null;
  if (!body) {
    const number = Math.floor(index / TILE_WIDTH);
    body = (await takeBundle(context, desk, "body", number, [index]))?.parts.get(index) ?? null;
  }
  if (body) await keepBodies(context, desk.code, new Map([[index, body]]));
  return body;
}

/** Keeps texts, unless a redaction came in the meantime. */
export async function keepBodies(
  context: Context,
  code: string,
  bodies: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  const desk = context.desks.get(code);
  if (!desk || bodies.size === 0) return;
  const kept = Array.from(bodies.entries()).filter(
    ([index]) => !desk.isRemoved(rootOf(context), index, "body"),
  );
  await context.store.commit(
    kept.map(([index, value]): Change => ({ table: "bodies", key: leafKey(code, index), value })),
  );
  // A redaction may have come in between: what it removed goes again.
  const now = context.desks.get(code);
  if (!now) return;
  const { desk: left, bodies: gone } = now.withBodies(kept.map(([index]) => index)).redacted(rootOf(context));
  context.desks.set(code, left);
  await context.store.commit(
    gone.map((index): Change => ({ table: "bodies", key: leafKey(code, index), remove: true })),
  );
}

/** The versions of the range whose texts are shown and not held, by bundle, the newest bundle first. */
export function missingTexts(desk: Desk, effective: readonly number[]): Map<number, number[]> {
  const bundles = new Map<number, number[]>();
  for (const { number } of bundleWidths(desk.size).reverse()) {
    const indexes = effective.filter(
      (index) => Math.floor(index / TILE_WIDTH) === number && !desk.bodies.has(index),
    );
    if (indexes.length) bundles.set(number, indexes);
  }
  return bundles;
}

/** Returns the bytes of a picture or sound as they were signed, from this device or a place; null where no place gave them. */
export async function takeFile(context: Context, file: File): Promise<Uint8Array | null> {
  const key = formatHex(file.digest);
  if (isRemovedFile(context, key)) return null;
  const held = (await context.store.get("files", key)) as FileRow | undefined;
  if (held && held.data.length === file.length) return held.data;
  const path = objectPath(file.digest, extensionOf(file));
  const taken = await context.network.take("picture", path, file.length, (bytes) =>
    matching(bytes, file.digest),
  );
  if (!taken) return null;
  await keepFile(context, key, taken.value, file.media);
  // A redaction may have come while the picture was on its way: it is looked for once more behind what was just kept.
  if (!isRemovedFile(context, key)) return taken.value;
  await context.store.commit([{ table: "files", key, remove: true }]);
  return null;
}

/** Says whether a redaction of any desk that is held removed a file, by its hash. */
function isRemovedFile(context: Context, key: string): boolean {
  return Array.from(context.desks.values()).some((desk) => desk.removedAssets(rootOf(context)).has(key));
}

/** Keeps a file, and lets the longest unseen ones go where room is short. */
async function keepFile(context: Context, key: string, data: Uint8Array, media: string): Promise<void> {
  const known: Record<string, FilesFact[string]> = {
    ...((await context.store.get("facts", "files")) as FilesFact | undefined),
  };
  known[key] = { used: context.clock(), length: data.length };
  const oldest = Object.keys(known).sort((a, b) => known[a]!.used - known[b]!.used);
  let total = oldest.reduce((sum, name) => sum + known[name]!.length, 0);
  const changes: Change[] = [{ table: "files", key, value: { data, media } }];
  for (const name of oldest) {
    if (total <= FILES_BYTES || name === key) break;
    total -= known[name]!.length;
    delete known[name];
    changes.push({ table: "files", key: name, remove: true });
  }
  try {
    await context.store.commit([...changes, { table: "facts", key: "files", value: known }]);
  } catch {
    // The device is full: the picture is shown all the same, and not kept.
  }
}
