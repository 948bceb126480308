/** A desk's front page: the newest, in the order that the editors gave. */

import type { FrontModel, StoryModel } from "../reading/model";
import { type Child, h } from "./dom";
import { figure, isPicture } from "./figures";
import { dek, headline, item, kicker, marks, storyAddress } from "./items";
import { own, type Scene, to } from "./scene";
import { timeTag } from "./times";

const SECTIONS = 24;

/** Returns what stands inside `<main>`. @param model Null where nothing of the desk is held. */
export function front(model: FrontModel | null, scene: Scene): Child[] {
  const { say } = scene;
  if (!model)
    return [h("p", { class: "missing" }, say(scene.desk.state === "failed" ? "unreachable" : "checking"))];
  const { lead, pins, groups } = model;
  const ordered = groups.some((group) => group.section !== "");
  return [
    sections(model.sections.slice(0, SECTIONS), scene),
    lead && top(lead, scene),
    pins.length > 0 && h("div", { class: "items pins" }, items(pins, scene, true)),
    groups.length > 0 &&
      h(
        "div",
        { class: "groups" },
        groups.map((group) =>
          h(
            "section",
            // Short groups stand side by side where the screen is wide, so that no line is left half empty.
            { class: `group ${["one", "two", "three"][Math.min(group.stories.length, 3) - 1]}` },
            h(
              "h2",
              null,
              group.section ? sectionLink(group.section, scene) : say(ordered ? "others" : "latest"),
            ),
            h("div", { class: "items" }, items(group.stories, scene, !group.section)),
          ),
        ),
      ),
    !(lead || pins.length || groups.length) && h("p", { class: "missing" }, say("empty")),
    h(
      "p",
      { class: "more" },
      h("a", { href: to(scene, { view: "archive", desk: scene.desk.code }) }, say("archive")),
    ),
  ];
}

/** Returns the link to the list of a section. */
export function sectionLink(name: string, scene: Scene): HTMLElement {
  const href = to(scene, { view: "list", desk: scene.desk.code, kind: "section", key: name });
  return h("a", { href }, own(scene, name));
}

function sections(names: readonly string[], scene: Scene): Child {
  const links = names.map((name) => [sectionLink(name, scene), " "]);
  return names.length > 0 && h("nav", { class: "sections", "aria-label": scene.say("sections") }, links);
}

function items(stories: readonly StoryModel[], scene: Scene, section: boolean): Child[] {
  return stories.map((story) => item(story, scene, { level: 3, section }));
}

function top(story: StoryModel, scene: Scene): Child {
  const version = story.effective;
  const { head } = version;
  if (!head) return null;
  const picture = head.assets.filter((asset) => isPicture(asset, version))[0];
  return h(
    "article",
    { class: picture ? "top pictured" : "top" },
    h(
      "div",
      { class: "headline" },
      h("h2", null, h("a", { href: storyAddress(story, scene) }, headline(version, scene))),
      dek(story, scene),
      h("p", { class: "meta" }, kicker(story, scene), timeTag(head.published, scene), marks(story, scene)),
    ),
    picture && figure(picture, version, scene, true),
  );
}
