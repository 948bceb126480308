/**
 * The page's script: makes a page of the tree prove itself, and goes on as the reader.
 *
 * It runs on every page, served by a mirror or as the worker's shell, and does nothing on a page that was opened from a folder.
 */

import { openStore } from "./holdings/store";
import { NewsroomLibrary } from "./reading/library";
import type { Route } from "./reading/model";
import { parsePin } from "./reading/pin";
import { sayOnly } from "./ui/only";
import { pinOf, routeOf } from "./ui/route";
import { endDrawing, isPageAltered, onNavigate, type Place, show } from "./ui/views";
import { languageOf, loadEnglish, loadWords, type Spoken } from "./ui/words";

const SCRIPT = "app/reader.js";
const SCRIPT_BYTES = 1024 * 1024;
const FONT_BYTES = 512 * 1024;
/** Languages in a script that old devices may not draw. */
const WITH_FONTS = /^(?:my|km|lo|bo|ug)\b/;
/** A newsroom that was looked at so long ago is asked again when a reader comes back to the page, in milliseconds. */
const RETURN = 10 * 60 * 1000;

/** Takes a file of the app; the worker, where there is one, has checked it. */
async function readApp(top: string, path: string, limit: number): Promise<Uint8Array> {
  const response = await fetch(top + path);
  if (!response.ok) throw new Error(`${path} is not there`);
  const data = new Uint8Array(await response.arrayBuffer());
  if (data.length > limit) throw new Error(`${path} is too long`);
  return data;
}

/** Lets the worker keep the app, so that the next page opens without a network. */
async function keepApp(top: string): Promise<void> {
  if (!navigator.serviceWorker) return;
  const address = `${top}sw.js`;
  const policies = (
    window as {
      trustedTypes?: {
        createPolicy(name: string, rules: object): { createScriptURL(text: string): unknown };
      };
    }
  ).trustedTypes;
  const policy = policies?.createPolicy("skywave", {
    createScriptURL: (text: string) => {
      if (text !== address) throw new TypeError("no script but the reader's own worker is ever loaded");
      return text;
    },
  });
  const trusted = (policy ? policy.createScriptURL(address) : address) as string;
  await navigator.serviceWorker.register(trusted, { scope: top, updateViaCache: "none" });
}

/** Removes what the app keeps outside of its store. */
async function forget(): Promise<void> {
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  if (window.caches) for (const name of await caches.keys()) await caches.delete(name);
}

class App {
  private readonly top: string;
  private spoken: Spoken | null = null;
  private readonly loading = new Map<string, Promise<Spoken>>();
  private library: NewsroomLibrary | null = null;
  private looked = 0;
  /** The article of the page that a mirror served, as it stood there; compared once with what was signed. */
  private readonly served = document.querySelector("article.story");
  private readonly servedLanguage = document.documentElement.lang;
  private compared = false;

  constructor(private readonly base: string) {
    this.top = new URL(base).pathname;
  }

