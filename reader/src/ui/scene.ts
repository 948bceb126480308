/** What a view is drawn with: the reader behind it, the place of the page in the tree, the words, and what a person did here. */

import type { DeskModel, ImportModel, Library, NewsroomModel, Route } from "../reading/model";
import type { Child } from "./dom";
import { h } from "./dom";
import { pathOf } from "./route";
import { direction, type Language, type speaker } from "./words";

/** Returns a sentence of the words, filled in. */
export type Say = ReturnType<typeof speaker>;

/** What a person did on this view and what came of it; gone with the view. */
export interface Local {
  /** How many stories of a list are drawn. */
  shown?: number;
  qr?: boolean;
  copied?: boolean;
  progress?: readonly [done: number, all: number];
  imported?: ImportModel;
  unknown?: boolean;
  /** Where the focus goes after the next drawing: a `data-key`. */
  focus?: string;
}

export interface Scene {
  readonly library: Library;
  readonly newsroom: NewsroomModel;
  /** The route's; on the front door the first. */
  readonly desk: DeskModel;
  readonly route: Route;
  /** Of the words. A newsroom's texts in another one say so. */
  readonly language: Language;
  readonly say: Say;
  readonly english: Say;
  /** Nobody has reviewed the words of this language. */
  readonly unreviewed: boolean;
  /** The relative prefix to the top of the tree, `../../`. */
  readonly root: string;
  readonly local: Local;
  /** Draws again with the same values. */
  redraw(): void;
  /** The views that are loaded later, once they are there. */
  readonly more: typeof import("./more") | null;
  /** Loads them, and draws again. */
  load(): void;
}

/** Returns the relative address of a route. */
export function to(scene: Scene, route: Route): string {
  return scene.root + pathOf(route);
}

/** Returns the `lang` and `dir` that `language` needs inside `around`; often nothing. */
export function tongue(
  language: string | null | undefined,
  around: string,
  written?: string | null,
): { readonly lang: string | null; readonly dir: string | null } {
  const lang = language && language !== around ? language : null;
  const turned = lang && direction(lang) !== direction(around) ? direction(lang) : null;
  return { lang, dir: written || turned };
}

/** Returns a newsroom's text in the language of the desk, isolated from the text around it. */
export function own(scene: Scene, text: Child): HTMLElement {
  return h("bdi", tongue(scene.desk.language, scene.language), text);
}

/** Returns text with a line break for each newline. */
export function lines(text: string): Child[] {
  return text.split("\n").map((line, number) => [number > 0 && h("br"), line]);
}

/** Goes where a link would lead: through the router where there is one, by the browser where there is none. */
export function follow(href: string): void {
  const link = h("a", { href, hidden: true });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}

/** Returns bytes as kB or MB with the figures of a phone's bill; the same in all languages, and isolated from those that run the other way. */
export function sizeText(length: number): string {
  const size =
    length < 1_000_000
      ? `${Math.max(1, Math.round(length / 1000))}\u00a0kB`
      : `${Math.floor(length / 1_000_000)}.${Math.floor(length / 100_000) % 10}\u00a0MB`;
  return `\u2066${size}\u2069`;
}

/** Returns the mastheads' names, each once. */
export function mastheads(scene: Scene): string[] {
  const names = scene.newsroom.desks.map((desk) => desk.masthead);
  return names.filter((name, at) => names.indexOf(name) === at);
}
