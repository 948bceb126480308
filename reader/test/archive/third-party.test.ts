import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCheckpoint } from "../../src/archive/checkpoint";
import * as ed25519 from "../../src/archive/ed25519";
import { concat, formatHex } from "../../src/archive/encoding";
import { entriesPath, tilePath } from "../../src/archive/layout";
import { checkConsistency, checkInclusion, Frontier, leafHash, rootOf } from "../../src/archive/merkle";
import { formatNote, openNote, VerifierKey } from "../../src/archive/note";
import { formatJson, parseJson } from "../../src/archive/strictjson";
import { formatEntries, parseEntries, parseTile } from "../../src/archive/tiles";
import { Malformed, VerificationFailed } from "../../src/errors";
import { filesBelow, sharedData } from "../shared-data";

const WHY = "(the shared test data is missing)";
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const base64 = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));
const read = (path: string) => new Uint8Array(readFileSync(path));

const wycheproof = sharedData("vectors/ed25519_wycheproof.json");
test.skipIf(!wycheproof)(`Wycheproof: 151 signatures ${wycheproof ? "" : WHY}`, { timeout: 60_000 }, () => {
  let count = 0;
  for (const group of json(wycheproof as string).testGroups) {
    const key = hex(group.publicKey.pk);
    expect(ed25519.isSafePoint(key)).toBe(true);
    for (const { tcId, msg, sig, result } of group.tests) {
      expect([tcId, ed25519.verify(key, hex(msg), hex(sig))]).toEqual([tcId, result === "valid"]);
      count += 1;
    }
  }
  expect(count).toBe(151);
});

const merkle = sharedData("vectors/merkle");
describe.skipIf(!merkle)(`Merkle proofs ${merkle ? "" : WHY}`, () => {
  const judge = (wrong: boolean, check: () => void) =>
    wrong ? expect(check).toThrow(VerificationFailed) : expect(check).not.toThrow();

  test("98 inclusion proofs", () => {
    const files = filesBelow(join(merkle as string, "inclusion"));
    expect(files.length).toBe(98);
    for (const file of files) {
      const { leafHash: leaf, leafIdx, treeSize, proof, root, wantErr } = json(file);
      judge(wantErr, () =>
        checkInclusion(base64(leaf), leafIdx, treeSize, (proof ?? []).map(base64), base64(root)),
      );
    }
  });

  test("98 consistency proofs", () => {
    const files = filesBelow(join(merkle as string, "consistency"));
    expect(files.length).toBe(98);
    for (const file of files) {
      const { size1, size2, proof, root1, root2, wantErr } = json(file);
      judge(wantErr, () =>
        checkConsistency(size1, size2, (proof ?? []).map(base64), base64(root1), base64(root2)),
      );
    }
  });
});

const tlog = sharedData("vectors/tlog");
describe.skipIf(!tlog)(`a real log of 15 leaves ${tlog ? "" : WHY}`, () => {
  const folder = join(tlog ?? "", "log");
  const root = (size: number) => parseCheckpoint(read(join(folder, `checkpoint.${size}`))).head.root;

  test("its checkpoints are signed and encoded again as they are", () => {
    const script = readFileSync(join(tlog as string, "build_log.sh"), "utf8");
    const key = VerifierKey.parse((/LOG_PUBLIC_KEY="([^"]+)"/.exec(script) as RegExpExecArray)[1] as string);
    for (let size = 0; size <= 15; size++) {
      const raw = read(join(folder, `checkpoint.${size}`));
      const { head, note } = parseCheckpoint(raw);
      expect(head.size).toBe(size);
      expect(openNote(note, [key])).toEqual([key]);
      expect(formatNote(note.text, note.lines)).toEqual(raw);
    }
  });

  test("entries, tiles and roots agree, and every sync that drops or doubles a leaf is found", {
    timeout: 60_000,
  }, () => {
    const leaves = parseEntries(read(join(folder, entriesPath("", 0, 15))), 15).map(leafHash);
    for (let size = 1; size <= 15; size++) {
      const raw = read(join(folder, entriesPath("", 0, size)));
      expect(formatEntries(parseEntries(raw, size))).toEqual(raw);
      expect(rootOf(leaves.slice(0, size))).toEqual(root(size));
      expect(parseTile(read(join(folder, tilePath("", 0, 0, size))), size)).toEqual(leaves.slice(0, size));
    }
    let dropped = 0;
    for (let old = 1; old < 15; old++) {
      const held = Frontier.parse(old, new Frontier().extend(leaves.slice(0, old)).format());
      for (let size = old + 1; size <= 15; size++) {
        const tail = leaves.slice(old, size);
        expect(held.extend(tail).root).toEqual(root(size));
        for (let i = 0; i < tail.length; i++) {
          const less = [...tail.slice(0, i), ...tail.slice(i + 1)];
          const doubled = [...tail.slice(0, i), leaves[i + old - 1] as Uint8Array, ...tail.slice(i + 1)];
          expect(formatHex(held.extend(less).root)).not.toBe(formatHex(root(size)));
          expect(formatHex(held.extend(doubled).root)).not.toBe(formatHex(root(size)));
          dropped += 1;
        }
      }
    }
    expect(dropped).toBe(560);
    expect(concat(...leaves).length).toBe(480);
  });
});

const suite = sharedData("json/test_parsing");
test.skipIf(!suite)(
  `JSONTestSuite: what the profile accepts is valid and canonical ${suite ? "" : WHY}`,
  () => {
    const files = filesBelow(suite as string);
    expect(files.length).toBe(318);
    const accepted: string[] = [];
    for (const file of files) {
      const raw = read(file);
      try {
        expect(formatJson(parseJson(raw, 1 << 20))).toEqual(raw);
        accepted.push(basename(file));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
      }
    }
    expect(accepted.filter((name) => !name.startsWith("y_"))).toEqual([]);
    // As many as src/skywave accepts; tests/conformance compares the two document by document.
    expect(accepted.length).toBe(40);
  },
);
