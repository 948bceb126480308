/**
 * Every format read as a reader would read it, with what a vector's `with` gives (spec/00-overview.md section
 * 4), and encoded again.
 *
 * What is found comes back as facts, so that two programs can be compared on documents that nobody wrote down
 * an answer for. No import from Node: the same file runs in browsers.
 */

import { addressHash, addressKey } from "../src/archive/address";
import { formatBody, parseBody } from "../src/archive/body";
import { formatCheckpoint, parseCheckpoint } from "../src/archive/checkpoint";
import { openCosignatures } from "../src/archive/cosignature";
import * as ed25519 from "../src/archive/ed25519";
import { concat, equal, formatHex, sha256, utf8 } from "../src/archive/encoding";
import { decompress, formatBundle, parseBundle } from "../src/archive/frame";
import {
  formatEditionHead,
  formatIndexHead,
  formatRedactHead,
  formatStandingBody,
  formatStandingHead,
  formatStoryHead,
  parseEditionHead,
  parseIndexHead,
  parseRedactHead,
  parseStandingBody,
  parseStandingHead,
  parseStoryHead,
} from "../src/archive/head";
import { History } from "../src/archive/history";
import { checkInclusion, Frontier, leafHash, rootOf } from "../src/archive/merkle";
import { acceptMirrors, formatMirrors, parseMirrors } from "../src/archive/mirrors";
import { formatNote, openNote, parseNote, VerifierKey } from "../src/archive/note";
import { formatParts, parseParts } from "../src/archive/parts";
import { parsePolicy } from "../src/archive/policy";
import { checkProof, formatProof, parseProof } from "../src/archive/proof";
import { formatRecord, isIndexPosition, parseRecord } from "../src/archive/record";
import {
  acceptAppKey,
  checkFollows,
  formatAppKey,
  formatRelease,
  parseAppKey,
  parseRelease,
} from "../src/archive/release";
import { checkFirst, checkSuccessor, newsroomId, parseRootNote, type RootNote } from "../src/archive/root";
import { formatJson, type Json, parseJson } from "../src/archive/strictjson";
import { formatEntries, parseEntries } from "../src/archive/tiles";
import { acceptCheckpoint } from "../src/archive/trust";
import { Malformed, VerificationFailed } from "../src/errors";

/** What stands under `with`; which fields depends on the format. */
// biome-ignore lint/suspicious/noExplicitAny: each format has fields of its own; a wrong one fails its vector
export type Given = { readonly [name: string]: any };

/** A document that was accepted: its bytes as they are encoded again, and what it says. */
export interface Opened {
  readonly again: Uint8Array;
  readonly facts: { readonly [name: string]: Json };
}

/** Returns the bytes of another vector, by its path below spec/vectors. */
export type Files = (path: string) => Uint8Array;

type Open = (data: Uint8Array, given: Given, files: Files) => Opened;

const keysOf = (given: Given): VerifierKey[] => given["keys"].map((text: string) => VerifierKey.parse(text));

function bytes(hex: string): Uint8Array {
  return Uint8Array.from((hex.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16)));
}

/** Holds a fact against what the reader was promised, where it was promised anything. */
function expect(found: Json, wanted: Json | undefined, what: string): void {
  if (wanted !== undefined && found !== wanted) throw new VerificationFailed(`${what} is another one`);
}

function rootOfChain(names: readonly string[], files: Files): RootNote {
  const [first = "", ...more] = names;
  return more.reduce(
    (root, name) => checkSuccessor(root, files(`root/${name}`)),
    checkFirst(files(`root/${first}`)),
  );
}

const heads: { readonly [kind: string]: (data: Uint8Array) => Uint8Array } = {
  story: (data) => formatStoryHead(parseStoryHead(data)),
  edition: (data) => formatEditionHead(parseEditionHead(data)),
  standing: (data) => formatStandingHead(parseStandingHead(data)),
  index: (data) => formatIndexHead(parseIndexHead(data)),
  redact: (data) => formatRedactHead(parseRedactHead(data)),
};
const bodies: { readonly [kind: string]: (data: Uint8Array) => Uint8Array } = {
  body: (data) => formatBody(parseBody(data)),
  standing: (data) => formatStandingBody(parseStandingBody(data)),
};

function openDocument(kinds: typeof heads): Open {
  return (data, given) => {
    const again = (kinds[given["kind"]] as (data: Uint8Array) => Uint8Array)(data);
    const digest = formatHex(sha256(data));
    expect(digest, given["sha256"], "the document");
    return { again, facts: { sha256: digest } };
  };
}

/**
 * The reading of every format, by the name of its folder in spec/vectors; then what only the comparison of
 * two programs asks.
 */
