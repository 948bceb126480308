/** The views on the newsroom's own pages, with a library of sample values in the place of the reader: the script of the tests. */

import type { Route } from "../../src/reading/model";
import { isDrawn } from "../../src/ui/fonts";
import { routeOf } from "../../src/ui/route";
import { isPageAltered, onNavigate, show } from "../../src/ui/views";
import { languageOf, loadEnglish, loadWords, type Spoken } from "../../src/ui/words";
import { type DeskDump, type Sample, sampleLibrary } from "./sample-library";

const script = document.querySelector<HTMLScriptElement>("script[src]")!;
const top = new URL("../", script.src).pathname;

async function read(path: string): Promise<Uint8Array> {
  const response = await fetch(top + path);
  if (!response.ok) throw new Error(`${path} is not there`);
  return new Uint8Array(await new Response(await response.blob()).arrayBuffer());
}

interface Handle extends Sample {
  go(): Promise<void>;
  /** Whether the page as it was served said something else. */
  altered: boolean | null;
  isDrawn: typeof isDrawn;
}

async function begin(): Promise<void> {
  const dumps = JSON.parse(new TextDecoder().decode(await read("app/sample.json"))) as DeskDump[];
  const { library, turned } = sampleLibrary(dumps, top);
  const spokenBy: Record<string, Spoken> = {};
  const later = async (): Promise<typeof import("../../src/ui/more")> => {
    for (const tag of Object.keys(spokenBy)) await loadEnglish(spokenBy[tag]!, read);
    return import("../../src/ui/more");
  };
  const place = { into: document, top, more: later };
  const speak = async (tag: string): Promise<Spoken> => {
    const found = spokenBy[tag] || (await loadWords(tag, read));
    spokenBy[tag] = found;
    return found;
  };
  const here = async (): Promise<Route> => {
    const path = location.pathname.slice(top.length);
    const first = routeOf(path, location.hash);
    if (!first) throw new Error(`no page is at ${path}`);
    if (!("desk" in first)) return first;
    return routeOf(path, location.hash, (await library.archive(first.desk)).sections) || first;
  };
  const languageAt = (route: Route): string => {
    const dump = "desk" in route && dumps.filter((one) => one.code === route.desk)[0];
    return dump ? dump.language : "en";
  };
  const go = async (): Promise<void> => {
    const route = await here();
    await show(library, route, await speak(languageOf(turned.chosen.language || languageAt(route))), place);
  };
  const handle: Handle = { library, turned, go, altered: null, isDrawn };
  const article = document.querySelector("article.story");
  const route = await here();
  if (article && route.view === "story") {
    const spoken = await speak(languageOf(languageAt(route)));
    handle.altered = await isPageAltered(article, library, route.desk, route.work, spoken, place);
  }
  onNavigate(top, (address) => {
    history.pushState(null, "", address.href);
    void go();
  });
  addEventListener("popstate", () => void go());
  let language = turned.chosen.language;
  library.onChange(() => {
    if (language === turned.chosen.language) return;
    language = turned.chosen.language;
    void go();
  });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${top}app/reader.css`;
  await new Promise((resolve) => {
    style.onload = resolve;
    document.head.appendChild(style);
  });
  await go();
  (window as unknown as { sample: Handle }).sample = handle;
}

void begin();
