/** Older leaves: the range that is held grows downward, a bundle at a time. */

import { entriesPath } from "../archive/layout";
import { parseEntries } from "../archive/tiles";
import { SkywaveError, TransportFailed } from "../errors";
import { ENTRIES_BYTES, TILE_WIDTH } from "../limits";
import type { Context } from "./context";
import { commit, takeFrontier, takeHeads } from "./sync";

/**
 * Takes one more bundle of older leaves; they must lead to the frontier that was proven.
 *
 * @returns Whether there was one and some mirror gave it.
 */
export async function deepenDesk(context: Context, code: string): Promise<boolean> {
  const held = context.desks.get(code);
  if (!held || held.start === 0) return false;
  const start = held.start - TILE_WIDTH;
  for (const place of context.network.alive.slice()) {
    try {
      const before = await takeFrontier(context, code, start, place);
      const path = entriesPath(code, start / TILE_WIDTH, TILE_WIDTH);
      const older = await context.network.ask(place, "records", path, ENTRIES_BYTES, (bytes) =>
        parseEntries(bytes, TILE_WIDTH),
      );
      if (!older) continue;
      const desk = held.deepened(start, before, older);
      const fetched = await takeHeads(context, desk, start, place);
      return await commit(context, held, fetched.desk, fetched.changes);
    } catch (error) {
      if (!(error instanceof SkywaveError)) throw error;
      if (!(error instanceof TransportFailed)) context.network.drop(place, "records", "altered");
    }
  }
  return false;
}