export const FORMATS: { readonly [format: string]: Open } = {
  note(data, given) {
    const note = parseNote(data, 1 << 16);
    const signed = openNote(note, keysOf(given)).map((key) => key.text);
    return { again: formatNote(note.text, note.lines), facts: { signed_by: signed.sort() } };
  },
  checkpoint(data, given) {
    const { head, note } = parseCheckpoint(data);
    openNote(note, keysOf(given));
    return {
      again: formatNote(formatCheckpoint(head), note.lines),
      facts: { origin: head.origin, size: head.size, root: formatHex(head.root) },
    };
  },
  cosignature(data, given) {
    const { head, note } = parseCheckpoint(data);
    const times: { [key: string]: number } = {};
    for (const [key, time] of openCosignatures(note, keysOf(given))) times[key] = time;
    return { again: formatNote(formatCheckpoint(head), note.lines), facts: { times } };
  },
  policy(data, given) {
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    } catch {
      throw new Malformed("a policy is not UTF-8");
    }
    const lines = text.split("\n");
    if (lines.pop() !== "") throw new Malformed("a policy does not end in a newline");
    const policy = parsePolicy(lines);
    if (given["cosigners"]) expect(policy.isMetBy(new Set(given["cosigners"])), true, "the quorum");
    const met = (names: readonly string[]) =>
      policy.isMetBy(new Set(names.map((name) => policy.witnesses.get(name)?.text ?? "")));
    return {
      again: utf8(`${policy.lines.join("\n")}\n`),
      facts: { met: given["met_by"].map(met), not_met: given["not_met_by"].map(met) },
    };
  },
  root(data, given, files) {
    const after: string[] = given["after"] ?? [];
    const root = after.length ? checkSuccessor(rootOfChain(after, files), data) : checkFirst(data);
    const { root: again, note } = parseRootNote(data);
    return {
      again: formatNote(again.text, note.lines),
      facts: { newsroom: newsroomId(root), version: root.version, digest: formatHex(root.digest) },
    };
  },
  record(data, given) {
    const record = parseRecord(data);
    if (given["path"]) {
      const path = given["path"].map(bytes);
      checkInclusion(leafHash(data), given["index"], given["size"], path, bytes(given["root"]));
    }
    return { again: formatRecord(record), facts: { leaf_hash: formatHex(leafHash(data)) } };
  },
  head: openDocument(heads),
  body: openDocument(bodies),
  frame(data, given) {
    const { streams } = parseBundle(concat(new Uint8Array(32), data), 1);
    const stream = streams[0] as Uint8Array;
    const again = formatEntries(streams);
    if (given["absent"]) return { again, facts: { absent: stream.length === 0 } };
    const inflated = decompress(stream, utf8(given["dictionary"]), given["length"]);
    const digest = formatHex(sha256(inflated));
    expect(digest, given["sha256"], "the inflated document");
    return { again, facts: { sha256: digest } };
  },
  bundle(data, given) {
    const { dictionary, streams } = parseBundle(data, given["count"]);
    expect(formatHex(dictionary), formatHex(sha256(utf8(given["dictionary"]))), "the dictionary");
    return {
      again: formatBundle(streams, dictionary),
      facts: { frames: streams.map((stream) => stream.length) },
    };
  },
  parts(data) {
    const entries = parseParts(data);
    const digest = (part: Uint8Array | null) => part && formatHex(sha256(part));
    return {
      again: formatParts(entries),
      facts: { entries: entries.map(({ index, head, body }) => [index, digest(head), digest(body)]) },
    };
  },
  entries(data, given) {
    const leaves = parseEntries(data, given["count"]);
    const root = formatHex(rootOf(leaves.map(leafHash)));
    expect(root, given["root"], "the root");
    return { again: formatEntries(leaves), facts: { root } };
  },
  frontier(data, given) {
    const frontier = Frontier.parse(given["start"], data);
    const whole = frontier.extend(given["leaf_hashes"].map(bytes));
    expect(formatHex(whole.root), given["root"], "the tree");
    expect(whole.size, given["size"], "the size");
    return { again: frontier.format(), facts: { size: whole.size, root: formatHex(whole.root) } };
  },
  proof(data, given) {
    const proof = parseProof(data);
    const { head, note } = checkProof(proof, utf8(given["leaf"]));
    openNote(note, keysOf(given));
    return { again: formatProof(proof), facts: { index: proof.index, size: head.size } };
  },
  json(data) {
    return { again: formatJson(parseJson(data, 1 << 20)), facts: {} };
  },
  release(data, given, files) {
    const release = parseRelease(data);
    const after: string | undefined = given["after"];
    checkFollows(after === undefined ? null : parseRelease(files(`release/${after}`)), release);
    return { again: formatRelease(release), facts: { leaf_hash: formatHex(leafHash(data)) } };
  },
  appkey(data, given, files) {
    const key = acceptAppKey(rootOfChain([...given["after"], given["root"]], files), data);
    const { stated, note } = parseAppKey(data);
    return { again: formatNote(formatAppKey(stated), note.lines), facts: { key: key.text } };
  },
  mirrors(data, given, files) {
    const root = rootOfChain([...given["after"], given["root"]], files);
    const list = acceptMirrors(root, given["signer"], data);
    return {
      again: formatNote(formatMirrors(list), parseMirrors(data).note.lines),
      facts: {
        signer: list.signer,
        number: list.number,
        mirrors: list.mirrors.map(({ address, until }) => [address, until]),
      },
    };
  },

  /** A checkpoint as a reader accepts it: `root`, `after` as in mirrors; `desk`, or none for the root log. */
  acceptance(data, given, files) {
    const root = rootOfChain([...given["after"], given["root"]], files);
    const keys = given["desk"] ? root.desks.get(given["desk"]) : root.root;
    const origin = given["desk"] ? root.deskOrigin(given["desk"]) : root.logOrigin;
    const accepted = acceptCheckpoint(root, origin, keys ?? root.root, data);
    return {
      again: utf8(formatCheckpoint(accepted.head)),
      facts: { time: accepted.time, dated_by: accepted.datedBy, unexplained: accepted.unexplained },
    };
  },
  /** Concatenated entry files read as one log from `start` on: what each record may say where it stands. */
  history(data, given) {
    const leaves = parseEntries(data, given["count"]);
    const history = new History(given["start"]);
    const indexes: Json[] = [];
    for (const leaf of leaves) {
      const index = history.size;
      history.append(parseRecord(leaf));
      const head = isIndexPosition(index) ? history.indexHead(index) : null;
      if (head) indexes.push(formatHex(sha256(formatIndexHead(head))));
    }
    const works: { [work: string]: Json } = {};
    for (const [work, versions] of history.works) works[work] = versions;
    const redactions: { [work: string]: Json } = {};
    for (const [work, by] of history.redactions) redactions[work] = by;
    const assets: { [digest: string]: Json } = {};
    for (const [digest, by] of history.removedAssets) assets[digest] = by;
    const removed: Json[] = [];
    for (let index = 0; index < history.size; index++) {
      for (const part of ["body", "head"] as const) {
        const by = history.removedBy(index, part);
        if (by !== null) removed.push([index, part, by]);
      }
    }
    const bundles = Math.ceil(history.size / 256);
    const counts = (part: "head" | "body") =>
      Array.from({ length: bundles }, (_, bundle) => history.redactionCount(part, bundle));
    return {
      again: formatEntries(history.records.map(formatRecord)),
      facts: {
        works,
        redactions,
        removed_assets: assets,
        removed,
        indexes,
        standing: history.standing,
        editions: history.editions,
        head_redactions: counts("head"),
        body_redactions: counts("body"),
      },
    };
  },
  /** A public key (32 bytes), a signature (64 bytes), and a message. */
  ed25519(data) {
    const key = data.slice(0, 32);
    return {
      again: data,
      facts: {
        safe: ed25519.isSafePoint(key),
        verified: ed25519.verify(key, data.slice(96), data.slice(32, 96)),
      },
    };
  },
  /** An address as UTF-8. */
  address(data) {
    const key = addressKey(new TextDecoder("utf-8", { ignoreBOM: true }).decode(data));
    return { again: utf8(key), facts: { hash: addressHash(key) } };
  },
};

