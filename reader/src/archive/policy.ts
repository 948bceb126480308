/**
 * Who must have cosigned: the witness, group and quorum lines of C2SP tlog-policy, in their canonical
 * spelling (spec/04-logs.md section 6).
 *
 *     witness pulse rfa.example/pulse+...
 *     witness w1 ...
 *     group W 2 w1 w2 w3
 *     group Q all W S
 *     quorum Q
 */

import { Malformed } from "../errors";
import { GROUPS, WITNESSES } from "../limits";
import { formatHex, parseDecimal } from "./encoding";
import { COSIGNATURE, VerifierKey } from "./note";

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const NONE = "none";

/** At least `threshold` of `members` (witness or group names). */
export interface Group {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
  readonly spelling: string;
}

/** The cosigners whose lines were checked, by vkey text: a set, or the dates of `openCosignatures`. */
export interface Cosigners {
  has(vkey: string): boolean;
}

/** A quorum over named witnesses. */
export class Policy {
  constructor(
    /** By name, in the order stated. */
    readonly witnesses: ReadonlyMap<string, VerifierKey>,
    /** In the order stated; each refers to earlier names only. */
    readonly groups: readonly Group[],
    /** A name, or `none`. */
    readonly quorum: string,
  ) {}

  /** The policy's lines, canonical. */
  get lines(): string[] {
    return [
      ...[...this.witnesses].map(([name, key]) => `witness ${name} ${key.text}`),
      ...this.groups.map((group) => `group ${group.name} ${group.spelling} ${group.members.join(" ")}`),
      `quorum ${this.quorum}`,
    ];
  }

  /** Says whether these cosigners make the quorum. */
  isMetBy(cosigners: Cosigners): boolean {
    if (this.quorum === NONE) return true;
    const held = new Map<string, boolean>();
    for (const [name, key] of this.witnesses) held.set(name, cosigners.has(key.text));
    for (const group of this.groups) {
      held.set(group.name, group.members.filter((member) => held.get(member)).length >= group.threshold);
    }
    return held.get(this.quorum) === true;
  }
}

/**
 * Parses canonical policy lines.
 *
 * @throws Malformed A name is unknown, used twice or out of order; a key is a duplicate; a threshold is
 *     outside 1..n.
 */
export function parsePolicy(lines: readonly string[]): Policy {
  const witnesses = new Map<string, VerifierKey>();
  const publicKeys = new Set<string>();
  const groups: Group[] = [];
  const known = new Set<string>();
  const used = new Set<string>();
  let quorum: string | null = null;
  for (const line of lines) {
    const [keyword, name = "", word = "", ...members] = line.split(" ");
    const words = line.split(" ").length;
    if (quorum !== null) throw new Malformed("a policy goes on after its quorum line");
    if (keyword === "witness" && words === 3 && groups.length === 0) {
      const key = VerifierKey.parse(word);
      checkNew(name, known);
      if (key.kind !== COSIGNATURE || publicKeys.has(formatHex(key.publicKey))) {
        throw new Malformed(`the witness '${name}' repeats a key or has one of the wrong kind`);
      }
      publicKeys.add(formatHex(key.publicKey));
      witnesses.set(name, key);
      known.add(name);
    } else if (keyword === "group" && members.length > 0) {
      checkNew(name, known);
      for (const member of members) {
        if (!known.has(member) || used.has(member)) {
          throw new Malformed(`the group '${name}' names a member that is unknown or used twice`);
        }
        used.add(member);
      }
      groups.push({ name, threshold: parseThreshold(word, members.length), members, spelling: word });
      known.add(name);
    } else if (keyword === "quorum" && words === 2 && (name === NONE || known.has(name))) {
      quorum = name;
    } else {
      throw new Malformed(`the policy line '${line.slice(0, 40)}' is malformed`);
    }
  }
  if (quorum === null || witnesses.size > WITNESSES || groups.length > GROUPS) {
    throw new Malformed("a policy has no quorum line, or too many lines");
  }
  return new Policy(witnesses, groups, quorum);
}

function checkNew(name: string, known: ReadonlySet<string>): void {
  if (!NAME.test(name) || name === NONE || known.has(name)) {
    throw new Malformed(`the policy name '${name.slice(0, 40)}' is malformed or used twice`);
  }
}

function parseThreshold(spelling: string, count: number): number {
  if (spelling === "any") return 1;
  if (spelling === "all") return count;
  const threshold = parseDecimal(spelling, count);
  if (threshold < 1) throw new Malformed("a group's threshold is zero");
  return threshold;
}
