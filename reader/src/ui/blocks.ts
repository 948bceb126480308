/** Blocks and spans as elements: the structure and the classes of `carriers/web/markup.py`. */

import type { Block, Embed, Inline, Span, Table } from "../archive/body";
import { type Child, h, isOutside } from "./dom";
import { lines, type Scene, tongue } from "./scene";

const DEEPEST = 6;

export interface BlockOptions {
  /** Returns the asset with a number; without it, figures are left out. */
  readonly figure?: (asset: number) => Child;
  /** Added to the level of headings. */
  readonly deeper?: number;
}

/** Returns blocks of a body or a standing text. @param language The text's, BCP 47. */
export function renderBlocks(
  blocks: readonly Block[],
  language: string,
  scene: Scene,
  options: BlockOptions = {},
): Child[] {
  return blocks.map((block) => blockOf(block, language, scene, options));
}

function blockOf(block: Block, language: string, scene: Scene, options: BlockOptions): Child {
  switch (block.kind) {
    case "paragraph":
      return h("p", null, inline(block.text, language));
    case "heading": {
      const level = Math.min(block.level + (options.deeper || 0), DEEPEST);
      return h(`h${level}` as "h2", null, inline(block.text, language));
    }
    case "list": {
      const points = block.items.map((point) => h("li", null, inline(point, language)));
      return points.length > 0 && h(block.ordered ? "ol" : "ul", null, points);
    }
    case "quote":
      return h(
        "blockquote",
        null,
        block.paragraphs.map((one) => h("p", null, inline(one, language))),
        block.by && h("p", { class: "by" }, h("bdi", null, block.by)),
      );
    case "table":
      return table(block, language, scene);
    case "embed":
      return embed(block, language, scene);
    case "figure":
      return options.figure?.(block.asset);
  }
}

/** Returns spans. @param language The story's. */
function inline(spans: Inline, language: string): Child[] {
  return spans.map((span) => spanOf(span, language));
}

function spanOf(span: Span, language: string): Child {
  let text: Child = lines(span.text);
  for (const mark of ["em", "strong"] as const) {
    if (span.marks.indexOf(mark) >= 0) text = h(mark, null, text);
  }
  const attributes = tongue(span.language, language, span.direction);
  if (span.href && isOutside(span.href)) return h("a", { href: span.href, ...attributes }, text);
  return attributes.lang || attributes.dir ? h("span", attributes, text) : text;
}

function table({ rows, header }: Table, language: string, scene: Scene): Child {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!width) return null;
  const drawn = rows.map((row, number) => {
    const head = header && number === 0;
    const cells = row.map((cell) => inline(cell, language));
    // A short row is filled up: HTML asks for equal widths, and a reader's eye does too.
    while (cells.length < width) cells.push([]);
    return h(
      "tr",
      null,
      cells.map((cell) => h(head ? "th" : "td", { scope: head && "col" }, cell)),
    );
  });
  const top = header ? drawn.slice(0, 1) : [];
  const rest = drawn.slice(top.length);
  // A wide table scrolls by itself, reachable with the keyboard; the page never scrolls sideways.
  return h(
    "div",
    { class: "table", role: "group", "aria-label": scene.say("table"), tabindex: 0 },
    h("table", null, top.length > 0 && h("thead", null, top), rest.length > 0 && h("tbody", null, rest)),
  );
}

function embed({ href, title }: Embed, language: string, scene: Scene): Child {
  if (!isOutside(href)) return h("p", { class: "embed" }, h("bdi", null, title));
  // The host is shown, so that a reader knows where a link leads before following it.
  const host = href.split("/")[2] || "";
  return h(
    "p",
    { class: "embed" },
    h("span", { class: "label", ...tongue(scene.language, language) }, scene.say("elsewhere")),
    " ",
    h("a", { href }, h("bdi", null, title || host)),
    " ",
    h("span", { class: "host", dir: "ltr" }, host),
  );
}