/** Reads a document of a format. @throws Whatever the archive's modules refuse it with. */
export function open(format: string, data: Uint8Array, given: Given, files: Files): Opened {
  const reading = FORMATS[format];
  if (!reading) throw new Error(`no reading of the format '${format}'`);
  return reading(data, given, files);
}

/** The facts that a vector's `with` states beside what its reading already compares. */
const STATED: { readonly [format: string]: readonly string[] } = {
  note: ["signed_by"],
  checkpoint: ["origin", "size", "root"],
  cosignature: ["times"],
  root: ["newsroom"],
  record: ["leaf_hash"],
  bundle: ["frames"],
  parts: ["entries"],
  release: ["leaf_hash"],
  appkey: ["key"],
  mirrors: ["signer", "number", "mirrors"],
};

/** Returns what of a valid vector was not found as it states, or null. */
export function disagreement(format: string, data: Uint8Array, given: Given, opened: Opened): string | null {
  if (!equal(opened.again, data)) return "it is encoded again as other bytes";
  for (const name of STATED[format] ?? []) {
    // Which keys signed is a set.
    const wanted = name === "signed_by" ? [...given[name]].sort() : given[name];
    if (wanted !== undefined && spell(opened.facts[name] as Json) !== spell(wanted)) {
      return `${name} is ${spell(opened.facts[name] as Json)}`;
    }
  }
  if (format === "policy") {
    const { met, not_met: notMet } = opened.facts as { met: boolean[]; not_met: boolean[] };
    if (met.indexOf(false) >= 0 || notMet.indexOf(true) >= 0) return "its quorum is another one";
  }
  if (format === "frame" && given["absent"] && !opened.facts["absent"]) return "the frame is not absent";
  return null;
}

/** Returns JSON with sorted keys, and lists of keys in one order, whatever order a map had. */
function spell(value: Json): string {
  return JSON.stringify(value, (_, item) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    const sorted: { [key: string]: Json } = {};
    for (const key of Object.keys(item).sort()) sorted[key] = item[key];
    return sorted;
  });
}
