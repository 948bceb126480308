/** Evidence: two statements with the newsroom's signature that cannot both be true (RULES 34). It is kept, shown, and exported. */

import { equal } from "../archive/encoding";
import type { EvidenceRow } from "../holdings/rows";
import type { Context } from "./context";

const MOST = 8;

/** Keeps two signed notes and tells the reader. */
export async function keepEvidence(
  context: Context,
  what: string,
  first: Uint8Array,
  second: Uint8Array,
): Promise<void> {
  const held = ((await context.store.get("facts", "evidence")) as readonly EvidenceRow[] | undefined) ?? [];
  const known = held.some((row) => row.what === what && row.notes.some((note) => equal(note, second)));
  const all = known || held.length >= MOST ? held : [...held, { what, notes: [first, second] }];
  await context.store.commit([{ table: "facts", key: "evidence", value: all }]);
  context.receipts.convict(all);
}
