import { describe, expect, test } from "vitest";
import { type Checkpoint, formatCheckpoint } from "../../src/archive/checkpoint";
import { utf8 } from "../../src/archive/encoding";
import { isFork } from "../../src/archive/fork";
import { Frontier, leafHash, rootOf } from "../../src/archive/merkle";
import { acceptMirrors, formatMirrors, type MirrorList, mergeMirrors } from "../../src/archive/mirrors";
import { formatNote, VerifierKey } from "../../src/archive/note";
import { Policy } from "../../src/archive/policy";
import { checkFirst, checkSuccessor, chooseSuccessor, Keys, newsroomId } from "../../src/archive/root";
import { acceptCheckpoint } from "../../src/archive/trust";
import { Malformed, VerificationFailed } from "../../src/errors";
import { DESK, DOMAIN, firstRoot, follow, Hand, hands, keys, PULSE, STEWARDS, signed } from "./newsroom";

const FIRST = firstRoot(3);
const SECOND = follow(FIRST, { root: keys(2, "def") });
const SAME = follow(FIRST, {});
const trusted = checkFirst(signed(FIRST.text, "abc"));

describe("a root note after another one", () => {
  const rows: [string, string, string, "accepted" | typeof VerificationFailed | typeof Malformed][] = [
    ["a threshold of old and of new keys signed", SECOND.text, "abde", "accepted"],
    ["all signed, and somebody unknown", SECOND.text, "abcdefz", "accepted"],
    ["the old keys alone signed", SECOND.text, "abc", VerificationFailed],
    ["the new keys alone signed", SECOND.text, "def", VerificationFailed],
    ["one old key too few signed", SECOND.text, "adef", VerificationFailed],
    ["one new key too few signed", SECOND.text, "abcd", VerificationFailed],
    ["nobody known signed", SECOND.text, "z", VerificationFailed],
    ["one key signed twice and counts once", SAME.text, "aa", VerificationFailed],
    ["the threshold falls and only the new one signed", follow(FIRST, { root: keys(1, "abc") }).text, "a", VerificationFailed],
    ["a version is left out", follow(SECOND, {}).text, "abcdef", VerificationFailed],
    ["it is the same version again", FIRST.text, "abc", VerificationFailed],
    ["it follows another text", follow(FIRST, { prev: new Uint8Array(32) }).text, "abc", VerificationFailed],
    ["it is another newsroom's", follow(FIRST, { domain: "dusk.example" }).text, "abc", VerificationFailed],
    ["a desk's key is a root key", follow(FIRST, { desks: new Map([["mya", keys(1, "a")]]) }).text, "abc", Malformed],
    ["a desk has a reserved code", follow(FIRST, { desks: new Map([["root", new Keys(1, [DESK.key])]]) }).text, "abc", Malformed],
  ]; // biome-ignore format: a table

  test.each(rows)("%s", (_, text, labels, outcome) => {
    const raw = signed(text, labels);
    if (outcome === "accepted") expect(checkSuccessor(trusted, raw).text).toBe(text);
    else expect(() => checkSuccessor(trusted, raw)).toThrow(outcome);
    expect(chooseSuccessor(trusted, [raw]).root.text).toBe(outcome === "accepted" ? text : FIRST.text);
  });

  test("is refused with a key of small order", () => {
    const low = VerifierKey.of(DESK.key.name, 1, new Uint8Array(32));
    const raw = signed(follow(FIRST, { desks: new Map([["mya", new Keys(1, [low])]]) }).text, "ab");
    expect(() => checkSuccessor(trusted, raw)).toThrow(Malformed);
  });

  test("is refused as a whole where one known key's line is wrong", () => {
    const [a, b, c] = hands("abc") as [Hand, Hand, Hand];
    const lines = [
      a.line(SAME.text),
      b.line(SAME.text),
      { ...c.line(SAME.text), signature: new Uint8Array(64) },
    ];
    expect(() => checkSuccessor(trusted, formatNote(SAME.text, lines))).toThrow(VerificationFailed);
  });

  test("that is valid beside another valid one leaves the reader where it was, and both are evidence", () => {
    const one = signed(SECOND.text, "abde");
    const two = signed(SAME.text, "ab");
    const choice = chooseSuccessor(trusted, [two, signed(SECOND.text, "z"), one, utf8("junk")]);
    expect(choice).toEqual({ root: trusted, evidence: [two, one] });
    const again = chooseSuccessor(trusted, [one, signed(SECOND.text, "bcef")]);
    expect([again.root.text, again.evidence]).toEqual([SECOND.text, []]);
  });

  test("that rotates all keys step by step keeps N, and no step may be left out", () => {
    let held = trusted;
    const seen = [trusted];
    for (const [old, fresh] of [
      ["abc", "bcd"],
      ["bcd", "cde"],
      ["cde", "def"],
    ] as const) {
      const next = follow(held, { root: keys(2, fresh) });
      held = checkSuccessor(held, signed(next.text, old.slice(1) + fresh.slice(1)));
      seen.push(held);
    }
    expect(newsroomId(seen[0] ?? held)).toBe(newsroomId(FIRST));
    for (const old of seen.slice(0, -2)) {
      expect(() => checkSuccessor(old, signed(held.text, "abcdef"))).toThrow(VerificationFailed);
    }
  });
});

