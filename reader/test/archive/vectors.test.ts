import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runVectors } from "../vectors";

const VECTORS = join(__dirname, "../../../spec/vectors");

test("every vector whole and byte by byte", { timeout: 300_000 }, async () => {
  const faults: string[] = [];
  const tally = await runVectors(
    (path) => readFile(join(VECTORS, path)).then((data) => new Uint8Array(data)),
    (name, fault) => {
      if (fault) faults.push(`${name}: ${fault}`);
    },
  );
  expect(faults).toEqual([]);
  expect(tally.vectors).toBeGreaterThan(600);
  expect(tally.mutations).toBeGreaterThan(20_000);
  // Nearly everything is held by a hash, a signature or its form; what is accepted is a document of its own.
  expect(tally.accepted).toBeGreaterThan(0);
  expect(tally.accepted).toBeLessThan(tally.mutations / 5);
});
