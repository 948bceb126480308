/** The comparison of two articles, on elements that are plain values. */

import { describe, expect, it } from "vitest";
import { isAltered, pageText } from "../../src/ui/compare";

type Inside = string | Element;

/** As much of an element as a comparison reads. */
function element(name: string, attributes: Readonly<Record<string, string>>, ...inside: Inside[]): Element {
  const nodes = inside.map((one) =>
    typeof one === "string" ? { nodeType: 3, nodeName: "#text", nodeValue: one, textContent: one } : one,
  ) as { nextSibling?: unknown; textContent: string | null }[];
  nodes.forEach((node, at) => {
    node.nextSibling = nodes[at + 1] || null;
  });
  return {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    nodeValue: null,
    firstChild: nodes[0] || null,
    nextSibling: null,
    textContent: nodes.map((node) => node.textContent).join(""),
    getAttribute: (key: string) => attributes[key] ?? null,
  } as unknown as Element;
}

const article = (...inside: Inside[]): Element => element("article", { class: "story" }, ...inside);
const said = "Not shown here Not in this copy.";

describe("what an article says", () => {
  it("is its text, whatever white space stands between", () => {
    const one = article(element("h1", {}, "A  title"), "\n", element("p", {}, "Text\u00a0here"), "\n");
    const two = article(element("h1", {}, "A title "), element("p", {}, "Text here"));
    expect(pageText(one)).toBe("A title Text here");
    expect(isAltered(one, two, said)).toBe(false);
  });

  it("has the addresses of links out, and not those within the tree", () => {
    const link = (href: string): Element => article(element("a", { href }, "there"));
    expect(pageText(link("https://x.example/"))).toBe("there <https://x.example/>");
    expect(isAltered(link("../s/a.html"), link("../../eng/s/a.html"), said)).toBe(false);
    for (const href of [
      "https://y.example/",
      "//y.example/",
      "javascript:alert(1)",
      " data:x",
      "\\\\y.example",
    ]) {
      expect(isAltered(link(href), link("a.html"), said), href).toBe(true);
    }
  });

  it("leaves out what the app adds on its own side, and on no page", () => {
    const added = element("p", { class: "row app" }, "Save");
    expect(isAltered(article("Text"), article("Text", added), said)).toBe(false);
    expect(isAltered(article("Text", added), article("Text"), said)).toBe(true);
    expect(isAltered(article("Text"), article("Text", element("p", { class: "apparatus" }, "x")), said)).toBe(
      true,
    );
  });

  it("leaves out what players hold for browsers that cannot play", () => {
    const sound = element("audio", {}, element("a", { href: "../o/1.mp3" }, "Audio, 1 kB"));
    expect(isAltered(article("Text", sound), article("Text"), said)).toBe(false);
  });

  it("leaves out the sentence of a copy that lacks a picture, and no other one in its place", () => {
    const box = (...text: string[]): Element =>
      element("figure", { class: "gone" }, element("p", {}, ...text));
    expect(
      isAltered(article("Text", box("Not shown here ", "Not in this\ncopy.")), article("Text"), said),
    ).toBe(false);
    expect(
      isAltered(article("Text", box("Not shown here Not in this copy. Ever.")), article("Text"), said),
    ).toBe(true);
  });
});