  async begin(): Promise<void> {
    this.addStyle();
    const first = routeOf(this.path, location.hash);
    // The words are fetched beside the proof; a shell's language is known once the store is open.
    if (this.servedLanguage) this.say(this.servedLanguage).catch(() => undefined);
    const fragment = pinOf(location.hash);
    const library = await NewsroomLibrary.open({
      store: await openStore(),
      base: this.base,
      language: this.servedLanguage || navigator.language || "en",
      pin: fragment ? parsePin(fragment) : null,
      clock: () => Math.floor(Date.now() / 1000),
      saveData: (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
      // Pictures come after the proof, and so may what they need.
      draws: async (media) => (await import("./more")).ui.draws(media),
      address: (data, media) => URL.createObjectURL(new Blob([data as BlobPart], { type: media })),
      running: () => readApp(this.base, SCRIPT, SCRIPT_BYTES).catch(() => null),
      more: async () => (await import("./more")).reading,
      forget,
    });
    this.library = library;
    library.onChange(() => void this.refresh());
    onNavigate(this.top, (address) => {
      history.replaceState({ scroll: window.scrollY }, "");
      history.pushState(null, "", address.href);
      void this.go(0);
    });
    window.addEventListener(
      "popstate",
      (event) => void this.go((event.state as { scroll?: number } | null)?.scroll ?? 0),
    );
    window.addEventListener("online", () => void this.look());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && Date.now() - this.looked > RETURN) void this.look();
    });
    if (!first) return;
    // After the first story, so that the two do not share a slow line.
    void library.begun.then(() => keepApp(this.base)).catch(() => undefined);
    await this.go(0);
  }

  private get place(): Place {
    return {
      into: document,
      top: this.top,
      more: async () => {
        const { spoken } = this;
        // Some of these views put English beside words that nobody has reviewed.
        if (spoken) await loadEnglish(spoken, (path, limit) => readApp(this.base, path, limit));
        return (await import("./more")).ui;
      },
    };
  }

  private get path(): string {
    return location.pathname.slice(this.top.length);
  }

  private addStyle(): void {
    const address = `${this.base}app/reader.css`;
    if (Array.from(document.styleSheets).some((sheet) => sheet.href === address)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    document.head.appendChild(link);
  }

  /** Loads the words of a language, once. */
  private async say(tag: string): Promise<Spoken> {
    const language = languageOf(tag);
    let loading = this.loading.get(language);
    if (!loading) {
      loading = loadWords(tag, (path, limit) => readApp(this.base, path, limit));
      this.loading.set(language, loading);
      loading.catch(() => this.loading.delete(language));
    }
    this.spoken = await loading;
    return this.spoken;
  }

  /** The language of the buttons: what the reader chose, else that of the desk, else of the page or the device. */
  private async tongueOf(library: NewsroomLibrary, route: Route): Promise<string> {
    const known = "desk" in route ? await library.languageOf(route.desk) : "";
    return library.settings().language || known || this.servedLanguage || navigator.language || "en";
  }

  private async route(): Promise<Route | null> {
    const found = routeOf(this.path, location.hash);
    const { library } = this;
    if (!library || found?.view !== "archive" || !/\/t\//.test(this.path)) return found;
    return routeOf(this.path, location.hash, (await library.archive(found.desk)).sections);
  }

  /** Shows where the address leads, and takes what it needs. */
  private async go(scroll: number): Promise<void> {
    const { library } = this;
    const route = await this.route();
    if (!library || !route) return;
    // Asked for before the words are there: the proof and the words come on one round trip.
    const following = library.follow(route);
    await this.draw(route, scroll);
    await following;
    this.looked = Date.now();
  }

  private async draw(route: Route, scroll?: number): Promise<void> {
    const { library } = this;
    if (!library) return;
    const tag = await this.tongueOf(library, route);
    const spoken = await this.say(tag);
    if (library.isRefused) {
      endDrawing();
      sayOnly(document, spoken, "other_newsroom");
      return;
    }
    await show(library, route, spoken, {
      ...this.place,
      ...(scroll === undefined ? {} : { scroll }),
    });
    await this.compare(library, route, spoken);
    for (const one of [spoken.language, tag]) if (WITH_FONTS.test(one)) await this.addFont(one);
  }

  /** Loads the face of a script that this device may lack. */
  private async addFont(language: string): Promise<void> {
    const more = await import("./more").catch(() => null);
    await more?.ui.addFont(language, (path) => readApp(this.base, path, FONT_BYTES).catch(() => null));
  }

  /** Draws again where the language of the buttons is another one now, or the newsroom was refused. */
  private async refresh(): Promise<void> {
    const { library } = this;
    const route = await this.route();
    if (!library || !route) return;
    if (library.isRefused || languageOf(await this.tongueOf(library, route)) !== this.spoken?.language)
      await this.draw(route);
    else if (this.spoken) await this.compare(library, route, this.spoken);
  }

  /** Tells the reader where the page that a mirror served said something else than what was signed. */
  private async compare(library: NewsroomLibrary, route: Route, spoken: Spoken): Promise<void> {
    const page = this.served;
    if (this.compared || !page || route.view !== "story" || !library.newsroom()) return;
    if (languageOf(this.servedLanguage) !== spoken.language) return;
    const article = await library.article(route.desk, route.work);
    // What is not held cannot show that the page says something else.
    if (
      !article ||
      article.bodyMissing ||
      (!article.isVoid && !article.effective.head && !article.effective.headRedacted)
    )
      return;
    if (this.compared) return;
    this.compared = true;
    const altered = await isPageAltered(page, library, route.desk, route.work, spoken, this.place);
    if (altered) library.tellAltered();
  }

  private async look(): Promise<void> {
    const route = await this.route();
    this.looked = Date.now();
    if (this.library && route) await this.library.follow(route);
  }
}

// `app/reader.js`, below the top of the tree.
const top = new URL("..", import.meta.url).href;
if (location.protocol !== "file:") {
  new App(top).begin().catch((error: unknown) => {
    console.error(error);
    // On a page the page is still there; a shell has nothing else.
    const main = document.getElementById("main");
    if (!main || main.childNodes.length) return;
    const link = document.createElement("a");
    link.href = "?plain";
    link.textContent = "Plain page";
    main.appendChild(link);
  });
}
