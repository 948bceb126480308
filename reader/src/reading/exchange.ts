/**
 * Copies from hand to hand: a story as a file, a folder or zip that somebody brings.
 *
 * What comes in is judged like what a mirror serves: by the chain of root notes that is held, never by the copy's own. Imports add no
 * pin and contact no mirror. What goes out is made anew from proven bytes (RULES 29, 30).
 */

import { type Asset, extensionOf, type File as SignedFile } from "../archive/asset";
import { concat, equal, formatHex } from "../archive/encoding";
import { checkpointPath, isDeskCode, objectPath, rootNotePath } from "../archive/layout";
import { split } from "../archive/merkle";
import { acceptMirrors, type MirrorList } from "../archive/mirrors";
import { formatNote, isBy, parseNote, type VerifierKey } from "../archive/note";
import { formatParts, parseParts } from "../archive/parts";
import { checkProof, formatProof, parseProof } from "../archive/proof";
import { Malformed, SkywaveError, TransportFailed, VerificationFailed } from "../errors";
import { leafKey, type StoryRow, storyKey } from "../holdings/rows";
import { CHECKPOINT_BYTES, FRAME_BYTES, MIRRORS_BYTES, PARTS_BYTES, ROOT_NOTE_BYTES } from "../limits";
import type { Copy } from "../transport/copy";
import { UNKNOWN } from "../transport/mirror";
import { Network } from "../transport/network";
import { formatZip } from "../transport/zip";
import { Chain } from "./chain";
import { type Context, rootOf } from "./context";
import { mergeCheckpoints } from "./dates";
import { checkWork, heldPath, keepLone, partsPath, takeLone } from "./lone";
import type { StoryModel } from "./model";
import { showsText } from "./stories";
import { acceptHead, commit, inTurns, syncDesk, takeHeads } from "./sync";
import { keepBodies, missingTexts, takeBundle, takeFile } from "./texts";

const PROOF_BYTES = CHECKPOINT_BYTES + 8192;

function proofPath(code: string, work: string, index: number): string {
  return `${code}/s/${work}.${index}.tlog-proof`;
}

/**
 * Returns a story with its proof and its pictures as a zip that any reader of this newsroom opens; null where its text or proof is
 * not held.
 *
 * The zip holds root notes, the parts, and for each record a C2SP tlog-proof, so that other programs can check it too.
 *
 * @param choose Returns the file of a picture that goes with it.
 */
export async function exportStory(
  context: Context,
  story: StoryModel,
  choose: (asset: Asset) => Promise<SignedFile | null>,
): Promise<{ readonly name: string; readonly data: Blob } | null> {
  const row = (await loneRow(context, story)) ?? (await heldRow(context, story));
  if (!row) return null;
  const entries = parseParts(row.parts);
  // A mirror could have marked its bytes by how they are spelled, and its notes by lines of its own: neither goes on (RULES 29).
  const plain = entries.map(({ index, leaf, head, body }) => ({
    index,
    leaf,
    frames: [stored(head ?? undefined), stored(body ?? undefined)] as const,
  }));
  if (plain.some(({ frames }) => frames.some((frame) => frame.length > FRAME_BYTES))) return null;
  const root = rootOf(context);
  const found: Record<string, Uint8Array> = {};
  context.chain.notes.forEach((note, at) => {
    const signers = context.chain.roots.slice(Math.max(0, at - 1), at + 1).map((one) => one.root.keys);
    found[rootNotePath(at + 1)] = withLinesBy(([] as VerifierKey[]).concat(...signers), note);
  });
  const { log } = context.chain;
  if (log) found[checkpointPath("root")] = mergeCheckpoints(root, root.root.keys, log.bytes, log.bytes);
  const keys = root.desks.get(story.desk)?.keys ?? [];
  const checkpoint = mergeCheckpoints(root, keys, row.checkpoint, row.checkpoint);
  found[partsPath(story.desk, story.work)] = formatParts(plain);
  entries.forEach(({ index }, at) => {
    const proof = { index, hashes: split(row.paths[at]!), checkpoint, extra: null };
    found[proofPath(story.desk, story.work, index)] = formatProof(proof);
  });
  const { head, assetsRedacted } = story.effective;
  for (const asset of head?.assets ?? []) {
    const removed = asset.file !== null && assetsRedacted.has(formatHex(asset.file.digest));
    const file = asset.file && !removed ? await choose(asset) : null;
    const data = file && (await takeFile(context, file));
    if (file && data) found[objectPath(file.digest, extensionOf(file))] = data;
  }
  const data = new Blob([formatZip(found) as BlobPart], { type: "application/zip" });
  return { name: `${story.work}.zip`, data };
}

