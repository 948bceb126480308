/**
 * The reader's verdicts for another program: one JSON object a line comes in, one goes out
 * (tests/e2e/test_two_programs.py).
 *
 *     {"format": "record", "hex": "...", "with": {...}}
 *     {"ok": true, "again": "<hex>", "facts": {...}}   or   {"ok": false, "code": "malformed"}
 *
 * `with` is that of spec/00-overview.md section 4. The first argument is the folder of the vectors that it
 * may name.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { formatHex } from "../src/archive/encoding";
import { SkywaveError } from "../src/errors";
import { type Files, open } from "./formats";

const folder = process.argv[2] as string;
const files: Files = (path) => new Uint8Array(readFileSync(join(folder, path)));

function answer(line: string): object {
  const { format, hex, with: given = {} } = JSON.parse(line);
  try {
    const { again, facts } = open(format, new Uint8Array(Buffer.from(hex, "hex")), given, files);
    return { ok: true, again: formatHex(again), facts };
  } catch (error) {
    return { ok: false, code: error instanceof SkywaveError ? error.code : `a crash: ${error}` };
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(answer(line))}\n`);
});
