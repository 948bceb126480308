/**
 * Who may speak for the newsroom: the chain of root notes, from root/1, whose hash is N, to the newest, and the log of them.
 *
 * A step is taken by RULES 6 alone; the log of the root notes dates the chain and shows that nobody holds back a newer note. Two
 * valid successors of one note convict the root keys: the chain stays where it is, and both are kept (spec/05 section 4).
 */

import { parseCheckpoint } from "../archive/checkpoint";
import { equal, formatHex, utf8 } from "../archive/encoding";
import { checkpointPath, rootNotePath } from "../archive/layout";
import { Frontier, leafHash } from "../archive/merkle";
import { checkFirst, checkSuccessor, newsroomId, type RootNote } from "../archive/root";
import { type Accepted, acceptCheckpoint } from "../archive/trust";
import { SkywaveError, VerificationFailed } from "../errors";
import { CHECKPOINT_BYTES, ROOT_NOTE_BYTES, ROOT_STEPS } from "../limits";
import type { Network, Taken } from "../transport/network";
import type { Place } from "../transport/place";
import type { Pin } from "./pin";

const LOG = "root";

/** An accepted chain. Immutable: a step makes a new one. */
export class Chain {
  private constructor(
    /** The notes as bytes, root/1 first. */
    readonly notes: readonly Uint8Array[],
    readonly roots: readonly RootNote[],
    /** The newest checkpoint of the root log that was accepted, with the bytes; null where none was. */
    readonly log: { readonly bytes: Uint8Array; readonly accepted: Accepted } | null,
  ) {}

  /**
   * Opens a chain from root/1 on.
   *
   * @throws SkywaveError A note does not stand where it is.
   */
  static open(notes: readonly Uint8Array[], log: Uint8Array | null): Chain {
    let root = checkFirst(notes[0] ?? new Uint8Array(0));
    const roots = [root];
    for (const note of notes.slice(1)) {
      root = checkSuccessor(root, note);
      roots.push(root);
    }
    const chain = new Chain(notes, roots, null);
    return log === null ? chain : chain.dated(log);
  }

  get newest(): RootNote {
    return this.roots[this.roots.length - 1]!;
  }

  /** N. */
  get name(): string {
    return newsroomId(this.roots[0]!);
  }

  /** Says whether a pin means another newsroom: another N, or a root note that is none of this chain's. */
  contradicts(pin: Pin): boolean {
    const root = this.roots[pin.version - 1];
    return pin.newsroom !== this.name || (root !== undefined && formatHex(root.digest) !== pin.digest);
  }

  /** Returns the chain with one more note. @throws SkywaveError */
  followedBy(note: Uint8Array): Chain {
    return new Chain([...this.notes, note], [...this.roots, checkSuccessor(this.newest, note)], null);
  }

  /**
   * Returns the chain with a checkpoint of its log.
   *
   * @throws VerificationFailed The checkpoint does not cover exactly these notes, or is not accepted.
   */
  dated(bytes: Uint8Array): Chain {
    const root = this.newest;
    const accepted = acceptCheckpoint(root, root.logOrigin, root.root, bytes);
    const leaves = this.roots.map((note) => leafHash(utf8(note.text)));
    if (
      accepted.head.size !== leaves.length ||
      !equal(accepted.head.root, new Frontier().extend(leaves).root)
    ) {
      throw new VerificationFailed("the log of root notes does not cover the notes that were found");
    }
    const newer = !this.log || (accepted.time ?? 0) > (this.log.accepted.time ?? 0);
    return new Chain(this.notes, this.roots, newer ? { bytes, accepted } : this.log);
  }
}

/** What became of asking for the chain. */
export interface ChainStep {
  readonly chain: Chain;
  /** Two valid successors of the newest note, or two logs of one size: the evidence. */
  readonly fork: readonly Uint8Array[];
}

/**
 * Takes root/1 from the network, for a device that holds nothing.
 *
 * @returns Null where no place gave one that the pin allows; `stranger` is called for a good note of another newsroom.
 */
export async function firstChain(
  network: Network,
  pin: Pin | null,
  stranger: () => void,
): Promise<Chain | null> {
  const taken = await network.take("root", rootNotePath(1), ROOT_NOTE_BYTES, (bytes) => {
    const chain = Chain.open([bytes], null);
    if (pin && pin.newsroom !== chain.name) {
      stranger();
      throw new VerificationFailed("this is another newsroom than the one that was chosen");
    }
    return chain;
  });
  return taken?.value ?? null;
}

/**
 * Asks every place for the root log and follows the chain as far as it goes.
 *
 * @param chain What is held; its first note may be on its way.
 */
export async function advanceChain(
  network: Network,
  chain: Promise<Chain | null>,
  most: number,
): Promise<ChainStep | null> {
  // Asked at once, beside root/1: what they say is judged when the chain is there.
  const answers = await network.all(
    "root",
    checkpointPath(LOG),
    CHECKPOINT_BYTES,
    (bytes) => {
      const { head } = parseCheckpoint(bytes);
      return { bytes, head };
    },
    most,
  );
  const start = await chain;
  if (!start) return null;
  let held = start;
  const logs: Taken<{ bytes: Uint8Array }>[] = [];
  for (const answer of answers.sort((a, b) => b.value.head.size - a.value.head.size)) {
    const size = Math.min(answer.value.head.size, ROOT_STEPS);
    for (let version = held.newest.version + 1; version <= size; version++) {
      const next: Chain | null = await follow(network, held, answer.place, version);
      if (!next) break;
      held = next;
    }
    logs.push(answer);
  }
  return judgeLogs(network, start, held, logs);
}

async function follow(network: Network, chain: Chain, place: Place, version: number): Promise<Chain | null> {
  const path = rootNotePath(version);
  try {
    const next = await network.ask(place, "root", path, ROOT_NOTE_BYTES, (bytes) => chain.followedBy(bytes));
    if (next) return next;
  } catch (error) {
    if (!(error instanceof SkywaveError)) throw error;
  }
  return (
    (await network.take("root", path, ROOT_NOTE_BYTES, (bytes) => chain.followedBy(bytes)))?.value ?? null
  );
}

/** @param start What was held before this step: a fork that shows now takes the step back (RULES 6). */
function judgeLogs(
  network: Network,
  start: Chain,
  chain: Chain,
  answers: readonly Taken<{ bytes: Uint8Array }>[],
): ChainStep {
  let dated = chain;
  for (const { value, place } of answers) {
    try {
      const { newest } = dated;
      const { head } = acceptCheckpoint(newest, newest.logOrigin, newest.root, value.bytes);
      const covered = dated.roots.slice(0, head.size).map((root) => leafHash(utf8(root.text)));
      if (head.size <= newest.version && !equal(head.root, new Frontier().extend(covered).root)) {
        // Signed by the same keys, and other notes: the chain stays where it was.
        return {
          chain: start,
          fork: [dated.log?.bytes ?? dated.notes[dated.notes.length - 1]!, value.bytes],
        };
      }
      if (head.size < newest.version) network.drop(place, "root", "rolled-back");
      else if (head.size === newest.version) dated = dated.dated(value.bytes);
    } catch (error) {
      if (!(error instanceof SkywaveError)) throw error;
      network.drop(place, "root", "altered");
    }
  }
  return { chain: dated, fork: [] };
}
