/** The proof view: what is proven in words for people, and a picture of it for those who would rather look. */

import type { DeskModel, NewsroomModel } from "../reading/model";
import { button, type Child, h, svg } from "./dom";
import { type Say, type Scene, sizeText, to } from "./scene";
import { DOT, proofSentence } from "./standing";
import { ownName } from "./words";

/** Returns what stands inside `<main>`. */
export function proof(scene: Scene): Child[] {
  const { say, english, newsroom, desk, library, unreviewed } = scene;
  const { release } = newsroom;
  const held = desk.state === "held";
  const others = newsroom.desks.filter((one) => one.code !== desk.code);
  const checkable = desk.bytes.check > 0;
  return [
    h(
      "div",
      { class: "plain panel" },
      h("h1", null, say("proof")),
      h("p", { class: "large" }, proofSentence(desk, newsroom, say, scene.language, true)),
      unreviewed && [
        h(
          "p",
          { class: "large", lang: "en", dir: "ltr" },
          proofSentence(desk, newsroom, english, "en", true),
        ),
        h(
          "p",
          { class: "soft" },
          say("unreviewed"),
          " ",
          h("span", { lang: "en", dir: "ltr" }, english("unreviewed")),
        ),
      ],
      held && stripOf(desk, scene),
      held && h("p", null, say("proven")),
      newsroom.clockWrong && h("p", { class: "note" }, say("clock_wrong")),
      desk.missing.length > 0 && h("div", { class: "note" }, h("p", null, missingNames(desk, say))),
      h("p", null, say("texts", { held: desk.textsHeld, size: desk.stories })),
      desk.voids.length > 0 &&
        h("p", null, `${say("void")}: ${desk.voids.map((n) => say("number", { n })).join(", ")}`),
      checkable &&
        h(
          "p",
          null,
          button(say("check_now", { size: sizeText(desk.bytes.check) }), () => library.check(desk.code)),
        ),
      h("h2", null, newsroom.domain),
      h("p", null, sayBefore(say(newsroom.pinned ? "pinned" : "not_pinned"))),
      h("p", { class: "name-groups", dir: "ltr" }, grouped(newsroom.name)),
      !newsroom.pinned &&
        h(
          "p",
          null,
          button(say("compared"), () => library.confirmPin(), { class: "strong" }),
        ),
      release.state !== "unknown" &&
        h(
          "p",
          { class: release.state === "unlogged" && "note grave" },
          say(release.state === "logged" ? "app_logged" : "app_unlogged", { n: release.number }),
        ),
      others.length > 0 && [
        h("h2", null, say("languages")),
        h(
          "ul",
          { class: "columns desks-held" },
          others.map((one) =>
            h(
              "li",
              null,
              h("a", { href: to(scene, { view: "proof", desk: one.code }) }, nameOf(one, newsroom)),
              h("span", { class: "soft" }, proofSentence(one, newsroom, say, scene.language)),
            ),
          ),
        ),
      ],
      h(
        "p",
        { class: "more" },
        h("a", { href: to(scene, { view: "receipt", desk: desk.code }) }, say("receipt")),
      ),
    ),
  ];
}

/** Returns a desk's language by its own name, with the masthead where another desk has the same language. */
function nameOf(desk: DeskModel, newsroom: NewsroomModel): Child {
  const name = h("bdi", { lang: desk.language }, ownName(desk.language));
  const mastheads = newsroom.desks.map((one) => one.masthead);
  return mastheads.some((one) => one !== desk.masthead) ? [name, " · ", h("bdi", null, desk.masthead)] : name;
}

function missingNames(desk: DeskModel, say: Say): string {
  return say("missing", { names: desk.missing.map((name) => `\u2068${name}\u2069`).join(DOT) });
}

/** Returns a sentence without the name at its end, which stands below it in large groups. */
function sayBefore(word: string): string {
  return word.replace(/\{name\}/, "").trim();
}

/** Returns N in groups of four, which two people can read to each other. */
function grouped(name: string): Child[] {
  return (name.match(/.{1,4}/g) || []).map((group) => [h("span", null, group), " "]);
}

/** Returns the range of the log as a band: what is held is full, what is missing a gap. */
function stripOf(desk: DeskModel, scene: Scene): Child {
  const length = desk.size - desk.from;
  if (length < 1) return null;
  // In thousandths of the band; a gap of one leaf in a large log must still be seen.
  const gaps = desk.gaps.map(([first, end]) => {
    const width = Math.max(8, ((end - first) * 1000) / length);
    const x = Math.min(1000 - width, ((first - desk.from) * 1000) / length);
    return svg("path", {
      class: "gap",
      d: `M${x.toFixed(1)} 0h${width.toFixed(1)}v24h-${width.toFixed(1)}z`,
    });
  });
  const title = proofSentence(desk, scene.newsroom, scene.say, scene.language);
  return svg(
    "svg",
    { class: "band", viewBox: "0 0 1000 24", preserveAspectRatio: "none", role: "img" },
    svg("title", null, desk.missing.length ? `${title}${DOT}${missingNames(desk, scene.say)}` : title),
    svg("path", { class: "held", d: "M0 0h1000v24h-1000z" }),
    gaps,
  );
}
