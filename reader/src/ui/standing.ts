/** What is proven and how much of it, in one sentence for people. */

import type { DeskModel, NewsroomModel, Notice } from "../reading/model";
import type { Say } from "./scene";
import { ageText, momentText } from "./times";

const STALE = 2 * 86_400; // seconds after which the age of a copy is said everywhere
export const DOT = " · ";

/** How a desk stands, the gravest first. */
export type Standing = "false" | "checking" | "incomplete" | "unpinned" | "old" | "proven";

/** Returns the gravest that is to say about a desk. */
export function standingOf(desk: DeskModel, newsroom: NewsroomModel, notices: readonly Notice[]): Standing {
  if (notices.some((notice) => notice.grave)) return "false";
  if (desk.state === "checking") return "checking";
  if (desk.state !== "held" || !isComplete(desk)) return "incomplete";
  if (!newsroom.pinned) return "unpinned";
  return isOld(desk, newsroom) ? "old" : "proven";
}

function isComplete(desk: DeskModel): boolean {
  return desk.headsHeld === desk.stories && desk.missing.length === 0;
}

function isOld(desk: DeskModel, newsroom: NewsroomModel): boolean {
  const { at } = desk.asOf;
  return at !== null && !newsroom.clockWrong && newsroom.now - at > STALE;
}

/** Returns what a notice says; a mirror's address stands isolated in it. */
export function noticeText(notice: Notice, say: Say): string {
  const values: Record<string, string> = {};
  for (const key of Object.keys(notice.values)) values[key] = `\u2068${notice.values[key]}\u2069`;
  return say(notice.word, values);
}

/**
 * Returns "41 of 41 stories, complete as of ... · vouched for by 3 stewards".
 *
 * @param language Of `say`, BCP 47, for the dates.
 * @param always Say the age of a young copy too.
 */
export function proofSentence(
  desk: DeskModel,
  newsroom: NewsroomModel,
  say: Say,
  language: string,
  always = false,
): string {
  if (desk.state === "checking") return say("checking");
  if (desk.state !== "held") return say(desk.state === "failed" ? "unreachable" : "nothing");
  const { at, by, stewards } = desk.asOf;
  const counted = { held: desk.headsHeld, size: desk.stories };
  const said = [
    at === null
      ? say("no_date", counted)
      : say(isComplete(desk) ? "complete" : "incomplete", { ...counted, date: momentText(at, language) }),
  ];
  if (at !== null && !newsroom.clockWrong && (always || isOld(desk, newsroom))) {
    said.push(ageText(Math.max(0, newsroom.now - at), say));
  }
  if (desk.from > 0 && desk.since !== null)
    said.push(say("since", { date: momentText(desk.since, language) }));
  if (by === "stewards") said.push(say("dated_stewards", { n: stewards }));
  else if (by === "newsroom" && !newsroom.quorumNone) said.push(say("dated_newsroom"));
  if (newsroom.quorumNone) said.push(say("vouched_alone"));
  return said.join(DOT);
}
