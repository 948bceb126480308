/** The stories that a person keeps. */

import type { StoryModel } from "../reading/model";
import { type Child, h } from "./dom";
import { item } from "./items";
import type { Scene } from "./scene";

/** Returns what stands inside `<main>`. */
export function saved(stories: readonly StoryModel[], scene: Scene): Child[] {
  const shown = stories.filter((story) => !story.isVoid);
  return [
    h("h1", null, scene.say("saved")),
    shown.length === 0
      ? h("p", { class: "missing plain" }, scene.say("nothing"))
      : h(
          "div",
          { class: "items list" },
          shown.map((story) => item(story, scene)),
        ),
  ];
}
