/**
 * Drawing: a route into the document, and again whenever the reader knows more.
 *
 * A view is replaced in one step when its values are there. Until then whatever page stands there stays, with "Checking" above
 * it. Drawing the same view again changes only what differs, so that nobody loses their place, their focus or what they typed.
 */

import type { DeskModel, Library, NewsroomModel, Route } from "../reading/model";
import { type Content, checkingStrip, surround } from "./chrome";
import { isAltered } from "./compare";
import { type Child, clear, h, morph } from "./dom";
import { watchFrames } from "./figures";
import { front } from "./front";
import { titleOf } from "./items";
import { type Local, mastheads, type Scene } from "./scene";
import type { Card } from "./start";
import { renderStory } from "./story";
import { direction, type Spoken, speaker, UNREVIEWED } from "./words";

/** Where a view is drawn. */
export interface Place {
  readonly into: Document;
  /** The path of the top of the tree: ends in `/`; the document's address lies below it. */
  readonly top: string;
  /** Where the page was scrolled to, CSS pixels: for those who come back to it. */
  readonly scroll?: number;
  /** Loads the views that come later. */
  readonly more: () => Promise<More>;
}

type More = typeof import("./more");
type Draw = (scene: Scene) => Content;

interface Shown {
  readonly key: string;
  readonly local: Local;
  /** How a person comes to it; null for the view that the page opened with. */
  readonly arrival: Place | null;
  /** Whether it stands on the page. */
  isDrawn: boolean;
  /** Asks the reader anew, then draws. */
  reload(): Promise<void>;
  /** Draws with the same values. */
  paint(isNew: boolean): void;
}

const SOON = 60; // milliseconds: changes that come together are drawn together
const SLOW = 200; // milliseconds after which a person is told that something is under way

let shown: Shown | null = null;
let drawn: Document | null = null;
let more: More | null = null;
let erased = false;
const followed = new WeakSet<Library>();

/**
 * Shows a route, and keeps it up to date from then on.
 *
 * @param library Answers may differ after it calls those who listen to it.
 * @param spoken Words and the language that they are in.
 * @returns When it is drawn; without drawing where another view was asked for in the meantime.
 */
export async function show(library: Library, route: Route, spoken: Spoken, place: Place): Promise<void> {
  const key = JSON.stringify(route);
  const before = shown;
  const isAgain = before?.isDrawn === true && before.key === key;
  const local: Local = isAgain ? before.local : {};
  // Asked for again before it was drawn, a view is still the one that a person comes to, or that the page opened with.
  const pending = before?.key === key && !before.isDrawn ? before : null;
  const arrival = pending ? pending.arrival : before && !isAgain ? place : null;
  let draw: Draw | null = null;
  let running = false;
  let stale = false;
  const isCurrent = (): boolean => shown === mine && !erased;

  const once = async (): Promise<void> => {
    const newsroom = library.newsroom();
    if (!newsroom) return awaitNews(place.into, spoken);
    const isFirst = draw === null;
    const late = setTimeout(() => isFirst && isCurrent() && awaitNews(place.into, spoken), SLOW);
    draw = await contentOf(library, newsroom, route, spoken, place);
    clearTimeout(late);
    if (!isCurrent()) return;
    const isNew = isFirst && !isAgain;
    mine.paint(isNew);
    if (isNew && arrival) arrive(arrival);
  };
  const mine: Shown = {
    key,
    local,
    arrival,
    isDrawn: isAgain,
    paint(isNew) {
      const newsroom = library.newsroom();
      if (!isCurrent() || !draw || !newsroom) return;
      const scene = sceneOf(library, newsroom, route, spoken, place, local);
      paintInto(place.into, draw(scene), scene, isNew);
      mine.isDrawn = true;
    },
    async reload() {
      stale = true;
      if (running) return;
      running = true;
      while (stale && isCurrent()) {
        stale = false;
        await once();
      }
      running = false;
    },
  };
  shown = mine;
  listen(library);
  await mine.reload();
}

function listen(library: Library): void {
  if (followed.has(library)) return;
  followed.add(library);
  let waiting = false;
  library.onChange(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      shown?.reload();
    }, SOON);
  });
}

/**
 * Says whether the article of a page that a mirror served differs from the proven one. Both must be of one version.
 *
 * @param article From `Library.article`.
 * @param spoken In the page's own language: a page is compared with its own words only.
 */
export async function isPageAltered(
  page: Element,
  library: Library,
  desk: string,
  work: string,
  spoken: Spoken,
  place: Place,
): Promise<boolean | null> {
  const newsroom = library.newsroom();
  const article = await library.article(desk, work);
  if (!newsroom || !article) return null;
  const route: Route = { view: "story", desk, work };
  const scene = sceneOf(library, newsroom, route, spoken, place, {});
  return isAltered(page, renderStory(article, scene), `${scene.say("not_shown")} ${scene.say("withheld")}`);
}

