/** What may become an attribute, and that nothing in the views reads markup. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAllowed, isOutside, isSafeAddress, sentence } from "../../src/ui/dom";

const UI = join(import.meta.dirname, "../../src/ui");

describe("addresses of links", () => {
  it("lead below the page, into it, out to http and https, or to bytes in hand", () => {
    for (const good of [
      "a.html",
      "../eng/index.html#/x:y",
      "#main",
      "?q=a:b",
      "https://x.example/",
      "http://x.onion/a b",
    ]) {
      expect(isSafeAddress(good), good).toBe(true);
    }
    expect(isSafeAddress("blob:https://x.example/1")).toBe(true);
  });

  it("lead nowhere else", () => {
    const bad = [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      " javascript:alert(1)",
      "java\nscript:alert(1)",
      "\u0001x",
    ];
    const more = [
      "data:text/html,x",
      "vbscript:x",
      "//evil.example/",
      "/\\evil.example",
      "\\\\evil.example",
      "/abs",
      "file:///x",
    ];
    for (const address of [...bad, ...more, "https:/evil.example", "https:evil"]) {
      expect(isSafeAddress(address), address).toBe(false);
    }
    expect(isOutside("HTTPS://x.example")).toBe(false);
  });
});

describe("attributes", () => {
  it("that run, load or send are refused", () => {
    for (const name of [
      "onclick",
      "ONERROR",
      "style",
      "srcdoc",
      "srcset",
      "action",
      "formaction",
      "ping",
      "xlink:href",
    ]) {
      expect(isAllowed(name, "x"), name).toBe(false);
    }
    expect(isAllowed("src", "https://x.example/pixel.gif")).toBe(false);
    expect(isAllowed("src", "x.png")).toBe(false);
    expect(isAllowed("href", "javascript:1")).toBe(false);
    expect(isAllowed("src", "blob:null/1")).toBe(true);
    expect(isAllowed("open", "")).toBe(true);
    expect(isAllowed("once", "")).toBe(false);
  });
});

describe("sentences", () => {
  it("keep what has no value, and take a value as it is", () => {
    expect(sentence("By {names}, {x}", { names: ["{x}"] })).toEqual(["By ", ["{x}"], ", ", "{x}", ""]);
  });
});

describe("the views", () => {
  it("have no way from text to markup or code", () => {
    const ways =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|eval\(|new Function|\.srcdoc/;
    const files = readdirSync(UI).filter((name) => name.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) expect(readFileSync(join(UI, name), "utf8"), name).not.toMatch(ways);
  });

  it("make elements in one module only", () => {
    for (const name of readdirSync(UI).filter(
      (file) => file.endsWith(".ts") && file !== "dom.ts" && file !== "fonts.ts",
    )) {
      expect(readFileSync(join(UI, name), "utf8"), name).not.toMatch(
        /createElement|setAttribute\("(?!tabindex)/,
      );
    }
  });
});
