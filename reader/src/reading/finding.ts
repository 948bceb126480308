/** Finding a story: by words of it, or by an address at which it stood. */

import { addressHash, addressKey } from "../archive/address";
import { bodyOf } from "./desk";
import type { FoundModel, Route, StoryModel } from "./model";
import { findIn, plainText, termsOf, textsOfHead } from "./search";

/** A page of a story on whatever mirror: `.../eng/s/<work>.html#pin`. */
const STORY =
  /(?:^|\/)(([a-z][a-z0-9-]{0,15}\/)?([a-z][a-z0-9-]{0,15}))\/s\/([a-z2-7]{16})(?:\.[a-z.]+)?(?:[?#].*)?$/;
const ADDRESS_CHARACTERS = 2_000;

/**
 * Returns the stories that have all words of a query, in their order.
 *
 * @param textOf Returns the text of a story that is held, or null.
 */
export async function searchIn(
  stories: readonly StoryModel[],
  query: string,
  textOf: (story: StoryModel) => Promise<Uint8Array | null>,
): Promise<FoundModel[]> {
  const terms = termsOf(query);
  const found: FoundModel[] = [];
  if (terms.length === 0) return found;
  for (const story of stories) {
    const { head } = story.effective;
    if (!head) continue;
    const bytes = await textOf(story);
    const body = bytes && bodyOf(bytes);
    const hit = findIn([...textsOfHead(head), body ? plainText(body.blocks) : ""], terms);
    if (hit) found.push({ story, ...hit });
  }
  return found;
}

/**
 * Returns where an address leads: that of a story's page on any mirror, dead or alive, or one that a held head names as former.
 *
 * @param desks Codes of the newsroom's desks.
 * @param storiesOf Returns what is held of a desk.
 */
export async function findByAddress(
  text: string,
  desks: readonly string[],
  storiesOf: (code: string) => Promise<readonly StoryModel[]>,
): Promise<Route | null> {
  const address = text.trim().slice(0, ADDRESS_CHARACTERS);
  const named = STORY.exec(address);
  const desk = named && [named[1]!, named[3]!].find((code) => desks.indexOf(code) >= 0);
  if (named && desk) return { view: "story", desk, work: named[4]! };
  const key = addressKey(address);
  if (!key) return null;
  const hash = addressHash(key);
  for (const code of desks) {
    const stood = (await storiesOf(code)).find((story) =>
      story.versions.some(({ head }) => head !== null && head.addresses.indexOf(hash) >= 0),
    );
    if (stood) return { view: "story", desk: code, work: stood.work };
  }
  return null;
}
