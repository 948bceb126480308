/**
 * A library of sample values for the views: the stories that the tests of the static pages use, as `tests/e2e/test_reader_views.py`
 * writes them, and what a reader may find itself in. It answers from memory and remembers what it was asked.
 */

import type { Asset, File as AssetFile } from "../../src/archive/asset";
import { parseBody } from "../../src/archive/body";
import type { Note } from "../../src/archive/correction";
import { formatHex, utf8 } from "../../src/archive/encoding";
import { parseRedactHead, parseStandingBody, parseStoryHead, type StoryHead } from "../../src/archive/head";
import type {
  ArticleModel,
  DeskModel,
  FoundModel,
  GroupModel,
  Library,
  NewsroomModel,
  Notice,
  Route,
  Settings,
  StoryModel,
  VersionModel,
} from "../../src/reading/model";

/** One desk as the test wrote it: heads and bodies in their canonical form. */
export interface DeskDump {
  readonly code: string;
  readonly language: string;
  readonly masthead: string;
  readonly domain: string;
  readonly texts: string;
  readonly edition: {
    readonly lead: string | null;
    readonly pins: readonly string[];
    readonly sections: readonly string[];
  };
  readonly stories: readonly StoryDump[];
}

export interface StoryDump {
  readonly work: string;
  readonly versions: readonly (Omit<VersionModel, "head" | "assetsRedacted"> & {
    readonly head: string | null;
    readonly body: string | null;
    readonly assetsRedacted: readonly string[];
  })[];
  readonly redactions: readonly string[];
}

/** What a test may turn. */
export interface Turned {
  readonly desks: Record<string, Partial<DeskModel>>;
  newsroom: Partial<NewsroomModel> | null;
  /** What happened. */
  notices: Notice[];
  /** Hex of files that no place gives. */
  readonly lost: Set<string>;
  readonly asked: string[];
  article: Partial<ArticleModel>;
  chosen: Settings;
  tell(): void;
}

const NOW = 1_778_594_580; // 12 May 2026, 14:03 UTC
const NAME = "k5mv3q7x2nbw4tz6hdr5yfj2ac7leugpk3osiv4mqx2wbnt6rhza";

/** The library, and what a test may turn of it. */
export interface Sample {
  readonly library: Library;
  readonly turned: Turned;
}

