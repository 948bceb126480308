/**
 * Root notes: who may speak for a newsroom, and how that changes (spec/05-root.md).
 *
 * The newsroom id N is the lowercase base32 of SHA-256 over the text of root/1 (RULES 1). A root note is
 * accepted as version k+1 only if a threshold of k's root keys and of k+1's own root keys signed it; expiry
 * only warns (RULES 6; TUF 5.3).
 */

import { Malformed, Unverified, VerificationFailed } from "../errors";
import { DESK_KEYS, DESKS, LOG_SIZE, ROOT_KEYS, ROOT_NOTE_BYTES, ROOT_STEPS, VOIDS } from "../limits";
import {
  equal,
  formatBase32,
  formatBase64,
  formatHex,
  parseDecimal,
  parseHash,
  sha256,
  utf8,
} from "./encoding";
import { isDeskCode } from "./layout";
import { COSIGNATURE, isSafePoint, type Note, openNote, parseNote, SIGNATURE, VerifierKey } from "./note";
import { type Policy, parsePolicy } from "./policy";

const HEADER = "newsroom-root/v1";
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DOMAIN_CHARACTERS = 128;

/** `threshold` of these keys must sign; public keys are counted, not names. */
export class Keys {
  constructor(
    readonly threshold: number,
    readonly keys: readonly VerifierKey[],
  ) {}

  /** Returns how many distinct public keys of this set are among `signers`. */
  count(signers: Iterable<VerifierKey>): number {
    const theirs = new Set([...signers].map((key) => formatHex(key.publicKey)));
    return new Set(this.keys.map((key) => formatHex(key.publicKey)).filter((key) => theirs.has(key))).size;
  }

  /**
   * Returns how many distinct public keys of this set signed the note. @throws VerificationFailed A signature
   * is wrong.
   */
  signed(note: Note): number {
    try {
      return this.count(openNote(note, this.keys));
    } catch (error) {
      if (error instanceof Unverified) return 0;
      throw error;
    }
  }

  /** The threshold and the vkeys, as they stand in a line. */
  get text(): string {
    return [String(this.threshold), ...this.keys.map((key) => key.text)].join(" ");
  }
}

/** Leaves [start, end) of a desk's log are void (RULES 8). */
export interface Void {
  readonly desk: string;
  readonly start: number;
  readonly end: number;
}

/** A desk's log is retired at (size, root); `successor` has the same first leaves (RULES 9). */
export interface Retirement {
  readonly desk: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly successor: string;
}

/** What a root note states, by name. */
export interface RootFields {
  /** A label that never changes along a chain (RULES 4). */
  readonly domain: string;
  /** 1, 2, ... */
  readonly version: number;
  /** SHA-256 of the previous note's text, or null in version 1. */
  readonly prev: Uint8Array | null;
  /** ISO date; only a warning. */
  readonly expires: string;
  /** The root keys. */
  readonly root: Keys;
  /** By desk code. */
  readonly desks: ReadonlyMap<string, Keys>;
  /** Witnesses and quorum. */
  readonly policy: Policy;
  /** The name of the newsroom's own dating witness, or null. */
  readonly pulse: string | null;
  /** The names of the witnesses that hold the data. */
  readonly stewards: readonly string[];
  /** Void leaves, the whole list. */
  readonly voids: readonly Void[];
  readonly retirements: readonly Retirement[];
}

/** What a root note states. */
export class RootNote implements RootFields {
  readonly domain: string;
  readonly version: number;
  readonly prev: Uint8Array | null;
  readonly expires: string;
  readonly root: Keys;
  readonly desks: ReadonlyMap<string, Keys>;
  readonly policy: Policy;
  readonly pulse: string | null;
  readonly stewards: readonly string[];
  readonly voids: readonly Void[];
  readonly retirements: readonly Retirement[];
  /** The canonical text that is signed. */
  readonly text: string;