/** Returns a note with the signature lines of some keys only. */
function withLinesBy(keys: readonly VerifierKey[], bytes: Uint8Array): Uint8Array {
  const { text, lines } = parseNote(bytes, ROOT_NOTE_BYTES);
  return formatNote(
    text,
    lines.filter((line) => keys.some((key) => isBy(line, key))),
  );
}

/** The story as it was proven by itself, now or earlier, where that is its newest version; it is asked for where a mirror answers. */
async function loneRow(context: Context, story: StoryModel): Promise<StoryRow | null> {
  const key = storyKey(story.desk, story.work);
  const isWhole = (row: StoryRow | undefined) =>
    row !== undefined &&
    parseParts(row.parts).some(
      ({ index, body }) => index === story.effective.index && (body !== null || !showsText(story)),
    );
  let row = (await context.store.get("stories", key)) as StoryRow | undefined;
  if (!isWhole(row)) {
    await takeLone(context, story.desk, story.work).catch((error: unknown) => {
      if (!(error instanceof SkywaveError)) throw error;
    });
    row = (await context.store.get("stories", key)) as StoryRow | undefined;
  }
  return row && isWhole(row) ? row : null;
}

/** Makes the parts of a story from the held range; null where a record, a head or the text is not there. */
async function heldRow(context: Context, story: StoryModel): Promise<StoryRow | null> {
  const desk = context.desks.get(story.desk);
  if (!desk || story.originalMissing) return null;
  const redacts = desk.history.redactions.get(story.work) ?? [];
  const indexes = [...(desk.works.get(story.work) ?? []), ...redacts].sort((a, b) => a - b);
  if (indexes.length === 0) return null;
  const entries = [];
  for (const index of indexes) {
    const leaf = desk.leaf(index);
    if (!leaf) return null;
    const body =
      index === story.effective.index
        ? ((await context.store.get("bodies", leafKey(story.desk, index))) as Uint8Array | undefined)
        : undefined;
    const frames = [stored(desk.heads.get(index)), stored(body)] as const;
    if (frames.some((frame) => frame.length > FRAME_BYTES)) return null;
    entries.push({ index, leaf, frames });
  }
  return {
    parts: formatParts(entries),
    checkpoint: desk.row.checkpoint,
    paths: entries.map((entry) => concat(...heldPath(desk, entry))),
  };
}

/** Returns the DEFLATE stream of a part that compresses nothing: final stored blocks (RFC 1951 section 3.2.4). */
function stored(part: Uint8Array | undefined): Uint8Array {
  if (!part) return new Uint8Array(0);
  const { length } = part;
  return concat(Uint8Array.of(1, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff), part);
}

/** What a copy brought. */
export interface Imported {
  readonly stories: number;
  /** Another newsroom's copy, or no copy at all. */
  readonly refused: "other_newsroom" | "unreadable" | "";
  /** Accepted mirror lists of the copy; nobody in them is contacted without consent. */
  readonly lists: readonly OfferedList[];
}

/** An accepted list with the bytes to keep, should a person agree. */
export interface OfferedList {
  readonly list: MirrorList;
  readonly bytes: Uint8Array;
}

/** Takes in a copy: whole desks as far as it carries them, and stories that come with their own proof. */
export async function importCopy(context: Context, copy: Copy, progress: () => void): Promise<Imported> {
  const name = await newsroomOf(copy);
  // A copy of another newsroom is no lie about this one: it is refused, and nobody is named as a liar.
  if (name !== context.chain.name) {
    return { stories: 0, refused: name ? "other_newsroom" : "unreadable", lists: [] };
  }
  const network = new Network(context.receipts.told);
  network.use([copy]);
  await followCopy(context, copy);
  const inside: Context = { ...context, network, chain: context.chain };
  const paths = new Set(copy.paths);
  const taken = new Set<string>();
  for (const code of Array.from(rootOf(context).desks.keys())) {
    if (paths.has(checkpointPath(code))) await importDesk(inside, code, taken);
    progress();
  }
  await inTurns(lonePaths(copy.paths), async ([code, work]) => {
    if (rootOf(context).desks.has(code) && (await importLone(inside, code, work)))
      taken.add(`${code} ${work}`);
  });
  return {
    stories: taken.size,
    refused: taken.size ? "" : "unreadable",
    lists: await listsOf(inside, copy),
  };
}

/** The N of a copy, or null where its root/1 is none. */
async function newsroomOf(copy: Copy): Promise<string | null> {
  try {
    const answer = await copy.read(rootNotePath(1), ROOT_NOTE_BYTES);
    return answer && Chain.open([answer.bytes], null).name;
  } catch (error) {
    if (error instanceof SkywaveError) return null;
    throw error;
  }
}

