/** A newsroom with keys from fixed seeds, for tests that need signatures which no vector has. */

import { getPublicKey, hashes, sign } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { concat, sha256, utf8 } from "../../src/archive/encoding";
import { COSIGNATURE, formatNote, SIGNATURE, type SignatureLine, VerifierKey } from "../../src/archive/note";
import { Policy } from "../../src/archive/policy";
import { Keys, type RootFields, RootNote } from "../../src/archive/root";

hashes.sha512 = sha512;

export const DOMAIN = "dawn.example";

/** A private key by its label. */
export class Hand {
  readonly secret: Uint8Array;
  readonly key: VerifierKey;

  constructor(label: string, name = `${DOMAIN}/root`, kind = SIGNATURE) {
    this.secret = sha256(utf8(label));
    this.key = VerifierKey.of(name, kind, getPublicKey(this.secret));
  }

  /** Returns this hand's line over a text; `time` for a cosignature. */
  line(text: string, time = 0): SignatureLine {
    const { name, keyId, kind } = this.key;
    if (kind === SIGNATURE) return { name, keyId, signature: sign(utf8(text), this.secret) };
    const dated = utf8(`cosignature/v1\ntime ${time}\n${text}`);
    const stamp = new Uint8Array(8);
    new DataView(stamp.buffer).setUint32(4, time);
    return { name, keyId, signature: concat(stamp, sign(dated, this.secret)) };
  }
}

/** Returns root hands by one-letter labels. */
export const hands = (labels: string): Hand[] => [...labels].map((label) => new Hand(label));

/** Returns root keys by one-letter labels. */
export const keys = (threshold: number, labels: string): Keys =>
  new Keys(
    threshold,
    hands(labels).map((hand) => hand.key),
  );

/** Returns a note over a text, signed by root hands. */
export const signed = (text: string, labels: string): Uint8Array =>
  formatNote(
    text,
    hands(labels).map((hand) => hand.line(text)),
  );

export const DESK = new Hand("desk", `${DOMAIN}/mya`);
export const PULSE = new Hand("pulse", `${DOMAIN}/pulse`, COSIGNATURE);
export const STEWARDS = ["s1", "s2", "s3"].map((name) => new Hand(name, `${name}.example`, COSIGNATURE));

/** Root note 1: two of a, b, c; one desk, a pulse, and the stewards that are asked for. */
export function firstRoot(stewards: number): RootNote {
  const named = STEWARDS.slice(0, stewards).map((hand, i) => [`s${i + 1}`, hand.key] as const);
  return new RootNote({
    domain: DOMAIN,
    version: 1,
    prev: null,
    expires: "2036-01-01",
    root: keys(2, "abc"),
    desks: new Map([["mya", new Keys(1, [DESK.key])]]),
    policy: new Policy(new Map([["pulse", PULSE.key] as const, ...named]), [], "none"),
    pulse: "pulse",
    stewards: named.map(([name]) => name),
    voids: [],
    retirements: [],
  });
}

/** Returns the root note after `root`, with changes. */
export function follow(root: RootNote, changes: Partial<RootFields>): RootNote {
  return new RootNote({ ...root, version: root.version + 1, prev: root.digest, ...changes });
}
