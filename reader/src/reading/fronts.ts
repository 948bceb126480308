/** Fronts, lists and the masthead's texts, from what is held. The newest first; void works are in none. */

import type { Block } from "../archive/body";
import {
  type EditionHead,
  parseEditionHead,
  parseStandingBody,
  parseStandingHead,
  type StandingBody,
  type StandingHead,
} from "../archive/head";
import { monthOf } from "../archive/listing";
import { Malformed } from "../errors";
import { leafKey } from "../holdings/rows";
import { type Context, rootOf } from "./context";
import type { Desk } from "./desk";
import { DESK_PARTS, heldLone, newestOf, takeLone } from "./lone";
import type { DeskModel, FrontModel, GroupModel, StoryModel } from "./model";
import { storyOf } from "./stories";

const NEWEST = 30;
const PINS = 20;

/** Every work of a desk whose stories are held, the newest first: those that began in the range, then older ones. */
export function worksOf(desk: Desk): string[] {
  const begun: string[] = [];
  const older: string[] = [];
  desk.works.forEach((versions, work) => {
    (desk.record(versions[0]!)?.version === 1 ? begun : older).push(work);
  });
  return [...begun.reverse(), ...older.reverse()];
}

/** Returns the stories of some works, without those that are void or not held. */
export function storiesOf(
  context: Context,
  desk: Desk,
  works: Iterable<string>,
  saved: ReadonlySet<string>,
): StoryModel[] {
  const found: StoryModel[] = [];
  for (const work of Array.from(works)) {
    const story = storyOf(rootOf(context), desk.code, work, desk, null, saved.has(`${desk.code} ${work}`));
    if (story && !story.isVoid) found.push(story);
  }
  return found;
}

/** The month of a story: of its first head's date, or of its first record where that states none. */
export function monthOfStory(story: StoryModel): string {
  return monthOf(story.placing?.published ?? null, story.versions[0]!.logged);
}

/** A masthead as it stood, with its texts. */
export interface Standing {
  readonly head: StandingHead;
  readonly texts: readonly (readonly [string, readonly Block[]])[];
}

/**
 * Returns the masthead and its texts as the last standing record before leaf `before` has them, else the newest; from the range,
 * or from the desk's parts. Null where neither is to be had.
 *
 * @param ask Whether mirrors may be asked.
 */
export async function standingOf(
  context: Context,
  code: string,
  before: number | null,
  ask: boolean,
): Promise<Standing | null> {
  const desk = context.desks.get(code);
  const indexes = desk ? desk.history.standing.filter((index) => !rootOf(context).isVoid(code, index)) : [];
  const wanted = indexes.filter((index) => before === null || index < before);
  const index = wanted.length ? wanted[wanted.length - 1] : undefined;
  if (desk && index !== undefined) {
    const head = desk.standingHead(index);
    const body = (await context.store.get("bodies", leafKey(code, index))) as Uint8Array | undefined;
    if (head && body) return orNull(() => standing(head, parseStandingBody(body)));
    const parts = await deskParts(context, code, ask);
    const entry = parts && newestOf(context, code, parts.entries, "standing");
    if (head && entry && entry.index === index && entry.body)
      return orNull(() => standing(head, parseStandingBody(entry.body!)));
    return head && { head, texts: [] };
  }
  const parts = await deskParts(context, code, ask);
  const entry = parts && newestOf(context, code, parts.entries, "standing");
  if (!entry?.head || !entry.body) return null;
  return orNull(() => standing(parseStandingHead(entry.head!), parseStandingBody(entry.body!)));
}

const TEXTS = ["about", "standards", "corrections", "notice", "funding", "statement"];

function standing(head: StandingHead, body: StandingBody): Standing {
  const rank = (name: string) => (TEXTS.indexOf(name) + TEXTS.length + 1) % (TEXTS.length + 1);
  const texts = Array.from(body.texts).sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1));
  return { head, texts };
}

/** The newest edition: of the range, else of the desk's parts. */
export async function editionOf(context: Context, code: string, ask: boolean): Promise<EditionHead | null> {
  const desk = context.desks.get(code);
  const indexes = desk ? desk.history.editions.filter((index) => !rootOf(context).isVoid(code, index)) : [];
  if (desk && indexes.length) return desk.editionHead(indexes[indexes.length - 1]!);
  const parts = await deskParts(context, code, ask);
  const entry = parts && newestOf(context, code, parts.entries, "edition");
  return entry?.head ? orNull(() => parseEditionHead(entry.head!)) : null;
}

async function deskParts(context: Context, code: string, ask: boolean) {
  return (
    (await heldLone(context, code, DESK_PARTS)) ?? (ask ? await takeLone(context, code, DESK_PARTS) : null)
  );
}

function orNull<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/**
 * Returns a desk's front page: its lead, its pins, and the newest under the edition's sections.
 *
 * @param named Returns the stories that the edition names, from wherever they can be had.
 */
export async function frontOf(
  context: Context,
  model: DeskModel,
  desk: Desk,
  saved: ReadonlySet<string>,
  named: (works: readonly string[]) => Promise<readonly StoryModel[]>,
): Promise<FrontModel> {
  const edition = await editionOf(context, desk.code, true);
  const all = storiesOf(context, desk, worksOf(desk), saved);
  const recent = all.filter((story) => !story.originalMissing).slice(0, NEWEST);
  const [chosen] = edition?.lead ? await named([edition.lead]) : [];
  const leads = (story: StoryModel) => !story.isRetracted && !story.isVoid && story.effective.head !== null;
  const lead = [...(chosen ? [chosen] : []), ...recent].find(leads) ?? null;
  const pinned = (await named((edition?.pins ?? []).slice(0, PINS))).filter(
    (story) => !story.isVoid && story.work !== lead?.work,
  );
  const seen = new Set([lead?.work, ...pinned.map((story) => story.work)]);
  const sections = edition?.sections ?? [];
  const groups = new Map<string, StoryModel[]>(sections.map((name) => [name, []] as [string, StoryModel[]]));
  for (const story of recent) {
    if (seen.has(story.work)) continue;
    const name = story.placing?.section ?? "";
    const key = groups.has(name) ? name : "";
    groups.set(key, [...(groups.get(key) ?? []), story]);
  }
  const grouped: GroupModel[] = [];
  groups.forEach((stories, section) => {
    if (stories.length) grouped.push({ section, stories });
  });
  return { desk: model, lead, pins: pinned, groups: grouped, sections: sectionsOf(all, sections) };
}

/** The sections of the stories that are held: the edition's order first, then by name. */
export function sectionsOf(stories: readonly StoryModel[], order: readonly string[]): string[] {
  const held = new Set(stories.map((story) => story.placing?.section ?? "").filter((name) => name !== ""));
  const rest = Array.from(held).filter((name) => order.indexOf(name) < 0);
  return [...order.filter((name) => held.has(name)), ...rest.sort()];
}
