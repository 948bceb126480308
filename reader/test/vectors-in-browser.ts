/**
 * Runs the vectors in the browser that opens the page: its site serves spec/vectors below `/spec/vectors/`.
 *
 * What came of it is left in `window.__result` once, for whoever drives the browser.
 */

import { runVectors, type Tally } from "./vectors";

interface Result {
  /** Null where the run itself broke off; `faults` then says why. */
  readonly tally: Tally | null;
  /** How many reports there were: one for each vector, one more for each whose bytes were changed. */
  readonly reports: number;
  /** One sentence for each report of a fault, after the vector's name. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
}

declare global {
  interface Window {
    __result?: Result;
  }
}

async function read(path: string): Promise<Uint8Array> {
  const answer = await fetch(`/spec/vectors/${path}`);
  if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function run(): Promise<Result> {
  const faults: string[] = [];
  let reports = 0;
  const started = performance.now();
  const result = (tally: Tally | null): Result => {
    return { tally, reports, faults, milliseconds: Math.round(performance.now() - started) };
  };
  try {
    const tally = await runVectors(read, (name, fault) => {
      reports += 1;
      if (fault !== null) faults.push(`${name}: ${fault}`);
    });
    return result(tally);
  } catch (error) {
    faults.push(`the run broke off: ${error}`);
    return result(null);
  }
}

run().then((result) => {
  window.__result = result;
});
