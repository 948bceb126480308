/** The pages of lists: of all that is held of one list, the newest first, and of the lists there are. */

import type { ArchiveModel, ListModel, Route } from "../reading/model";
import { formatMonth } from "./dates";
import { button, type Child, h } from "./dom";
import { sectionLink } from "./front";
import { item, storyAddress } from "./items";
import { own, type Scene, to } from "./scene";

const PAGE_SIZE = 50;

/** Returns a list's name. */
export function listName(kind: string, key: string, scene: Scene): string {
  return kind === "section" ? key : kind === "month" ? formatMonth(key, scene.language) : scene.say("all");
}

/** Returns what stands inside `<main>` for one list. */
export function list(model: ListModel, scene: Scene): Child[] {
  const { local, say } = scene;
  const shown = local.shown || PAGE_SIZE;
  const stories = model.stories.slice(0, shown);
  const name = listName(model.kind, model.key, scene);
  const voided = stories.filter((story) => story.isVoid);
  const next = model.stories[shown];
  return [
    h("h1", null, model.kind === "section" ? own(scene, name) : h("bdi", null, name)),
    h(
      "div",
      { class: "items list" },
      stories
        .filter((story) => !story.isVoid)
        .map((story) => item(story, scene, { section: model.kind !== "section" })),
    ),
    // By their ids, since an intruder may have written their headlines.
    voided.length > 0 &&
      h(
        "p",
        { class: "print" },
        `${say("void")}:`,
        voided.map((story) => [" ", h("a", { href: storyAddress(story, scene), dir: "ltr" }, story.work)]),
      ),
    stories.length === 0 && h("p", { class: "missing" }, say("empty")),
    next &&
      h(
        "p",
        { class: "more" },
        button(say("older"), () => {
          local.shown = shown + PAGE_SIZE;
          local.focus = next.desk + next.work;
          scene.redraw();
        }),
      ),
  ];
}

/** Returns what stands inside `<main>` of the page that leads to every list. */
export function archive(model: ArchiveModel, scene: Scene): Child[] {
  const { say } = scene;
  const desk = model.desk.code;
  const link = (kind: "all" | "month", key: string): Child => {
    const route: Route = { view: "list", desk, kind, key };
    return h("a", { href: to(scene, route) }, h("bdi", null, listName(kind, key, scene)));
  };
  const group = (title: string, links: readonly Child[]): Child =>
    links.length > 0 && h("section", null, h("h2", null, say(title)), columns(links));
  return [
    h(
      "div",
      { class: "plain" },
      h("h1", null, say("archive")),
      model.months.length ? columns([link("all", "")]) : h("p", { class: "missing" }, say("empty")),
      group(
        "sections",
        model.sections.map((name) => sectionLink(name, scene)),
      ),
      group(
        "months",
        model.months.map((month) => link("month", month)),
      ),
    ),
  ];
}

function columns(links: readonly Child[]): Child {
  return h(
    "ul",
    { class: "columns" },
    links.map((one) => h("li", null, one)),
  );
}
