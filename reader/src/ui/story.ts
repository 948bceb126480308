/**
 * One story: what the newsroom says now, everything it corrected, and the versions behind it, as `carriers/web/story.py`.
 *
 *     section   headline   corrections and removals   summary   byline   place and date
 *     first picture   text   other pictures   origin
 *     version history   numbers
 *
 * What the app adds stands in elements with the class `app`; without them the text is that of the newsroom's page.
 */

import type { Note } from "../archive/correction";
import type { StoryHead } from "../archive/head";
import type { ArticleModel } from "../reading/model";
import { renderBlocks } from "./blocks";
import { button, type Child, h, on, sentence } from "./dom";
import { figure } from "./figures";
import { sectionLink } from "./front";
import { dek, headline } from "./items";
import { lines, own, type Scene, sizeText, to, tongue } from "./scene";
import { timeTag } from "./times";
import { direction, ownName } from "./words";

// What the three letters of ISO 639-3 that desks are named by are in BCP 47: the table of `carriers/web/words`.
const DESK_TAGS: Readonly<Record<string, string>> = {
  eng: "en",
  cmn: "zh",
  zho: "zh",
  zhs: "zh-Hans",
  zht: "zh-Hant",
  kor: "ko",
  vie: "vi",
  mya: "my",
  khm: "km",
  tha: "th",
  bod: "bo",
  uig: "ug",
  ind: "id",
  msa: "ms",
  zsm: "ms",
  ben: "bn",
  lao: "lo",
};

/** Returns the article. */
export function renderStory(story: ArticleModel, scene: Scene): HTMLElement {
  const { say } = scene;
  if (story.isVoid) {
    return h(
      "article",
      { class: "story" },
      h("h1", null, say("void")),
      h("div", { class: "note grave", role: "note" }, h("p", null, say("void_text"))),
      history(story, scene),
    );
  }
  const section = story.placing?.section;
  return h(
    "article",
    { class: "story" },
    section && h("p", { class: "section" }, sectionLink(section, scene)),
    h("h1", null, headline(story.effective, scene)),
    standing(story, scene),
    dek(story, scene),
    byline(story, scene),
    tools(story, scene),
    !story.isRetracted && content(story, scene),
    history(story, scene),
  );
}

/** Returns the boxes under the headline: retraction, removals, corrections, the newest first. */
function standing(story: ArticleModel, scene: Scene): Child {
  const { say } = scene;
  let notes = [...story.redactions, ...story.notes];
  let grave: Child = null;
  if (story.isRetracted) {
    const retractions = notes.filter((note) => note.type === "retraction").reverse();
    notes = notes.filter((note) => note.type !== "retraction");
    grave = h(
      "div",
      { class: "note grave", role: "note" },
      h("p", { class: "label" }, say("retracted")),
      h("p", null, h("strong", null, say("retracted_text"))),
      retractions.map((note) => noteText(note, scene, false)),
    );
  }
  // Notes of one moment keep the log's order, also where sort() is not stable.
  const ordered = notes
    .map((note, at) => ({ note, at }))
    .sort((a, b) => b.note.at - a.note.at || a.at - b.at)
    .map(({ note }) =>
      h(
        "div",
        { class: note.severity === "grave" ? "note grave" : "note", role: "note" },
        noteText(note, scene, true),
      ),
    );
  const missing = story.effective.headRedacted && h("p", { class: "missing" }, say("head_redacted"));
  return [grave, ordered, missing];
}

function noteText(note: Note, scene: Scene, labelled: boolean): Child {
  const { say } = scene;
  const span = note.fromVersion !== note.toVersion && [
    " · ",
    h("span", { class: "span" }, say("versions", { a: note.fromVersion, b: note.toVersion })),
  ];
  return [
    h(
      "p",
      { class: "type" },
      labelled && [h("span", { class: "label" }, say(note.type)), " "],
      timeTag(note.at, scene),
      span,
    ),
    h("p", { class: "words" }, own(scene, lines(note.text))),
  ];
}