  constructor(fields: RootFields) {
    this.domain = fields.domain;
    this.version = fields.version;
    this.prev = fields.prev;
    this.expires = fields.expires;
    this.root = fields.root;
    this.desks = fields.desks;
    this.policy = fields.policy;
    this.pulse = fields.pulse;
    this.stewards = fields.stewards;
    this.voids = fields.voids;
    this.retirements = fields.retirements;
    this.text = formatText(fields);
  }

  /** SHA-256 of the text without signature lines (RULES 1). */
  get digest(): Uint8Array {
    return sha256(utf8(this.text));
  }

  /** The origin of the log whose leaves are the root notes. */
  get logOrigin(): string {
    return `${this.domain}/root`;
  }

  /** Returns the origin of a desk's log. */
  deskOrigin(code: string): string {
    return `${this.domain}/${code}`;
  }

  /** Says whether a leaf is void. */
  isVoid(desk: string, index: number): boolean {
    return this.voids.some((range) => range.desk === desk && range.start <= index && index < range.end);
  }

  /**
   * The keys whose cosignatures date a log: the stewards', or the pulse's where there are none (RULES 21).
   */
  get datingKeys(): readonly VerifierKey[] {
    const names = this.stewards.length > 0 ? this.stewards : this.pulse ? [this.pulse] : [];
    return names.map((name) => this.policy.witnesses.get(name) as VerifierKey);
  }

  /** Every key with any role. */
  get allKeys(): readonly VerifierKey[] {
    const keys = [...this.root.keys];
    for (const desk of this.desks.values()) keys.push(...desk.keys);
    return [...keys, ...this.policy.witnesses.values()];
  }
}

function formatText(root: RootFields): string {
  const lines = [
    `${HEADER} ${root.domain}`,
    `version ${root.version}`,
    `prev ${root.prev ? formatBase64(root.prev) : "none"}`,
    `expires ${root.expires}`,
    `root ${root.root.text}`,
    // A code is ASCII, so that the order of UTF-16 units is that of its bytes.
    ...[...root.desks.keys()].sort().map((code) => `desk ${code} ${root.desks.get(code)?.text}`),
    ...root.policy.lines,
  ];
  if (root.pulse) lines.push(`pulse ${root.pulse}`);
  if (root.stewards.length > 0) lines.push(`stewards ${root.stewards.join(" ")}`);
  for (const range of root.voids) lines.push(`void ${range.desk} ${range.start} ${range.end}`);
  for (const { desk, size, root: hash, successor } of root.retirements) {
    lines.push(`retire ${desk} ${size} ${formatBase64(hash)} ${successor}`);
  }
  return `${lines.join("\n")}\n`;
}

/**
 * Says whether `text` may be a newsroom's domain: lower case, at least two labels, at most 128 characters.
 */
export function isDomain(text: string): boolean {
  return DOMAIN.test(text) && text.length <= DOMAIN_CHARACTERS;
}

/** Returns N, 52 characters, of a newsroom's first root note. */
export function newsroomId(first: RootNote): string {
  return formatBase32(first.digest);
}

/** A root note and the note that it was read from; its signatures are not checked. */
export interface UntrustedRoot {
  readonly root: RootNote;
  readonly note: Note;
}

/**
 * Parses a root note; its signatures are not checked.
 *
 * @throws Malformed Any other spelling than the canonical one, an unsafe key, or a key with two roles.
 */
export function parseRootNote(untrusted: Uint8Array): UntrustedRoot {
  const note = parseNote(untrusted, ROOT_NOTE_BYTES);
  const root = parseText(note.text);
  if (root.text !== note.text) throw new Malformed("a root note is not in its canonical form");
  checkKeys(root);
  return { root, note };
}

