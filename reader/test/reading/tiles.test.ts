import { describe, expect, it } from "vitest";
import { utf8 } from "../../src/archive/encoding";
import { checkInclusion, Frontier, leafHash, rootOf } from "../../src/archive/merkle";
import { levelsOf } from "../../src/archive/tiles";
import { pathOf, proveLeaves } from "../../src/reading/tiles";

const leaves = Array.from({ length: 600 }, (_, at) => utf8(`leaf ${at}`));
const hashes = leaves.map(leafHash);

/** Serves the tiles of the first `size` leaves, and counts what was asked for. */
function tilesOf(size: number, asked: string[] = []) {
  const levels = levelsOf(hashes.slice(0, size));
  return async (path: string, length: number): Promise<Uint8Array> => {
    asked.push(path);
    const [, level, number, width] = /^log\/tile\/(\d)\/(\d{3})(?:\.p\/(\d+))?$/.exec(path)!;
    const first = Number(number) * 256;
    const row = levels[Number(level)]!.slice(first, first + Number(width ?? 256));
    expect(row.length * 32).toBe(length);
    return Uint8Array.from(row.reduce<number[]>((all, hash) => all.concat(Array.from(hash)), []));
  };
}

describe("proving leaves by tiles", () => {
  it("shows every leaf of every small tree, and of trees of several tiles", async () => {
    const sizes = [...Array.from({ length: 20 }, (_, at) => at + 1), 255, 256, 257, 511, 512, 513, 600];
    for (const size of sizes) {
      const root = rootOf(hashes.slice(0, size));
      const wanted =
        size <= 20 ? Array.from({ length: size }, (_, at) => at) : [0, 1, 254, size >> 1, size - 1];
      const chosen = wanted.filter((index) => index < size).map((index) => ({ index, leaf: leaves[index]! }));
      const paths = await proveLeaves("log", chosen, size, root, tilesOf(size));
      chosen.forEach(({ index, leaf }, at) => {
        checkInclusion(leafHash(leaf), index, size, paths[at]!, root);
      });
    }
  });

  it("refuses a leaf that is another one, stands elsewhere, or lies outside", async () => {
    const root = rootOf(hashes.slice(0, 300));
    for (const [index, leaf] of [
      [7, 8],
      [299, 298],
      [300, 300],
    ] as const) {
      const claim = [{ index, leaf: leaves[leaf]! }];
      await expect(proveLeaves("log", claim, 300, root, tilesOf(300))).rejects.toThrow();
    }
  });

  it("refuses tiles that do not lead to the root", async () => {
    const root = rootOf(hashes.slice(0, 299));
    await expect(
      proveLeaves("log", [{ index: 3, leaf: leaves[3]! }], 300, root, tilesOf(300)),
    ).rejects.toThrow();
  });

  it("asks for each tile once", async () => {
    const asked: string[] = [];
    const claim = [3, 5, 100].map((index) => ({ index, leaf: leaves[index]! }));
    await proveLeaves("log", claim, 600, rootOf(hashes), tilesOf(600, asked));
    expect(new Set(asked).size).toBe(asked.length);
  });
});

describe("audit paths from a held range", () => {
  it("agree with the tree for every start, size and index of small trees", () => {
    for (let size = 1; size <= 40; size++) {
      const root = rootOf(hashes.slice(0, size));
      for (let start = 0; start < size; start += 8) {
        const before = new Frontier().extend(hashes.slice(0, start));
        for (let index = start; index < size; index++) {
          const path = pathOf(before, hashes.slice(start, size), index);
          checkInclusion(hashes[index]!, index, size, path, root);
        }
      }
    }
  });
});