/**
 * Calls back for every plain click on a link to a page of this tree, or to a view of the app.
 *
 * @param root The path of the top of the tree, which ends in `/`.
 * @param callback Gets the address; the browser does not follow it itself.
 */
export function onNavigate(root: string, callback: (address: URL) => void): void {
  document.addEventListener("click", (event) => {
    if (
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    const target = event.target as Element | null;
    const link = target?.closest?.("a[href]") as HTMLAnchorElement | null;
    if (!link || link.hasAttribute("download")) return;
    const address = new URL(link.href);
    const { location } = window;
    if (address.protocol !== location.protocol || address.host !== location.host) return;
    if (address.pathname.slice(0, root.length) !== root) return;
    // A place on this page is the browser's to find.
    if (address.pathname === location.pathname && address.hash && !address.hash.startsWith("#/")) return;
    event.preventDefault();
    callback(address);
  });
}

function sceneOf(
  library: Library,
  newsroom: NewsroomModel,
  route: Route,
  spoken: Spoken,
  place: Place,
  local: Local,
): Scene {
  const { into, top } = place;
  const desk =
    route.view === "start"
      ? allDesks(newsroom)
      : newsroom.desks.filter((one) => one.code === route.desk)[0] || noDesk(route.desk, newsroom);
  const below = into.location.pathname.slice(top.length);
  return {
    library,
    newsroom,
    desk,
    route,
    language: spoken.language,
    say: speaker(spoken.words),
    english: speaker(spoken.english),
    unreviewed: UNREVIEWED.has(spoken.language),
    root: "../".repeat(below.split("/").length - 1),
    local,
    redraw,
    more,
    load: () => void laterOnes(place).then(redraw),
  };
}

/** Whatever asks for another drawing may have begun on a view that is gone: the one that is seen is drawn. */
function redraw(): void {
  shown?.paint(false);
}

/** Returns all desks that are held as one: what the front door says about them. */
function allDesks(newsroom: NewsroomModel): DeskModel {
  const held = newsroom.desks.filter((desk) => desk.state === "held");
  const first = held[0] || newsroom.desks[0] || noDesk("", newsroom);
  const sum = (of: (desk: DeskModel) => number): number => held.reduce((all, desk) => all + of(desk), 0);
  return {
    ...first,
    state: newsroom.desks.some((desk) => desk.state === "checking") ? "checking" : first.state,
    from: 0,
    stories: sum((desk) => desk.stories),
    headsHeld: sum((desk) => desk.headsHeld),
    missing: ([] as string[]).concat(...held.map((desk) => desk.missing)),
    asOf: newsroom.asOf,
  };
}

/** Returns a desk of which nothing is known: the root note does not name it. */
function noDesk(code: string, newsroom: NewsroomModel): DeskModel {
  return {
    code,
    language: "en",
    masthead: newsroom.domain,
    state: "nothing",
    from: 0,
    size: 0,
    since: null,
    stories: 0,
    headsHeld: 0,
    textsHeld: 0,
    missing: [],
    gaps: [],
    voids: [],
    asOf: { at: null, by: "undated", stewards: 0 },
    bytes: { check: 0, texts: 0, older: 0 },
  };
}

/** Asks the reader for what a route shows, and returns what draws it, as often as wanted. */
async function contentOf(
  library: Library,
  newsroom: NewsroomModel,
  route: Route,
  spoken: Spoken,
  place: Place,
): Promise<Draw> {
  const say = speaker(spoken.words);
  switch (route.view) {
    case "front": {
      const [model, standing] = await Promise.all([library.front(route.desk), library.about(route.desk)]);
      const notice = standing ? standing.texts.filter(([name]) => name === "notice")[0]?.[1] : null;
      return (scene) => ({ title: "", main: front(model, scene), notice: notice || [] });
    }
    case "story": {
      const model = await library.article(route.desk, route.work);
      return (scene) => ({
        title: model ? (model.isVoid ? say("void") : titleOf(model.effective, scene)) : say("not_here"),
        main: model
          ? [renderStory(model, scene)]
          : [
              h("h1", null, say("not_here")),
              scene.desk.state === "checking" && h("p", null, say("checking")),
            ],
        notice: model && !model.isVoid ? model.notice : [],
      });
    }
    default:
      return laterContent(library, newsroom, route, say, await laterOnes(place));
  }
}

/** The same for the views that are loaded later. */
async function laterContent(
  library: Library,
  newsroom: NewsroomModel,
  route: Exclude<Route, { readonly view: "front" | "story" }>,
  say: ReturnType<typeof speaker>,
  views: More | null,
): Promise<Draw> {
  // Without a network, and before the worker has kept them.
  if (!views) return () => ({ title: say("unreachable"), main: [h("h1", null, say("unreachable"))] });
  switch (route.view) {
    case "start": {
      const cards: Card[] = await Promise.all(
        newsroom.desks.map(
          async (desk): Promise<Card> => [
            desk,
            desk.state === "held" ? await library.front(desk.code) : null,
          ],
        ),
      );
      return (scene) => ({ title: "", main: views.start(cards, scene) });
    }
    case "list": {
      const model = await library.list(route.desk, route.kind, route.key);
      return (scene) => ({
        title: views.listName(model.kind, model.key, scene),
        main: views.list(model, scene),
      });
    }
    case "archive": {
      const model = await library.archive(route.desk);
      return (scene) => ({ title: say("archive"), main: views.archive(model, scene) });
    }
    case "about": {
      const model = await library.about(route.desk);
      return (scene) => ({ title: say("about"), main: views.about(model, scene) });
    }
    case "search": {
      const found = route.query ? await library.search(route.query, route.desk) : [];
      return (scene) => ({ title: say("search"), main: views.search(route.query, found, scene) });
    }
    case "saved": {
      const stories = await library.saved();
      return (scene) => ({ title: say("saved"), main: views.saved(stories, scene) });
    }
    case "settings":
      return (scene) => ({ title: say("settings"), main: views.settings(scene, () => erase(scene)) });
    case "open":
      return (scene) => ({ title: say("open_copy"), main: views.open(scene) });
    case "receipt":
      return (scene) => ({ title: say("receipt"), main: views.receipt(scene) });
    case "proof":
      return (scene) => ({ title: say("proof"), main: views.proof(scene) });
  }
}

/** Loads the views that come later; null where they cannot be had now. */
async function laterOnes(place: Place): Promise<More | null> {
  try {
    more = more ?? (await place.more());
  } catch {
    return null;
  }
  return more;
}

/** Puts "Checking" above whatever page stands there. */
function awaitNews(into: Document, { words, language }: Spoken): void {
  const old = into.getElementById("strip");
  const fresh = checkingStrip(speaker(words), language);
  if (old) morph(old, fresh);
  else into.body.insertBefore(fresh, into.body.firstChild);
}

function paintInto(into: Document, content: Content, scene: Scene, isNew: boolean): void {
  const { route, desk, language, library } = scene;
  const { body, documentElement: html } = into;
  const isStart = route.view === "start";
  const around = isStart ? mastheads(scene).join(" · ") : desk.masthead;
  into.title = content.title ? `${content.title} — ${around}` : around;
  const { colours, textSize } = library.settings();
  html.lang = language;
  html.dir = direction(language);
  html.classList.toggle("light", colours === "light");
  html.classList.toggle("dark", colours === "dark");
  for (let step = -2; step <= 6; step++) html.classList.toggle(`size${step}`, step === textSize);
  const parts = surround(content, scene);
  if (drawn !== into) {
    // Nothing of the page that stood here stays. Its text comes back in the same place, and so does the reader's eye.
    const { scrollX, scrollY } = window;
    clear(body);
    for (const part of parts) body.appendChild(part);
    body.className = isStart ? "start" : "desk";
    window.scrollTo(scrollX, scrollY);
    drawn = into;
  } else {
    const main = isNew && into.getElementById("main");
    // What happened stands first and stays: it was said once.
    while (main && main.childNodes.length > 1) main.removeChild(main.lastChild!);
    morph(body, h("body", { class: isStart ? "start" : "desk" }, parts));
  }
  const { focus } = scene.local;
  if (focus) {
    delete scene.local.focus;
    focusOn(into.querySelector<HTMLElement>(`[data-key="${focus}"]`));
  }
  watchFrames(body);
}

/** Takes a person to the beginning of a view that they came to: its heading is read to those who hear the page. */
function arrive({ into, scroll }: Place): void {
  const main = into.getElementById("main");
  focusOn(main && (main.querySelector<HTMLElement>("h1") || main));
  window.scrollTo(0, scroll || 0);
}

/** Gives an element the focus, or the first thing in it that takes it. */
function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  const inside = element.querySelector<HTMLElement>("a[href],button,input,audio,video");
  const target = element.matches("article,figure") && inside ? inside : element;
  if (target === element && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  target.focus();
}

/** Draws nothing any more: something else stands in the place of everything. */
export function endDrawing(): void {
  erased = true;
}

/** Takes everything away that the reader keeps, and says so; nothing is drawn after that. */
async function erase(scene: Scene): Promise<void> {
  const { library, say } = scene;
  erased = true;
  await library.erase();
  const heading = h("h1", { tabindex: -1 }, say("erased"));
  const main: Child = h("main", { id: "main", class: "plain" }, heading);
  clear(document.body);
  document.body.appendChild(main as HTMLElement);
  document.title = say("erased");
  heading.focus();
}
