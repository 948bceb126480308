/** A story as it stands in a list: headline, summary, section, date, and the mark of what happened to it. */

import type { StoryModel, VersionModel } from "../reading/model";
import { type Child, h } from "./dom";
import { lines, own, type Scene, to, tongue } from "./scene";
import { timeTag } from "./times";

/** Returns a version's headline as plain text, or the words for one that was removed or is not held. */
export function titleOf(version: VersionModel, scene: Scene): string {
  return version.head
    ? version.head.title
    : scene.say(version.headRedacted ? "title_redacted" : "title_missing");
}

/** Returns a version's headline, isolated from the text around it. */
export function headline(version: VersionModel, scene: Scene, text?: Child): HTMLElement {
  const attributes = version.head ? tongue(version.language, scene.language) : null;
  return h("bdi", attributes, text || titleOf(version, scene));
}

/** Returns the marks of a story: retracted, or corrected, and whether parts were removed. */
export function marks(story: StoryModel, scene: Scene): Child[] {
  const found: string[] = [];
  if (story.isRetracted) found.push("retracted");
  else if (story.versions.some((version) => !version.void && version.kind === "correct"))
    found.push("corrected");
  if (story.redactions.length) found.push("redacted");
  return found.map((kind) => [" ", h("strong", { class: `mark ${kind}` }, scene.say(kind))]);
}

/** Returns the section of a story as a kicker, with the space after it; nothing where it has none. */
export function kicker(story: StoryModel, scene: Scene): Child {
  const name = story.placing?.section;
  return name && [h("span", { class: "section" }, own(scene, name)), " "];
}

/** Returns a story's summary. */
export function dek(story: StoryModel, scene: Scene): Child {
  const { head, language } = story.effective;
  if (!head?.summary || story.isRetracted) return null;
  return h("p", { class: "dek", ...tongue(language, scene.language) }, lines(head.summary));
}

/** Returns the address of a story's page. */
export function storyAddress(story: StoryModel, scene: Scene): string {
  return to(scene, { view: "story", desk: story.desk, work: story.work });
}

export interface ItemOptions {
  /** Of the headline's heading. */
  readonly level?: 2 | 3;
  /** Name the section. */
  readonly section?: boolean;
  /** In the place of the headline's own text. */
  readonly title?: Child;
  /** In the place of the summary. */
  readonly text?: Child;
}

/** Returns a story of a list. @param story Not void. */
export function item(story: StoryModel, scene: Scene, options: ItemOptions = {}): HTMLElement {
  const { head } = story.effective;
  return h(
    "article",
    { class: "item", "data-key": story.desk + story.work },
    h(
      options.level === 3 ? "h3" : "h2",
      null,
      h("a", { href: storyAddress(story, scene) }, headline(story.effective, scene, options.title)),
    ),
    options.text || dek(story, scene),
    h(
      "p",
      { class: "meta" },
      options.section !== false && kicker(story, scene),
      head && timeTag(head.published, scene),
      marks(story, scene),
    ),
  );
}