function parseText(text: string): RootNote {
  const lines = text.split("\n").slice(0, -1);
  if (lines.length < 5) throw new Malformed("a root note is too short");
  const [first, second, third, fourth, fifth] = lines as [string, string, string, string, string];
  const domain = parseWord(first, HEADER);
  const version = parseDecimal(parseWord(second, "version"), ROOT_STEPS);
  const prevText = parseWord(third, "prev");
  const prev = prevText === "none" ? null : parseHash(prevText);
  const expires = parseWord(fourth, "expires");
  if (!isDomain(domain) || version < 1 || (prev === null) !== (version === 1)) {
    throw new Malformed("a root note's domain, version or prev line is malformed");
  }
  if (!isDate(expires)) throw new Malformed("a root note's expiry is not a date");
  const [keyword, ...words] = fifth.split(" ");
  const root = parseKeys(keyword === "root" ? words : [], ROOT_KEYS);
  const desks = new Map<string, Keys>();
  const policyLines: string[] = [];
  let pulse: string | null = null;
  let stewards: string[] = [];
  const voids: Void[] = [];
  const retirements: Retirement[] = [];
  for (const line of lines.slice(5)) {
    const [key, ...rest] = line.split(" ");
    const [code = "", one = "", two = "", three = ""] = rest;
    if (key === "desk" && isDeskCode(code) && !desks.has(code)) {
      desks.set(code, parseKeys(rest.slice(1), DESK_KEYS));
    } else if (key === "witness" || key === "group" || key === "quorum") {
      policyLines.push(line);
    } else if (key === "pulse" && rest.length === 1 && pulse === null) {
      pulse = code;
    } else if (key === "stewards" && rest.length > 0 && stewards.length === 0) {
      stewards = rest;
    } else if (key === "void" && rest.length === 3) {
      voids.push({ desk: code, start: parseDecimal(one, LOG_SIZE), end: parseDecimal(two, LOG_SIZE) });
    } else if (key === "retire" && rest.length === 4) {
      const size = parseDecimal(one, LOG_SIZE);
      retirements.push({ desk: code, size, root: parseHash(two), successor: three });
    } else {
      throw new Malformed(`a root note has a line it cannot have: '${line.slice(0, 40)}'`);
    }
  }
  const policy = parsePolicy(policyLines);
  const named = pulse === null ? stewards : [...stewards, pulse];
  if (
    !named.every((name) => policy.witnesses.has(name)) ||
    // A steward named twice, or the pulse among them.
    new Set(named).size < named.length ||
    voids.some((range) => range.start >= range.end || !desks.has(range.desk)) ||
    retirements.some((r) => !desks.has(r.desk) || !desks.has(r.successor) || r.desk === r.successor) ||
    Math.max(voids.length, retirements.length) > VOIDS ||
    desks.size < 1 ||
    desks.size > DESKS
  ) {
    throw new Malformed("a root note names a witness or desk that it does not define, or too many");
  }
  return new RootNote({
    domain,
    version,
    prev,
    expires,
    root,
    desks,
    policy,
    pulse,
    stewards,
    voids,
    retirements,
  });
}

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (!year || !month || !day || month > 12) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].indexOf(month) < 0 ? 31 : 30);
}

/** Returns the second of a line's two words. @throws Malformed The line is another one. */
function parseWord(line: string, keyword: string): string {
  const [first, word, ...more] = line.split(" ");
  if (first !== keyword || word === undefined || more.length > 0) {
    throw new Malformed(`a root note lacks its '${keyword}' line`);
  }
  return word;
}

function parseKeys(words: readonly string[], most: number): Keys {
  if (words.length < 2 || words.length > most + 1) throw new Malformed("a root note's key line is malformed");
  const keys = words.slice(1).map((word) => VerifierKey.parse(word));
  const threshold = parseDecimal(words[0] as string, keys.length);
  if (threshold < 1 || keys.some((key) => key.kind !== SIGNATURE)) {
    throw new Malformed("a root note's threshold is zero, or a key is of the wrong kind");
  }
  return new Keys(threshold, keys);
}

