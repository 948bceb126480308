/** The page with a masthead's standing texts: who publishes, by which standards, how mistakes are mended. */

import type { AboutModel } from "../reading/model";
import { renderBlocks } from "./blocks";
import { type Child, h } from "./dom";
import { own, type Scene, tongue } from "./scene";
import { ownName } from "./words";

const KNOWN = ["about", "standards", "corrections", "notice", "funding", "statement"];

/** Returns what stands inside `<main>`. @param model Null where none is held. */
export function about(model: AboutModel | null, scene: Scene): Child[] {
  const { say, desk } = scene;
  const titleOf = (name: string): string => (KNOWN.indexOf(name) < 0 ? name : say(name));
  const texts = model ? model.texts : [];
  return [
    h(
      "div",
      { class: "plain text" },
      h("h1", null, say("about")),
      h(
        "p",
        { class: "meta" },
        own(scene, model ? model.masthead : desk.masthead),
        " · ",
        h("span", { dir: "ltr" }, model ? model.address : scene.newsroom.domain),
        ` · ${ownName(desk.language)}`,
      ),
      texts.length > 1 &&
        h(
          "nav",
          { class: "sections", "aria-label": say("about") },
          texts.map(([name]) => [h("a", { href: `#${name}` }, titleOf(name)), " "]),
        ),
      texts.map(([name, blocks]) =>
        h(
          "section",
          { id: name },
          // The page's own heading stands for the first text's.
          name !== "about" && h("h2", null, titleOf(name)),
          h(
            "div",
            tongue(desk.language, scene.language),
            renderBlocks(blocks, desk.language, scene, { deeper: 1 }),
          ),
        ),
      ),
      !model && h("p", { class: "missing" }, say("empty")),
    ),
  ];
}
