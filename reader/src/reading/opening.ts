/** Opening what the store holds: nothing that does not hold together any more is used, and nothing of it is lost by looking. */

import { bundleWidths } from "../archive/layout";
import type { RootNote } from "../archive/root";
import { parseEntries } from "../archive/tiles";
import { SkywaveError } from "../errors";
import type { DeskRow, Facts, RootRow } from "../holdings/rows";
import { bundleKey } from "../holdings/rows";
import type { Store } from "../holdings/store";
import { TILE_WIDTH } from "../limits";
import { Chain } from "./chain";
import { Desk } from "./desk";

export async function fact<Name extends keyof Facts>(
  store: Store,
  name: Name,
): Promise<Facts[Name] | undefined> {
  return (await store.get("facts", name)) as Facts[Name] | undefined;
}

/** Returns the chain that is held, or null where nothing usable is. */
export function openChain(row: RootRow | undefined): Chain | null {
  if (!row) return null;
  try {
    const chain = Chain.open(row.notes, null);
    try {
      return row.checkpoint ? chain.dated(row.checkpoint) : chain;
    } catch (error) {
      if (error instanceof SkywaveError) return chain;
      throw error;
    }
  } catch (error) {
    if (error instanceof SkywaveError) return null;
    throw error;
  }
}

/** Returns a desk as it is held, or null where nothing usable is. */
export async function openDesk(store: Store, code: string, root: RootNote): Promise<Desk | null> {
  const row = (await store.get("desks", code)) as DeskRow | undefined;
  if (!row) return null;
  try {
    const leaves: Uint8Array[] = [];
    for (const { number, width } of bundleWidths(row.size)) {
      if (number * TILE_WIDTH < row.start) continue;
      const bytes = (await store.get("leaves", bundleKey(code, number))) as Uint8Array | undefined;
      if (!bytes) return null;
      leaves.push(...parseEntries(bytes, width));
    }
    const heads = new Map<number, Uint8Array>();
    for (const { key, value } of await store.all("heads", code))
      heads.set(key[1] as number, value as Uint8Array);
    const bodies = new Set<number>((await store.keys("bodies", code)).map((key) => key[1] as number));
    return Desk.open(code, root, row, leaves, heads, bodies);
  } catch (error) {
    if (error instanceof SkywaveError) return null;
    throw error;
  }
}
