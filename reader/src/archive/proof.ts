/**
 * One story proven by itself: C2SP tlog-proof (spec/04-logs.md section 8).
 *
 *     c2sp.org/tlog-proof@v1
 *     extra <base64>                 (optional, not authenticated)
 *     index 73894
 *     <base64 hash>                  one for each level, from the leaf upwards
 *     <empty line>
 *     <the checkpoint, verbatim>
 */

import { Malformed } from "../errors";
import { CHECKPOINT_BYTES, LOG_SIZE, PROOF_HASHES } from "../limits";
import { parseCheckpoint, type UntrustedCheckpoint } from "./checkpoint";
import { concat, decodeAscii, formatBase64, parseBase64, parseDecimal, parseHash, utf8 } from "./encoding";
import { checkInclusion, leafHash } from "./merkle";

const HEADER = "c2sp.org/tlog-proof@v1";
const EXTRA_BYTES = 64 * 1024;
const LINE_FEED = 10;

/** A proof as it was read; `checkProof` ties it to a leaf, the caller judges the checkpoint's signatures. */
export interface Proof {
  /** The leaf's position. */
  readonly index: number;
  /** The audit path. */
  readonly hashes: readonly Uint8Array[];
  /** The checkpoint note's bytes. */
  readonly checkpoint: Uint8Array;
  /** Opaque and unauthenticated, or null. */
  readonly extra: Uint8Array | null;
}

/** Returns the proof file's bytes. */
export function formatProof(proof: Proof): Uint8Array {
  const lines = [HEADER];
  if (proof.extra) lines.push(`extra ${formatBase64(proof.extra)}`);
  lines.push(`index ${proof.index}`, ...proof.hashes.map(formatBase64), "", "");
  return concat(utf8(lines.join("\n")), proof.checkpoint);
}

/**
 * Checks that the checkpoint's tree holds `leaf` at the proof's index; returns the checkpoint, its signatures
 * unverified.
 *
 * @throws Malformed The checkpoint is malformed.
 * @throws VerificationFailed The path does not lead to its root.
 */
export function checkProof(proof: Proof, leaf: Uint8Array): UntrustedCheckpoint {
  const checkpoint = parseCheckpoint(proof.checkpoint);
  const { size, root } = checkpoint.head;
  checkInclusion(leafHash(leaf), proof.index, size, proof.hashes, root);
  return checkpoint;
}

/** Parses a proof file. @throws Malformed */
export function parseProof(untrusted: Uint8Array): Proof {
  if (untrusted.length > CHECKPOINT_BYTES + 2 * EXTRA_BYTES) throw new Malformed("a proof is too long");
  const split = untrusted.findIndex((byte, i) => byte === LINE_FEED && untrusted[i + 1] === LINE_FEED);
  const top = split < 0 ? null : decodeAscii(untrusted.subarray(0, split));
  const [header, ...rest] = (top ?? "").split("\n");
  if (header !== HEADER) throw new Malformed("this is not a tlog-proof");
  let extra: Uint8Array | null = null;
  if (rest[0]?.startsWith("extra ")) {
    extra = parseBase64(rest[0].slice("extra ".length));
    rest.shift();
  }
  const [index, ...hashes] = rest;
  if (!index?.startsWith("index ") || hashes.length > PROOF_HASHES) {
    throw new Malformed("a proof lacks its index or has too many hashes");
  }
  return {
    index: parseDecimal(index.slice("index ".length), LOG_SIZE),
    hashes: hashes.map(parseHash),
    checkpoint: untrusted.slice(split + 2),
    extra,
  };
}
