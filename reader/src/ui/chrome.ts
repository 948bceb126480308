/** What stands around every view: the way past it, the proof in one line, the masthead, the ways, what happened, the foot. */

import type { Block } from "../archive/body";
import type { Route } from "../reading/model";
import { renderBlocks } from "./blocks";
import { type Child, h, svg } from "./dom";
import { mastheads, own, type Scene, to, tongue } from "./scene";
import { noticeText, proofSentence, type Standing, standingOf } from "./standing";
import { direction, ownName } from "./words";

// A shape for each standing, in a box of 16: none says by its colour alone what it means.
const MARKS: Readonly<Record<Standing, string>> = {
  false: "M8 1l7.5 14H.5zM8 5.5v5M8 12v1.5",
  checking: "M3 8h.1M8 8h.1M13 8h.1",
  incomplete: "M8 1.5a6.5 6.5 0 1 0 6.5 6.5M8 8V1.5",
  unpinned: "M5 5.5a3 3 0 1 1 3.6 3Q8 9 8 10.5M8 13.5v.1",
  old: "M8 1.5a6.5 6.5 0 1 0 .1 0M8 4.5V8l2.5 2",
  proven: "M2.5 8.5l4 4 7-9",
};

/** What a view gives its surroundings. */
export interface Content {
  /** Of the document, without the masthead. */
  readonly title: string;
  readonly main: readonly Child[];
  readonly notice?: readonly Block[];
}

/** Returns the strip with the proof in one line, which leads to the whole of it. */
export function strip(scene: Scene): HTMLElement {
  const { newsroom, desk, say, library, language } = scene;
  const notices = library.notices();
  const standing = standingOf(desk, newsroom, notices);
  const grave = notices.filter((notice) => notice.grave)[0];
  const text = grave ? noticeText(grave, say) : proofSentence(desk, newsroom, say, language);
  return h(
    "section",
    { class: `strip ${standing}`, id: "strip", "aria-label": say("proof") },
    h(
      "a",
      {
        href: to(scene, { view: "proof", desk: desk.code }),
        title: standing === "unpinned" && say("not_pinned", { name: newsroom.name }),
        "aria-current": current(scene, "proof"),
      },
      mark(standing),
      h("span", null, text),
    ),
  );
}

/** Returns the strip of a page of which nothing is known yet. */
export function checkingStrip(say: Scene["say"], language: string): HTMLElement {
  const attributes = {
    class: "strip checking",
    id: "strip",
    "aria-label": say("proof"),
    lang: language,
    dir: direction(language),
  };
  return h(
    "section",
    attributes,
    h("p", { role: "status" }, mark("checking"), h("span", null, say("checking"))),
  );
}

function mark(standing: Standing): Child {
  return svg(
    "svg",
    { class: "sign", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: MARKS[standing] }),
  );
}

/** Returns what stands inside `<body>`. */
export function surround(content: Content, scene: Scene): HTMLElement[] {
  return [
    h("a", { class: "skip", href: "#main" }, scene.say("skip")),
    strip(scene),
    header(scene),
    h("main", { id: "main", tabindex: -1 }, notices(scene), content.main),
    foot(content.notice || [], scene),
  ];
}

function current(scene: Scene, view: Route["view"]): string | null {
  return scene.route.view === view ? "page" : null;
}

function header(scene: Scene): HTMLElement {
  const { desk, say, route } = scene;
  const isStart = route.view === "start";
  const front: Route = { view: "front", desk: desk.code };
  const name = isStart
    ? h(
        "h1",
        { class: "name" },
        mastheads(scene).map((one) => [h("span", { class: "title" }, h("bdi", null, one)), " "]),
      )
    : h(
        route.view === "front" ? "h1" : "p",
        { class: "name" },
        h("a", { href: to(scene, front) }, own(scene, desk.masthead)),
      );
  return h(
    "header",
    { class: "masthead", "data-key": `masthead ${route.view === "front" || isStart}` },
    name,
    !isStart &&
      h(
        "p",
        { class: "tongue" },
        h(
          "a",
          {
            href: to(scene, { view: "start" }),
            title: say("languages"),
            ...tongue(desk.language, scene.language),
          },
          ownName(desk.language),
        ),
      ),
    h("nav", { class: "ways", "aria-label": say("menu") }, ways(scene)),
  );
}

function ways(scene: Scene): Child[] {
  const { say, desk, route } = scene;
  const code = desk.code;
  const all: [string, Route][] = [
    ["search", { view: "search", desk: code, query: "" }],
    ["saved", { view: "saved", desk: code }],
    ["open_copy", { view: "open", desk: code }],
    ["settings", { view: "settings", desk: code }],
  ];
  // The front door belongs to all desks.
  if (route.view !== "start") {
    all.unshift(
      ["front", { view: "front", desk: code }],
      ["archive", { view: "archive", desk: code }],
      ["about", { view: "about", desk: code }],
    );
  }
  return all.map(([word, target]) => [
    h("a", { href: to(scene, target), "aria-current": current(scene, target.view) }, say(word)),
    " ",
  ]);
}

/** Returns what happened: what is grave is said at once, the rest when there is time. */
function notices(scene: Scene): HTMLElement {
  return h(
    "div",
    { class: "notices", "data-key": "notices" },
    scene.library
      .notices()
      .map((notice) =>
        h(
          "p",
          { class: notice.grave ? "note grave" : "note", role: notice.grave ? "alert" : "status" },
          noticeText(notice, scene.say),
        ),
      ),
  );
}

function foot(notice: readonly Block[], scene: Scene): HTMLElement {
  const { desk, say, language } = scene;
  return h(
    "footer",
    { class: "foot" },
    notice.length > 0 &&
      h(
        "section",
        { class: "notice" },
        h("h2", null, say("notice")),
        h("div", tongue(desk.language, language), renderBlocks(notice, desk.language, scene, { deeper: 1 })),
      ),
    h(
      "p",
      { class: "ways" },
      h("a", { href: to(scene, { view: "proof", desk: desk.code }) }, say("proof")),
      " ",
      h("a", { href: to(scene, { view: "start" }) }, say("languages")),
    ),
    h(
      "p",
      null,
      own(scene, desk.masthead),
      " · ",
      h("span", tongue(desk.language, language), ownName(desk.language)),
    ),
  );
}
