/** Paths and fragments, and where they lead. */

import { describe, expect, it } from "vitest";
import { sectionHash } from "../../src/archive/listing";
import type { Route } from "../../src/reading/model";
import { pathOf, pinOf, routeOf } from "../../src/ui/route";

const WORK = "abcdefghij234567";
const N = "k5mv3q7x2nbw4tz6hdr5yfj2ac7leugpk3osiv4mqx2wbnt6rhza";

describe("routes", () => {
  it("lead to every page of the newsroom", () => {
    const pages: [string, Route | null][] = [
      ["", { view: "start" }],
      ["index.html", { view: "start" }],
      ["eng/", { view: "front", desk: "eng" }],
      ["eng/index.html", { view: "front", desk: "eng" }],
      ["benar/tha/index.html", { view: "front", desk: "benar/tha" }],
      ["benar/tha/archive.html", { view: "archive", desk: "benar/tha" }],
      ["eng/about.html", { view: "about", desk: "eng" }],
      [`eng/s/${WORK}.html`, { view: "story", desk: "eng", work: WORK }],
      [`benar/tha/s/${WORK}.html`, { view: "story", desk: "benar/tha", work: WORK }],
      ["eng/l/12.html", { view: "list", desk: "eng", kind: "all", key: "" }],
      ["eng/m/2026-05/1.html", { view: "list", desk: "eng", kind: "month", key: "2026-05" }],
      [`eng/t/${sectionHash("新闻")}/3.html`, { view: "list", desk: "eng", kind: "section", key: "新闻" }],
      ["eng/t/aaaaaaaa/3.html", { view: "archive", desk: "eng" }],
    ];
    for (const [path, route] of pages) expect(routeOf(path, "", ["News", "新闻"])).toEqual(route);
  });

  it("lead nowhere from what is no page", () => {
    const none = [
      "eng",
      "eng/s/short.html",
      "eng/s/../index.html",
      "eng/tile/0/000",
      "//x.example/",
      "o/index.html",
    ];
    for (const path of [
      ...none,
      "app/index.html",
      "eng/checkpoint",
      "eng/m/2026-5/1.html",
      "a/b/c/index.html",
    ]) {
      expect(routeOf(path, "")).toBeNull();
    }
  });

  it("lead to the app's own views by the fragment, on any page of a desk", () => {
    expect(routeOf(`eng/s/${WORK}.html`, "#/saved")).toEqual({ view: "saved", desk: "eng" });
    expect(routeOf("eng/", "#/proof")).toEqual({ view: "proof", desk: "eng" });
    expect(routeOf("eng/", "#/search?q=%C3%BC%20%26")).toEqual({ view: "search", desk: "eng", query: "ü &" });
    expect(routeOf("eng/", "#/search?q=%ff")).toEqual({ view: "search", desk: "eng", query: "" });
    expect(routeOf("eng/", "#/unknown")).toEqual({ view: "front", desk: "eng" });
    expect(routeOf("eng/about.html", "#standards")).toEqual({ view: "about", desk: "eng" });
  });

  it("come back from the path that they are written as", () => {
    const all: Route[] = [
      { view: "start" },
      { view: "front", desk: "benar/tha" },
      { view: "archive", desk: "eng" },
      { view: "about", desk: "eng" },
      { view: "story", desk: "eng", work: WORK },
      { view: "list", desk: "eng", kind: "section", key: "News / 2? #& %" },
      { view: "list", desk: "eng", kind: "month", key: "2026-05" },
      { view: "list", desk: "eng", kind: "all", key: "" },
      { view: "search", desk: "eng", query: "a/b?c=d&e #f ئۇيغۇر" },
      { view: "saved", desk: "eng" },
      { view: "settings", desk: "eng" },
      { view: "open", desk: "eng" },
      { view: "receipt", desk: "eng" },
      { view: "proof", desk: "benar/tha" },
    ];
    for (const route of all) {
      const [path, fragment] = pathOf(route).split("#") as [string, string | undefined];
      expect(routeOf(path, `#${fragment || ""}`)).toEqual(route);
    }
  });
});

describe("pins", () => {
  it("are the long and the short form, and nothing else", () => {
    const long = `${N}.3.${"5a".repeat(32)}`;
    expect(pinOf(`#${N}`)).toBe(N);
    expect(pinOf(long)).toBe(long);
    for (const bad of [
      "",
      "#/saved",
      N.slice(1),
      `${N}a`,
      `${N}.0.${"5a".repeat(32)}`,
      `${N}.3`,
      `${N}.3.zz`,
    ]) {
      expect(pinOf(bad)).toBeNull();
    }
    expect(routeOf("eng/", `#${N}`)).toEqual({ view: "front", desk: "eng" });
  });
});