describe("a checkpoint", () => {
  const head = { origin: `${DOMAIN}/mya`, size: 1, root: leafHash(utf8("x")) };
  const text = formatCheckpoint(head);
  const desk = FIRST.desks.get("mya") as Keys;
  const accept = (root = FIRST, lines = [DESK.line(text)]) =>
    acceptCheckpoint(root, head.origin, desk, formatNote(text, lines));
  const [s1, s2, s3] = STEWARDS as [Hand, Hand, Hand];

  test("is dated by a strict majority of the stewards, at the time that they all reach", () => {
    const dated = (...lines: ReturnType<Hand["line"]>[]) => {
      const { time, datedBy, stewards } = accept(FIRST, [DESK.line(text), ...lines]);
      return [time, datedBy, stewards];
    };
    expect(dated()).toEqual([null, "undated", 0]);
    expect(dated(s1.line(text, 30), PULSE.line(text, 99))).toEqual([null, "undated", 1]);
    expect(dated(s1.line(text, 30), s2.line(text, 20))).toEqual([20, "stewards", 2]);
    expect(dated(s1.line(text, 30), s2.line(text, 20), s3.line(text, 25))).toEqual([25, "stewards", 3]);
    expect(dated(s1.line(text, 30), s1.line(text, 40), s3.line(text, 35))).toEqual([35, "stewards", 2]);
  });

  test("is dated by the newsroom alone where there are no stewards", () => {
    const { time, datedBy } = accept(firstRoot(0), [DESK.line(text), PULSE.line(text, 99)]);
    expect([time, datedBy]).toEqual([99, "newsroom"]);
    expect(accept(firstRoot(0)).datedBy).toBe("undated");
  });

  test("is refused without its keys, its quorum or its own origin, and strangers on it are named", () => {
    const stranger = new Hand("z", "stranger.example");
    expect(accept(FIRST, [DESK.line(text), stranger.line(text)]).unexplained).toEqual(["stranger.example"]);
    expect(() => accept(FIRST, [stranger.line(text)])).toThrow(VerificationFailed);
    expect(() => accept(FIRST, [DESK.line("x\n")])).toThrow(VerificationFailed);
    expect(() => acceptCheckpoint(FIRST, `${DOMAIN}/eng`, desk, formatNote(text, [DESK.line(text)]))).toThrow(
      VerificationFailed,
    );
    const quorum = new Policy(FIRST.policy.witnesses, [], "pulse");
    const strict = follow(FIRST, { policy: quorum });
    expect(() => accept(strict)).toThrow(VerificationFailed);
    expect(accept(strict, [DESK.line(text), PULSE.line(text, 5)]).head).toEqual(head);
  });
});

