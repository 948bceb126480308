/** Searching what this device holds, in any script. */

import type { FoundModel } from "../reading/model";
import { type Child, h, labelled, on } from "./dom";
import { item, titleOf } from "./items";
import { follow, type Scene, to, tongue } from "./scene";

/** Returns what stands inside `<main>`. @param query What was searched for, as a person wrote it. */
export function search(query: string, found: readonly FoundModel[], scene: Scene): Child[] {
  const { say, desk } = scene;
  const field = h("input", {
    type: "search",
    value: query,
    dir: "auto",
    autocomplete: "off",
    enterkeyhint: "search",
  });
  const form = h(
    "form",
    { class: "plain", role: "search", "data-key": "search" },
    labelled(say("search_hint"), field, "wide"),
    h("button", { type: "submit" }, say("search")),
  );
  on(form, "submit", (event) => {
    event.preventDefault();
    // What stands on the page: `field` is another one where the form was drawn again.
    const { value } = (event.currentTarget as Element).querySelector("input") || field;
    follow(to(scene, { view: "search", desk: desk.code, query: value.trim() }));
  });
  return [
    h("h1", null, say("search")),
    form,
    query !== "" &&
      h(
        "div",
        { class: "plain" },
        h("p", { class: "meta", role: "status" }, say("found", { n: found.length })),
      ),
    h(
      "div",
      { class: "items list" },
      found.map((one) => result(one, scene)),
    ),
  ];
}

function result({ story, excerpt, start, end }: FoundModel, scene: Scene): Child {
  const title = titleOf(story.effective, scene);
  return item(story, scene, {
    title: excerpt === "" && story.effective.head ? marked(title, start, end) : title,
    text:
      excerpt !== "" &&
      h(
        "p",
        { class: "dek", ...tongue(story.effective.language, scene.language), dir: "auto" },
        marked(excerpt, start, end),
      ),
  });
}

function marked(text: string, start: number, end: number): Child {
  if (start === end) return text;
  return [text.slice(0, start), h("mark", null, text.slice(start, end)), text.slice(end)];
}