/** Follows the chain of root notes as far as the copy has newer ones. */
async function followCopy(context: Context, copy: Copy): Promise<void> {
  for (;;) {
    const answer = await copy.read(rootNotePath(context.chain.newest.version + 1), ROOT_NOTE_BYTES);
    if (!answer) return;
    try {
      context.chain = context.chain.followedBy(answer.bytes);
    } catch (error) {
      if (error instanceof SkywaveError) return;
      throw error;
    }
  }
}

async function importDesk(context: Context, code: string, taken: Set<string>): Promise<void> {
  await syncDesk(context, code);
  let desk = context.desks.get(code);
  if (!desk) return;
  const filled = await takeHeads(context, desk, desk.start, undefined);
  if (await commit(context, desk, filled.desk, filled.changes)) desk = filled.desk;
  const shown = Array.from(desk.works.values()).map((versions) => versions[versions.length - 1]!);
  for (const [number, indexes] of Array.from(missingTexts(desk, shown).entries())) {
    const bundle = await takeBundle(context, desk, "body", number, indexes);
    if (bundle) await keepBodies(context, code, bundle.parts);
  }
  desk = context.desks.get(code) ?? desk;
  const whole = desk;
  whole.works.forEach((versions, work) => {
    if (whole.bodies.has(versions[versions.length - 1]!)) taken.add(`${code} ${work}`);
  });
}

const LONE = /^([a-z][a-z0-9-]{0,15}(?:\/[a-z][a-z0-9-]{0,15})?)\/s\/([a-z2-7]{16})\.parts$/;

function lonePaths(paths: readonly string[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (const path of paths) {
    const named = LONE.exec(path);
    if (named && isDeskCode(named[1]!)) found.push([named[1]!, named[2]!]);
  }
  return found;
}

/** Takes one story with the proofs that stand beside it; says whether it is proven. */
async function importLone(context: Context, code: string, work: string): Promise<boolean> {
  const held = context.desks.get(code);
  const row = await context.network.take("story", partsPath(code, work), PARTS_BYTES, async (bytes) => {
    const entries = parseParts(bytes);
    checkWork(entries, work);
    const known = held && entries.every(({ index }) => held.leaf(index) !== null);
    if (known) {
      const paths = entries.map((entry) => concat(...heldPath(held, entry)));
      return { parts: bytes, checkpoint: held.row.checkpoint, paths };
    }
    return proofsBeside(context, code, work, bytes);
  });
  if (!row) return false;
  await keepLone(context, code, work, row.value);
  const bodies = new Map<number, Uint8Array>();
  for (const { index, leaf, body } of parseParts(row.value.parts)) {
    const same = held?.leaf(index);
    if (body && same && equal(same, leaf)) bodies.set(index, body);
  }
  await keepBodies(context, code, bodies);
  return true;
}

/** Checks each record by its own tlog-proof; all must rest on one checkpoint that today's keys signed. */
async function proofsBeside(
  context: Context,
  code: string,
  work: string,
  bytes: Uint8Array,
): Promise<StoryRow> {
  const root = rootOf(context);
  const keys = root.desks.get(code);
  if (!keys) throw new VerificationFailed("the copy names a desk that the newsroom does not have");
  let checkpoint: Uint8Array | null = null;
  const paths: Uint8Array[] = [];
  for (const { index, leaf } of parseParts(bytes)) {
    const proof = await context.network.take("story", proofPath(code, work, index), PROOF_BYTES, (raw) => {
      const parsed = parseProof(raw);
      checkProof(parsed, leaf);
      acceptHead(context, code, parsed.checkpoint);
      if (parsed.index !== index) throw new VerificationFailed("a proof is of another record");
      return parsed;
    });
    if (!proof) throw new TransportFailed("the copy lacks the proof of a story", `${UNKNOWN}: http 404`);
    if (checkpoint && !equal(checkpoint, proof.value.checkpoint))
      throw new Malformed("a story's proofs rest on different trees");
    checkpoint = proof.value.checkpoint;
    paths.push(concat(...proof.value.hashes));
  }
  if (!checkpoint) throw new Malformed("a story has no records");
  return { parts: bytes, checkpoint, paths };
}

async function listsOf(context: Context, copy: Copy): Promise<OfferedList[]> {
  const lists: OfferedList[] = [];
  for (const signer of ["root", ...rootOf(context).stewards]) {
    try {
      const answer = await copy.read(`mirrors/${signer}`, MIRRORS_BYTES);
      if (answer)
        lists.push({ list: acceptMirrors(rootOf(context), signer, answer.bytes), bytes: answer.bytes });
    } catch (error) {
      if (!(error instanceof SkywaveError)) throw error;
    }
  }
  return lists;
}
