/**
 * Which checkpoints to accept, and how old they say a tree is.
 *
 * A checkpoint of a log is accepted if the log's threshold of keys signed it and the quorum of cosigners
 * holds (RULES 11). Its date is the latest time t at which a strict majority of the stewards cosigned at or
 * after t; without stewards the pulse's time; with neither it is undated (RULES 21). A date is never taken
 * from anywhere else.
 */

import { VerificationFailed } from "../errors";
import { type Checkpoint, parseCheckpoint, type UntrustedCheckpoint } from "./checkpoint";
import { openCosignatures } from "./cosignature";
import { isBy } from "./note";
import type { Keys, RootNote } from "./root";

export type DatedBy = "stewards" | "newsroom" | "undated";

/** A date and who vouches for it. */
export interface Dated {
  /** Seconds since the epoch, or null where nobody dated it. */
  readonly time: number | null;
  readonly datedBy: DatedBy;
}

/** A checkpoint whose signatures were checked. */
export interface Accepted extends Dated {
  /** What it states. */
  readonly head: Checkpoint;
  /** How many stewards cosigned it. */
  readonly stewards: number;
  /** Names on signature lines by keys that the root note does not know. */
  readonly unexplained: readonly string[];
}

/**
 * Returns a checkpoint that the right keys signed.
 *
 * @param root The newest root note, already accepted.
 * @param origin The log that was asked for.
 * @param keys The log's keys: a desk's, or the root keys for the root log.
 * @throws Malformed It is no checkpoint.
 * @throws VerificationFailed It is of another log, or too few keys signed, or a signature is wrong, or the
 *     quorum is not met.
 */
export function acceptCheckpoint(
  root: RootNote,
  origin: string,
  keys: Keys,
  untrusted: Uint8Array,
): Accepted {
  return acceptParsed(root, origin, keys, parseCheckpoint(untrusted));
}

/** Does the same with a checkpoint that is parsed already. */
export function acceptParsed(
  root: RootNote,
  origin: string,
  keys: Keys,
  untrusted: UntrustedCheckpoint,
): Accepted {
  const { head, note } = untrusted;
  if (head.origin !== origin) {
    throw new VerificationFailed(`this is a checkpoint of '${head.origin}', not of '${origin}'`);
  }
  const signed = keys.signed(note);
  if (signed < keys.threshold) {
    throw new VerificationFailed(
      `the checkpoint of ${origin} is signed by ${signed} of the ${keys.threshold} keys that it needs`,
    );
  }
  const witnesses = [...root.policy.witnesses.values()];
  const dates = openCosignatures(note, witnesses);
  if (!root.policy.isMetBy(dates)) {
    throw new VerificationFailed(
      `the checkpoint of ${origin} lacks the cosignatures that its quorum asks for`,
    );
  }
  const known = [...keys.keys, ...witnesses];
  const strangers = note.lines.filter((line) => !known.some((key) => isBy(line, key)));
  return {
    head,
    ...dateOf(root, dates),
    stewards: root.stewards.filter((name) => dates.has(root.policy.witnesses.get(name)?.text ?? "")).length,
    unexplained: strangers.map((line) => line.name),
  };
}

/** Returns the time that these cosigners (by vkey text) date a tree with, and who dates it. */
export function dateOf(root: RootNote, dates: ReadonlyMap<string, number>): Dated {
  const times: number[] = [];
  for (const key of root.datingKeys) {
    const time = dates.get(key.text);
    if (time !== undefined) times.push(time);
  }
  times.sort((a, b) => b - a);
  const needed = root.stewards.length > 0 ? Math.floor(root.stewards.length / 2) : 0;
  const time = times[needed] ?? null;
  return { time, datedBy: time === null ? "undated" : root.stewards.length > 0 ? "stewards" : "newsroom" };
}