describe("evidence of a fork", () => {
  const leaves = Array.from({ length: 9 }, (_, i) => leafHash(utf8(`leaf ${i}`)));
  const other = [...leaves.slice(0, 4), leafHash(utf8("another leaf")), ...leaves.slice(5)];
  const at = (from: Uint8Array[], size: number): Checkpoint => ({
    origin: `${DOMAIN}/mya`,
    size,
    root: rootOf(from.slice(0, size)),
  });
  const frontier = (from: Uint8Array[], size: number) => new Frontier().extend(from.slice(0, size));

  test("are two roots of one size, or leaves that lead to the larger root and not through the smaller one", () => {
    expect(isFork(at(leaves, 9), at(other, 9), new Frontier(), [])).toBe(true);
    for (let start = 0; start <= 6; start++) {
      const hashes = leaves.slice(start);
      expect(isFork(at(other, 6), at(leaves, 9), frontier(leaves, start), hashes)).toBe(true);
      expect(isFork(at(leaves, 9), at(other, 6), frontier(leaves, start), hashes)).toBe(true);
      expect(isFork(at(leaves, 6), at(leaves, 9), frontier(leaves, start), hashes)).toBe(false);
      // Leaves that do not lead to the larger root prove nothing: whoever sent them may have made them up.
      if (start < 5)
        expect(isFork(at(other, 6), at(leaves, 9), frontier(leaves, start), other.slice(start))).toBe(false);
      expect(isFork(at(other, 6), at(leaves, 9), frontier(leaves, start), hashes.slice(1))).toBe(false);
    }
    expect(isFork(at(leaves, 9), at(leaves, 9), new Frontier(), [])).toBe(false);
    expect(isFork(at(other, 6), at(leaves, 9), frontier(leaves, 7), leaves.slice(7))).toBe(false);
    expect(isFork({ ...at(other, 6), origin: "x" }, at(leaves, 9), new Frontier(), leaves)).toBe(false);
    const short = [...leaves.slice(0, 8), new Uint8Array(31)];
    expect(isFork(at(other, 6), at(leaves, 9), new Frontier(), short)).toBe(false);
  });
});

describe("mirror lists", () => {
  const list = (signer: string, number: number, ...mirrors: [string, number][]): MirrorList => ({
    domain: DOMAIN,
    signer,
    number,
    mirrors: mirrors.map(([address, until]) => ({ address, until })),
  });

  test("are accepted from the root keys and from stewards, each under their own name", () => {
    const own = formatMirrors(list("root", 1, ["https://m.example/", 9]));
    expect(acceptMirrors(FIRST, "root", signed(own, "ab")).mirrors).toEqual([
      { address: "https://m.example/", until: 9 },
    ]);
    expect(() => acceptMirrors(FIRST, "root", signed(own, "a"))).toThrow(VerificationFailed);
    const theirs = formatMirrors(list("s1", 1));
    const [s1, s2] = STEWARDS as [Hand, Hand];
    expect(acceptMirrors(FIRST, "s1", formatNote(theirs, [s1.line(theirs, 5)])).signer).toBe("s1");
    expect(() => acceptMirrors(FIRST, "s1", formatNote(theirs, [s2.line(theirs, 5)]))).toThrow(
      VerificationFailed,
    );
    expect(() => acceptMirrors(FIRST, "s2", formatNote(theirs, [s1.line(theirs, 5)]))).toThrow(
      VerificationFailed,
    );
    const pulse = formatMirrors(list("pulse", 1));
    expect(() => acceptMirrors(FIRST, "pulse", formatNote(pulse, [PULSE.line(pulse, 5)]))).toThrow(
      VerificationFailed,
    );
  });

  test("are merged: the newest of each signer, the latest until of each address, none that has ended", () => {
    const lists = [
      list("root", 2, ["https://a.example/", 50], ["https://b.example/", 20], ["https://c.example/", 10]),
      list("root", 1, ["https://old.example/", 99]),
      list("s1", 7, ["https://b.example/", 70], ["https://d.example/", 50]),
    ];
    expect(mergeMirrors(lists, 10)).toEqual([
      "https://b.example/",
      "https://a.example/",
      "https://d.example/",
    ]);
    expect(mergeMirrors([...lists].reverse(), 10)).toEqual(mergeMirrors(lists, 10));
    expect(mergeMirrors(lists, 70)).toEqual([]);
  });
});