/** @param top The path of the top of the tree, where `o/` holds the files. */
export function sampleLibrary(dumps: readonly DeskDump[], top: string): Sample {
  const stories: Record<string, StoryModel[]> = {};
  const bodies: Record<string, string | null> = {};
  const kept = new Set<string>();
  for (const dump of dumps) {
    stories[dump.code] = dump.stories.map((story) => {
      const made = storyOf(dump.code, story);
      const last = story.versions.filter((one) => one.index === made.effective.index)[0]!;
      bodies[dump.code + story.work] = last.body;
      return made;
    });
  }
  const listeners: (() => void)[] = [];
  const turned: Turned = {
    desks: {},
    newsroom: {},
    notices: [],
    lost: new Set(),
    asked: [],
    article: {},
    chosen: { language: "", textSize: 0, colours: "device", dataSaver: false },
    tell() {
      for (const listener of listeners) listener();
    },
  };
  const dumpOf = (code: string): DeskDump => dumps.filter((dump) => dump.code === code)[0]!;
  const current = (story: StoryModel): StoryModel => ({ ...story, saved: kept.has(story.desk + story.work) });
  const newest = (desk: string): StoryModel[] => [...(stories[desk] || [])].reverse().map(current);
  const deskOf = (dump: DeskDump): DeskModel => {
    const all = stories[dump.code]!;
    const last = Math.max(...all.map((story) => story.effective.index));
    return {
      code: dump.code,
      language: dump.language,
      masthead: dump.masthead,
      state: "held",
      from: 0,
      size: last + 1,
      since: null,
      stories: all.length,
      headsHeld: all.length,
      textsHeld: all.length - 2,
      missing: [],
      gaps: [],
      voids: [],
      asOf: { at: NOW - 600, by: "stewards", stewards: 3 },
      bytes: { check: 12_400, texts: 3_450_000, older: 0 },
      ...turned.desks[dump.code],
    };
  };
  const empty = (code: string, language: string): DeskModel => ({
    ...deskOf(dumps[0]!),
    code,
    language,
    state: "nothing",
    size: 0,
    stories: 0,
    headsHeld: 0,
    textsHeld: 0,
    ...turned.desks[code],
  });
  const desks = (): DeskModel[] => [...dumps.map(deskOf), empty("bod", "bo"), empty("vie", "vi")];
  const one = (code: string): DeskModel => desks().filter((desk) => desk.code === code)[0]!;
  const visible = (desk: string): StoryModel[] => newest(desk).filter((story) => !story.isVoid);
  const sectionsOf = (desk: string): string[] =>
    Array.from(new Set(newest(desk).map((story) => story.placing?.section || ""))).filter(Boolean);
  const tell = turned.tell;

  const library: Library = {
    newsroom: () =>
      turned.newsroom && {
        name: NAME,
        domain: "rfa.example",
        pinned: true,
        pin: `${NAME}.3.${"5a".repeat(32)}`,
        rootVersion: 3,
        desks: desks(),
        asOf: { at: NOW - 600, by: "stewards", stewards: 3 },
        now: NOW,
        clockWrong: false,
        quorumNone: false,
        release: { state: "logged", number: 7 },
        ...turned.newsroom,
      },
    settings: () => turned.chosen,
    notices: () => turned.notices,
    async front(code) {
      const dump = dumps.filter((each) => each.code === code)[0];
      if (!dump) return null;
      const recent = visible(code).slice(0, 30);
      const named = (work: string | null): StoryModel | undefined =>
        recent.filter((story) => story.work === work)[0];
      const lead =
        named(dump.edition.lead) ||
        recent.filter((story) => !story.isRetracted && story.effective.head)[0] ||
        null;
      const pins = dump.edition.pins.map(named).filter((story) => story && story !== lead) as StoryModel[];
      const rest = recent.filter((story) => story !== lead && pins.indexOf(story) < 0);
      const groups: GroupModel[] = [...dump.edition.sections, ""].map((section) => ({
        section,
        stories: rest.filter((story) => {
          const own = story.placing?.section || "";
          return (dump.edition.sections.indexOf(own) < 0 ? "" : own) === section;
        }),
      }));
      return {
        desk: one(code),
        lead,
        pins,
        groups: groups.filter((group) => group.stories.length),
        sections: sectionsOf(code),
      };
    },
    async article(code, work) {
      turned.asked.push(`article ${code} ${work}`);
      const story = newest(code).filter((each) => each.work === work)[0];
      if (!story) return null;
      const text = bodies[code + work];
      const body = text && !story.isRetracted && !story.isVoid ? parseBody(utf8(text)) : null;
      const dump = dumpOf(code);
      const notice = parseStandingBody(utf8(dump.texts)).texts.filter(([name]) => name === "notice")[0];
      return {
        ...story,
        body,
        bodyMissing: !body,
        masthead: dump.masthead,
        notice: notice ? notice[1] : [],
        ...turned.article,
      };
    },
    async list(code, kind, key) {
      const found = newest(code).filter(
        (story) => kind === "all" || (kind === "month" ? true : story.placing?.section === key),
      );
      return { desk: one(code), kind, key, stories: found };
    },
    archive: async (code) => ({
      desk: one(code),
      sections: sectionsOf(code),
      months: ["2026-05", "2026-04"],
    }),
    async about(code) {
      const dump = dumps.filter((each) => each.code === code)[0];
      if (!dump) return null;
      const { texts } = parseStandingBody(utf8(dump.texts));
      return { desk: one(code), masthead: dump.masthead, address: dump.domain, texts };
    },
    saved: async () =>
      ([] as StoryModel[]).concat(...dumps.map((dump) => newest(dump.code))).filter((s) => s.saved),
    async search(query, code) {
      turned.asked.push(`search ${query}`);
      const found: FoundModel[] = [];
      for (const story of visible(code)) {
        const text = story.effective.head?.summary || "";
        const at = text.toLowerCase().indexOf(query.toLowerCase());
        const inTitle = (story.effective.head?.title || "").toLowerCase().indexOf(query.toLowerCase());
        const start = inTitle < 0 ? at : inTitle;
        if (start >= 0)
          found.push({ story, excerpt: inTitle < 0 ? text : "", start, end: start + query.length });
      }
      return found;
    },
    async file(file) {
      const name = formatHex(file.digest);
      turned.asked.push(`file ${name}`);
      if (turned.lost.has(name)) return null;
      const response = await fetch(`${top}o/${name.slice(0, 2)}/${name}.png`);
      return response.ok ? URL.createObjectURL(await response.blob()) : null;
    },
    choose: async (asset: Asset): Promise<AssetFile | null> => asset.file,
    async save(desk, work, isKept) {
      if (isKept) kept.add(desk + work);
      else kept.delete(desk + work);
      tell();
    },
    async change(settings) {
      turned.chosen = { ...turned.chosen, ...settings };
      tell();
    },
    async check(desk) {
      turned.asked.push(`check ${desk}`);
    },
    async fetchTexts(_, progress) {
      for (let done = 1; done <= 4; done++) {
        progress(done, 4);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    fetchOlder: async () => undefined,
    link: (desk, work) => `${location.origin}${top}${desk}/s/${work}.html#${NAME}.3.${"5a".repeat(32)}`,
    exportStory: async (_, work) => ({ name: `${work}.zip`, data: new Blob(["zip"]) }),
    async importFiles(files) {
      turned.asked.push(`import ${files.map((file) => file.name).join(" ")}`);
      return files.some((file) => file.name === "bad.zip")
        ? { stories: 0, refused: "other_newsroom", mirrors: [] }
        : { stories: 12, refused: "", mirrors: ["https://mirror.example/", "http://abc.onion/"] };
    },
    async acceptMirrors(addresses) {
      turned.asked.push(`mirrors ${addresses.join(" ")}`);
    },
    async findAddress(address): Promise<Route | null> {
      const found = /([a-z2-7]{16})/.exec(address);
      return found ? { view: "story", desk: dumps[0]!.code, work: found[1]! } : null;
    },
    async confirmPin() {
      turned.newsroom = { ...turned.newsroom, pinned: true };
      tell();
    },
    receipt: () => [
      {
        place: "https://mirror-one.example/sub/path/that/is/long/",
        what: "checkpoint",
        result: "ok",
        bytes: 812,
        count: 3,
      },
      {
        place: "https://mirror-one.example/sub/path/that/is/long/",
        what: "records",
        result: "altered",
        bytes: 20_412,
        count: 1,
      },
      { place: "copy", what: "picture", result: "generic_timeout_error", bytes: 0, count: 2 },
    ],
    exportReceipt: () => new Blob(["[]"]),
    async erase() {
      turned.asked.push("erase");
      turned.newsroom = null;
      tell();
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
  return { library, turned };
}

function storyOf(desk: string, dump: StoryDump): StoryModel {
  const versions = dump.versions.map((version): VersionModel => {
    const head: StoryHead | null = version.head ? parseStoryHead(utf8(version.head)) : null;
    return { ...version, head, assetsRedacted: new Set(version.assetsRedacted) };
  });
  const counted = versions.filter((version) => !version.void);
  const effective = (counted.length ? counted : versions).slice(-1)[0]!;
  const notes: Note[] = [];
  for (const version of counted) if (version.head?.note) notes.push(version.head.note);
  return {
    desk,
    work: dump.work,
    versions,
    effective,
    isRetracted: effective.kind === "retract",
    isVoid: counted.length === 0,
    notes,
    redactions: dump.redactions.map((head) => parseRedactHead(utf8(head)).note),
    placing: versions.filter((version) => version.head)[0]?.head || null,
    originalMissing: false,
    corrections: "none",
    saved: false,
  };
}