function byline(story: ArticleModel, scene: Scene): Child {
  const { effective } = story;
  const { head } = effective;
  if (!head) return null;
  const { say } = scene;
  const comma = direction(scene.language) === "rtl" ? "، " : ", ";
  const names = head.byline.map((name, at) => [at > 0 && comma, own(scene, name)]);
  const updated = effective !== story.versions[0] && [
    " ",
    h(
      "span",
      { class: "updated" },
      sentence(say("updated"), { date: timeTag(effective.logged, scene, true) }),
    ),
  ];
  return [
    names.length > 0 && h("p", { class: "byline" }, sentence(say("by"), { names })),
    head.bylineWithheld && h("p", { class: "byline withheld" }, say("byline_withheld")),
    h(
      "p",
      { class: "line" },
      head.place && [h("span", { class: "place" }, own(scene, head.place)), " "],
      timeTag(head.published, scene, true),
      updated,
    ),
  ];
}

/** Returns what the app adds: whether corrections are known, saving, sharing. */
function tools(story: ArticleModel, scene: Scene): Child {
  const { say, library } = scene;
  const { desk, work } = story;
  const checked = story.corrections === "none";
  return h(
    "div",
    { class: "app tools" },
    h(
      "p",
      { class: checked ? "known" : "known open" },
      say(checked ? "no_correction" : "not_checked"),
      !checked && [
        " ",
        button(say("check_now", { size: sizeText(scene.desk.bytes.check) }), () => library.check(desk)),
      ],
    ),
    h(
      "div",
      { class: "row" },
      button(say("save"), () => library.save(desk, work, !story.saved), {
        "aria-pressed": story.saved ? "true" : "false",
      }),
      on(
        h(
          "details",
          { class: "share", "data-key": "share" },
          h("summary", null, say("share")),
          scene.more?.ways(desk, work, scene),
        ),
        "toggle",
        () => scene.more || scene.load(),
      ),
    ),
  );
}

function content(story: ArticleModel, scene: Scene): Child {
  const version = story.effective;
  const { head, language } = version;
  const { body } = story;
  const assets = head ? head.assets : [];
  const placed = body ? body.blocks.map((block) => (block.kind === "figure" ? block.asset : -1)) : [];
  const isPlaced = (number: number): boolean => placed.indexOf(number) >= 0;
  const missing = version.bodyRedacted ? "text_redacted" : "text_missing";
  return [
    assets[0] && !isPlaced(0) && figure(assets[0], version, scene, true),
    body
      ? h(
          "div",
          { class: "text", ...tongue(language, scene.language) },
          renderBlocks(body.blocks, language, scene, {
            figure: (number) => assets[number] && figure(assets[number], version, scene),
          }),
        )
      : h("p", { class: "missing" }, scene.say(missing)),
    assets.map((asset, number) => number > 0 && !isPlaced(number) && figure(asset, version, scene)),
    head && origin(story.work, head, scene),
  ];
}

function origin(work: string, head: StoryHead, scene: Scene): Child {
  const { say } = scene;
  const { publisher, translates } = head;
  const code = (translates || "").split("/").pop()!;
  const tag = DESK_TAGS[code] || code;
  // A tag without a name of its own is no language that the pages know.
  const name = ownName(tag) === tag ? h("bdi", null, translates) : h("bdi", { lang: tag }, ownName(tag));
  return [
    publisher && h("p", { class: "origin" }, sentence(say("publisher"), { name: own(scene, publisher) })),
    translates &&
      h(
        "p",
        { class: "origin" },
        sentence(say("translated"), {
          name: h("a", { href: to(scene, { view: "story", desk: translates, work }) }, name),
        }),
      ),
  ];
}

function history(story: ArticleModel, scene: Scene): Child {
  const { say } = scene;
  const rows = story.versions.map((version) => {
    const { kind, ref } = version;
    const word =
      kind === "correct"
        ? "corrected"
        : kind === "retract"
          ? "retracted"
          : ref === null
            ? "published"
            : "update";
    const removed = version.headRedacted || version.bodyRedacted || version.assetsRedacted.size > 0;
    const dot = " · ";
    return h(
      "li",
      null,
      [say("version", { n: version.version }), dot, say(word), dot],
      [timeTag(version.logged, scene, true), dot, say("number", { n: version.index })],
      version.void && [dot, h("strong", null, say("void"))],
      removed && [dot, say("redacted")],
    );
  });
  return [
    h(
      "details",
      { class: "history" },
      h("summary", null, say("history")),
      h("ul", null, rows),
      story.originalMissing && h("p", { class: "app" }, say("original_missing")),
    ),
    h(
      "p",
      { class: "print" },
      `${say("number", { n: story.effective.index })} · `,
      h("span", { dir: "ltr" }, story.work),
    ),
  ];
}
