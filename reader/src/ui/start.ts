/** The newsroom's front door: every desk in its own language. */

import type { DeskModel, FrontModel, StoryModel } from "../reading/model";
import { type Child, h } from "./dom";
import { marks, storyAddress, titleOf } from "./items";
import { type Scene, to, tongue } from "./scene";
import { direction, ownName } from "./words";

const HEADLINES = 3;

/** A desk, and what is held of its front page. */
export type Card = readonly [desk: DeskModel, front: FrontModel | null];

/** Returns what stands inside `<main>`. */
export function start(cards: readonly Card[], scene: Scene): Child[] {
  return [
    h(
      "div",
      { class: "desks" },
      cards.map(([desk, front]) => card(desk, front, scene)),
    ),
  ];
}

function card(desk: DeskModel, front: FrontModel | null, scene: Scene): Child {
  // The direction is stated where the language differs, since the page may run the other way.
  const { language } = desk;
  const attributes = language === scene.language ? null : { lang: language, dir: direction(language) };
  const stories = newest(front);
  return h(
    "section",
    { class: "card", ...attributes },
    h("h2", null, h("a", { href: to(scene, { view: "front", desk: desk.code }) }, ownName(language))),
    h("p", { class: "meta" }, h("bdi", null, desk.masthead)),
    stories.length > 0 &&
      h(
        "ul",
        null,
        stories.map((story) =>
          h(
            "li",
            null,
            h(
              "a",
              { href: storyAddress(story, scene) },
              h("bdi", tongue(story.effective.language, language), titleOf(story.effective, scene)),
            ),
            h("span", tongue(scene.language, language), marks(story, scene)),
          ),
        ),
      ),
  );
}

/** Returns the newest stories of a front page, whatever the editors put above them. */
function newest(front: FrontModel | null): StoryModel[] {
  if (!front) return [];
  const groups = front.groups.map((group) => group.stories);
  const all = ([] as StoryModel[]).concat(front.lead || [], front.pins, ...groups);
  const first = (story: StoryModel): number => story.versions[0]?.index || 0;
  return all.sort((a, b) => first(b) - first(a)).slice(0, HEADLINES);
}
