/**
 * Mirror lists: where a newsroom can be read, signed by its root keys or by a steward (RULES 33;
 * spec/17-mirrors.md).
 *
 *     newsroom-mirrors/v1 rfa.example
 *     signer root                                (or a steward's name)
 *     number 7
 *     mirror 1780000000 https://m1.example/rfa/
 *     mirror 1779000000 http://<56 characters>.onion/
 *
 * Each address has an `until`, after which nobody contacts it. The numbers of one signer's lists increase; to
 * remember the highest one and to refuse an older list is for the caller.
 */

import { Malformed, VerificationFailed } from "../errors";
import { LATEST_SECONDS, MIRRORS, MIRRORS_BYTES } from "../limits";
import { openCosignatures } from "./cosignature";
import { parseDecimal } from "./encoding";
import { type Note, parseNote } from "./note";
import { checkThreshold, type RootNote } from "./root";

export const ROOT_SIGNER = "root";

const HEADER = "newsroom-mirrors/v1";
const SIGNER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const ADDRESS =
  /^(https?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::([1-9][0-9]{0,4}))?(\/(?:[A-Za-z0-9._~-]+\/)*)$/;
const ADDRESS_CHARACTERS = 200;
const PORTS = 65535;
const LARGEST_NUMBER = Number.MAX_SAFE_INTEGER;

/** Where a copy is served. */
export interface Mirror {
  /** Ends in a slash; paths of spec/10-layout.md follow it. */
  readonly address: string;
  /** Seconds since the epoch from which on nobody contacts it. */
  readonly until: number;
}

/** One signer's list. */
export interface MirrorList {
  /** Of the newsroom. */
  readonly domain: string;
  /** `root`, or the name of a steward in the root note. */
  readonly signer: string;
  /** 1, 2, ...; the newest list of a signer has the highest. */
  readonly number: number;
  /** Sorted by address. */
  readonly mirrors: readonly Mirror[];
}

/** Returns the canonical text that is signed. */
export function formatMirrors(list: MirrorList): string {
  const lines = [`${HEADER} ${list.domain}`, `signer ${list.signer}`, `number ${list.number}`];
  for (const { address, until } of list.mirrors) lines.push(`mirror ${until} ${address}`);
  return `${lines.join("\n")}\n`;
}

/**
 * Says whether a list may name this address: https, or http to an onion, a plain path that ends in a slash,
 * nothing else.
 */
export function isMirrorAddress(address: string): boolean {
  const [found, scheme = "", host = "", port = "1", path = ""] = ADDRESS.exec(address) ?? [];
  return (
    found !== undefined &&
    address.length <= ADDRESS_CHARACTERS &&
    (scheme === "https" || host.endsWith(".onion")) &&
    Number(port) <= PORTS &&
    path.split("/").every((segment) => segment !== "." && segment !== "..")
  );
}

/** A mirror list and the note that it was read from; its signatures are not checked. */
export interface UntrustedMirrors {
  readonly list: MirrorList;
  readonly note: Note;
}

/**
 * Parses a mirror list; its signatures are not checked.
 *
 * @throws Malformed Any other spelling than the canonical one, an address that a list may not name, or too
 *     many.
 */
export function parseMirrors(untrusted: Uint8Array): UntrustedMirrors {
  const note = parseNote(untrusted, MIRRORS_BYTES);
  const [first = "", second = "", third = "", ...rest] = note.text.split("\n").slice(0, -1);
  if (rest.length > MIRRORS) throw new Malformed(`a mirror list names more than ${MIRRORS} addresses`);
  const list: MirrorList = {
    domain: parseWord(first, HEADER),
    signer: parseWord(second, "signer"),
    number: parseDecimal(parseWord(third, "number"), LARGEST_NUMBER),
    mirrors: rest.map(parseMirror),
  };
  const sorted = list.mirrors.every(
    (mirror, i, all) => i === 0 || (all[i - 1] as Mirror).address < mirror.address,
  );
  if (!SIGNER.test(list.signer) || list.number < 1 || !sorted || formatMirrors(list) !== note.text) {
    throw new Malformed("a mirror list is not in its canonical form");
  }
  return { list, note };
}

function parseWord(line: string, keyword: string): string {
  const [first, word, ...more] = line.split(" ");
  if (first !== keyword || !word || more.length > 0) {
    throw new Malformed(`a mirror list lacks its '${keyword}' line`);
  }
  return word;
}

function parseMirror(line: string): Mirror {
  const [keyword, until, address, ...more] = line.split(" ");
  if (keyword !== "mirror" || until === undefined || address === undefined || more.length > 0) {
    throw new Malformed(`a mirror list has a line it cannot have: '${line.slice(0, 40)}'`);
  }
  if (!isMirrorAddress(address)) {
    throw new Malformed(`a mirror list names an address that it may not name: '${address.slice(0, 60)}'`);
  }
  return { address, until: parseDecimal(until, LATEST_SECONDS) };
}

/**
 * Returns a mirror list that `signer` signed.
 *
 * @param root The newest root note, already accepted.
 * @param signer `root`, or a steward's name: whose list was asked for.
 * @throws Malformed See parseMirrors.
 * @throws VerificationFailed It is another newsroom's or another signer's list, `signer` is neither `root`
 *     nor a steward of the root note, or the signatures are wrong or too few.
 */
export function acceptMirrors(root: RootNote, signer: string, untrusted: Uint8Array): MirrorList {
  const { list, note } = parseMirrors(untrusted);
  if (list.domain !== root.domain || list.signer !== signer) {
    throw new VerificationFailed(
      `this is the mirror list of '${list.signer}' of ${list.domain}, not of '${signer}' of ${root.domain}`,
    );
  }
  if (signer === ROOT_SIGNER) {
    checkThreshold(root.root, note, "the mirror list");
    return list;
  }
  const steward = root.stewards.indexOf(signer) < 0 ? undefined : root.policy.witnesses.get(signer);
  if (!steward) {
    throw new VerificationFailed(
      `'${signer}' is no steward of ${root.domain}: nobody may follow its mirror list`,
    );
  }
  if (openCosignatures(note, [steward]).size === 0) {
    throw new VerificationFailed(`the mirror list of '${signer}' was not signed by that steward`);
  }
  return list;
}

/**
 * Returns the addresses that may be contacted, those that last longest first, then in the order of their
 * bytes.
 *
 * @param lists Accepted. Of several by one signer the one with the highest number counts, so that nobody
 *     names more than one list may hold.
 * @param now Seconds since the epoch; an address whose `until` is not later is left out.
 */
export function mergeMirrors(lists: Iterable<MirrorList>, now: number): readonly string[] {
  const newest = new Map<string, MirrorList>();
  for (const list of lists) {
    const held = newest.get(list.signer);
    if (!held || list.number > held.number) newest.set(list.signer, list);
  }
  const until = new Map<string, number>();
  for (const list of newest.values()) {
    for (const mirror of list.mirrors) {
      until.set(mirror.address, Math.max(mirror.until, until.get(mirror.address) ?? 0));
    }
  }
  return [...until]
    .filter(([, end]) => end > now)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([address]) => address);
}
