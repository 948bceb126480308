/** Moments as elements and as words: dates in UTC, ages in what a person would say. */

import { formatDate, formatHour, machineTime } from "./dates";
import { h } from "./dom";
import type { Say, Scene } from "./scene";
import { direction } from "./words";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/**
 * Returns a `<time>` element, or the words for a date that the source does not state.
 *
 * @param seconds Since the epoch, or null where the source states no date.
 * @param clock Add hour and minute; left out at midnight, which says that the source knew the day only.
 */
export function timeTag(seconds: number | null, scene: Scene, clock = false): HTMLElement {
  const text = seconds === null ? null : formatDate(seconds, scene.language);
  if (seconds === null || text === null) return h("span", { class: "undated" }, scene.say("undated"));
  const hour = clock && formatHour(seconds);
  // Digits and Latin letters would change places in a line that runs from the right.
  const isLeft = direction(scene.language) === "ltr";
  const said = hour && (isLeft ? `, ${hour}` : ["، ", h("span", { dir: "ltr" }, hour)]);
  return h("time", { datetime: machineTime(seconds) }, text, said);
}

/** Returns day, hour and minute as plain text, the hour isolated from a line that runs from the right. */
export function momentText(seconds: number, language: string): string {
  const hour = formatHour(seconds);
  const day = formatDate(seconds, language) || "";
  if (!hour) return day;
  return day + (direction(language) === "ltr" ? `, ${hour}` : `، \u2066${hour}\u2069`);
}

/** Returns how long ago a moment was, in minutes, hours or days. @param age Seconds, not negative. */
export function ageText(age: number, say: Say): string {
  if (age < HOUR) return say("minutes_ago", { n: Math.floor(age / MINUTE) });
  if (age < 2 * DAY) return say("hours_ago", { n: Math.floor(age / HOUR) });
  return say("days_ago", { n: Math.floor(age / DAY) });
}
