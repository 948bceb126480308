/**
 * Signed notes: text that any number of keys have signed (spec/03-notes.md; C2SP signed-note v1.0.0).
 *
 *     <text, one or more lines, ending in a newline>
 *     <empty line>
 *     <em dash> <key name> base64(4-byte key id || signature)
 *     ...
 *
 * This module does not decide who is trusted: callers pass the keys. Signatures by unknown keys are ignored;
 * a signature by a known key that does not verify refuses the whole note. A `Note` is parsed and unverified.
 */

import { Malformed, Unverified, VerificationFailed } from "../errors";
import { NOTE_SIGNATURES } from "../limits";
import * as ed25519 from "./ed25519";
import {
  concat,
  decodeUtf8,
  equal,
  formatBase64,
  formatHex,
  HASH_BYTES,
  parseBase64,
  sha256,
  utf8,
} from "./encoding";

export const SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;

const ID_BYTES = 4;
const DASH = "\u2014 ";
// Python's white space, spelled out: that of JavaScript is another set.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const NAME = /^[^+\x00-\x20\x7f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\x00-\x09\x0b-\x1f]/;
const REMEMBERED = 1024;

/** A public key with its name and one role. */
export class VerifierKey {
  private constructor(
    /** Without spaces or plus signs, by custom an address without a scheme. */
    readonly name: string,
    /** Signature type byte, SIGNATURE or COSIGNATURE. */
    readonly kind: number,
    /** 32 bytes, RFC 8032. */
    readonly publicKey: Uint8Array,
    /** 4 bytes, derived. */
    readonly keyId: Uint8Array,
    /** The vkey text: equal for equal keys. */
    readonly text: string,
  ) {}

  /** Returns the key with its id computed. @throws Malformed The name, type or length is not allowed. */
  static of(name: string, kind: number, publicKey: Uint8Array): VerifierKey {
    if (!NAME.test(name) || (kind !== SIGNATURE && kind !== COSIGNATURE) || publicKey.length !== HASH_BYTES) {
      throw new Malformed("a verifier key is malformed");
    }
    const typed = concat(Uint8Array.of(kind), publicKey);
    const keyId = sha256(concat(utf8(`${name}\n`), typed)).slice(0, ID_BYTES);
    return new VerifierKey(
      name,
      kind,
      publicKey,
      keyId,
      `${name}+${formatHex(keyId)}+${formatBase64(typed)}`,
    );
  }

  /** Returns the key that a vkey text spells. @throws Malformed Any other text. */
  static parse(text: string): VerifierKey {
    const first = text.indexOf("+");
    const second = text.indexOf("+", first + 1);
    if (first < 0 || second < 0) throw new Malformed("a verifier key is malformed");
    const raw = parseBase64(text.slice(second + 1));
    const key = VerifierKey.of(text.slice(0, first), raw[0] ?? 0, raw.slice(1));
    if (key.text !== text) throw new Malformed(`the verifier key '${key.name}' does not match its own id`);
    return key;
  }

  /** Says whether `signature` (64 bytes) is this key's over `message`. */
  verify(message: Uint8Array, signature: Uint8Array): boolean {
    const question = formatHex(sha256(concat(this.publicKey, signature, message)));
    return remembered(verified, question, () => ed25519.verify(this.publicKey, message, signature));
  }
}

// Pure functions, remembered: the same few checkpoints and keys are judged again and again, and each costs a
// phone a while.
const verified = new Map<string, boolean>();
const safe = new Map<string, boolean>();

function remembered(answers: Map<string, boolean>, question: string, answer: () => boolean): boolean {
  let known = answers.get(question);
  if (known === undefined) {
    known = answer();
    if (answers.size >= REMEMBERED) answers.clear();
    answers.set(question, known);
  }
  return known;
}

/** Says whether a public key (32 bytes) is a canonical point of the prime-order group (RULES 5). */
export function isSafePoint(publicKey: Uint8Array): boolean {
  return remembered(safe, formatHex(publicKey), () => ed25519.isSafePoint(publicKey));
}

/** One signature line, parsed but not verified. */
export interface SignatureLine {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  /** What follows the key id; 64 bytes for Ed25519, 72 for a cosignature. */
  readonly signature: Uint8Array;
}

/** Says whether a line claims to be by `key`; the claim is not checked. */
export function isBy(line: SignatureLine, key: VerifierKey): boolean {
  return line.name === key.name && equal(line.keyId, key.keyId);
}

/** A note as it was read: nothing in it is verified. */
export interface Note {
  /** With its final newline. */
  readonly text: string;
  /** In the order they stand in the note. */
  readonly lines: readonly SignatureLine[];
}

/**
 * Splits a note into text and signature lines.
 *
 * @param limit The most bytes it may have.
 * @throws Malformed Too long, not UTF-8, control characters, no signature, or a malformed signature line.
 */
export function parseNote(untrusted: Uint8Array, limit: number): Note {
  if (untrusted.length > limit) throw new Malformed(`a note is longer than ${limit} bytes`);
  const whole = decodeUtf8(untrusted);
  if (whole === null) throw new Malformed("a note is not UTF-8");
  const split = whole.lastIndexOf("\n\n");
  if (CONTROL.test(whole) || split < 0 || !whole.endsWith("\n")) {
    throw new Malformed("a note has no signatures, no final newline, or control characters");
  }
  const lines = whole
    .slice(split + 2)
    .split("\n")
    .slice(0, -1);
  if (lines.length < 1 || lines.length > NOTE_SIGNATURES) {
    throw new Malformed(`a note has ${lines.length} signatures; 1 to ${NOTE_SIGNATURES} are allowed`);
  }
  return { text: whole.slice(0, split + 1), lines: lines.map(parseLine) };
}

function parseLine(line: string): SignatureLine {
  const [name, encoded, ...more] = line.slice(DASH.length).split(" ");
  if (!line.startsWith(DASH) || !name || encoded === undefined || more.length > 0 || !NAME.test(name)) {
    throw new Malformed("a signature line is malformed");
  }
  const raw = parseBase64(encoded);
  if (raw.length <= ID_BYTES) throw new Malformed("a signature line is malformed");
  return { name, keyId: raw.slice(0, ID_BYTES), signature: raw.slice(ID_BYTES) };
}

/** Returns the bytes of a note. The text ends in a newline. */
export function formatNote(text: string, lines: readonly SignatureLine[]): Uint8Array {
  const signed = lines.map(
    (line) => `${DASH}${line.name} ${formatBase64(concat(line.keyId, line.signature))}\n`,
  );
  return utf8(`${text}\n${signed.join("")}`);
}

/**
 * Returns the known keys (type 0x01) that signed the note, each once.
 *
 * Thresholds count public keys, so the caller counts what this returns with `Keys.count`.
 *
 * @throws VerificationFailed A known key's signature is wrong; the note as a whole is refused.
 * @throws Unverified No known key signed.
 */
export function openNote(note: Note, known: Iterable<VerifierKey>): readonly VerifierKey[] {
  const signed = new Map<string, VerifierKey>();
  const keys = [...known].filter((key) => key.kind === SIGNATURE);
  const message = utf8(note.text);
  for (const line of note.lines) {
    for (const key of keys) {
      if (!isBy(line, key)) continue;
      if (!key.verify(message, line.signature)) {
        throw new VerificationFailed(`the signature by ${key.name} is wrong: the note was altered`);
      }
      signed.set(key.text, key);
    }
  }
  if (signed.size === 0) throw new Unverified("no key you trust signed this note");
  return [...signed.values()];
}