/** Refuses unsafe keys and keys with two roles (RULES 5). */
function checkKeys(root: RootNote): void {
  const every = root.allKeys;
  if (new Set(every.map((key) => formatHex(key.publicKey))).size < every.length) {
    throw new Malformed("a public key has two roles in a root note");
  }
  if (new Set(every.map((key) => `${key.name}+${formatHex(key.keyId)}`)).size < every.length) {
    throw new Malformed(
      "two keys of a root note share a name and an id: nobody could tell whose a signature is",
    );
  }
  if ([...root.policy.witnesses.values()].some((key) => key.kind !== COSIGNATURE)) {
    throw new Malformed("a witness key is not a cosignature key");
  }
  for (const key of every) {
    if (!isSafePoint(key.publicKey)) throw new Malformed(`the key ${key.name} is not a safe Ed25519 key`);
  }
}

/**
 * Returns a first root note that a threshold of its own keys signed; compare its N with the pin yourself.
 *
 * @throws Malformed See parseRootNote.
 * @throws VerificationFailed The threshold is not met, or a signature is wrong.
 */
export function checkFirst(untrusted: Uint8Array): RootNote {
  const { root, note } = parseRootNote(untrusted);
  if (root.version !== 1) {
    throw new VerificationFailed(`root note ${root.version} stands where root note 1 should be`);
  }
  checkThreshold(root.root, note, `root note ${root.version}`);
  return root;
}

/**
 * Returns the next root note if `trusted`'s and its own root keys signed it (RULES 6).
 *
 * @param trusted Version k, already accepted.
 * @param untrusted Bytes that claim to be version k+1.
 * @throws Malformed See parseRootNote.
 * @throws VerificationFailed Wrong version, domain, prev, or too few signatures. `trusted` stands.
 */
export function checkSuccessor(trusted: RootNote, untrusted: Uint8Array): RootNote {
  const { root, note } = parseRootNote(untrusted);
  if (root.version !== trusted.version + 1) {
    throw new VerificationFailed(`root note ${root.version} cannot follow root note ${trusted.version}`);
  }
  if (root.domain !== trusted.domain || root.prev === null || !equal(root.prev, trusted.digest)) {
    throw new VerificationFailed(
      `root note ${root.version} does not continue the chain of ${trusted.domain}`,
    );
  }
  checkThreshold(trusted.root, note, `root note ${root.version}`);
  checkThreshold(root.root, note, `root note ${root.version}`);
  return root;
}

/** The root note to trust, and the notes that convict the root keys of a fork. */
export interface Succession {
  readonly root: RootNote;
  readonly evidence: readonly Uint8Array[];
}

/**
 * Returns the root note to trust after seeing these candidates for version k+1, and evidence of a fork.
 *
 * With one valid successor it is accepted. Two different valid successors convict the root keys: `trusted`
 * stays and both notes are returned as evidence (RULES 6). Invalid candidates are ignored.
 */
export function chooseSuccessor(trusted: RootNote, candidates: Iterable<Uint8Array>): Succession {
  const valid = new Map<string, { root: RootNote; raw: Uint8Array }>();
  for (const raw of candidates) {
    try {
      const root = checkSuccessor(trusted, raw);
      valid.set(root.text, { root, raw });
    } catch (error) {
      if (!(error instanceof Malformed || error instanceof VerificationFailed)) throw error;
    }
  }
  const [only, ...more] = [...valid.values()];
  if (only && more.length > 0) return { root: trusted, evidence: [only, ...more].map((item) => item.raw) };
  return { root: only ? only.root : trusted, evidence: [] };
}

/**
 * Checks that a threshold of `keys` signed a note. @throws VerificationFailed Too few did, or a signature is
 * wrong.
 */
export function checkThreshold(keys: Keys, note: Note, what: string): void {
  const signed = keys.signed(note);
  if (signed < keys.threshold) {
    throw new VerificationFailed(
      `${what} was signed by ${signed} of the ${keys.threshold} root keys that it needs`,
    );
  }
}
