/**
 * The reader: one newsroom on this device, and what the views may ask of it.
 *
 * It answers from what is held, asks mirrors for what is not, and proves everything before it hands it on. Whatever fails becomes a
 * value or a notice; the last good state stands.
 */

import type { Asset, File as SignedFile } from "../archive/asset";
import { filesOf } from "../archive/asset";
import { formatHex } from "../archive/encoding";
import { SkywaveError, TransportFailed } from "../errors";
import type { ClockRow, RootRow } from "../holdings/rows";
import { leafKey } from "../holdings/rows";
import { DEFAULTS, type Settings } from "../holdings/settings";
import type { Store } from "../holdings/store";
import { Mirror, UNKNOWN } from "../transport/mirror";
import { Network } from "../transport/network";
import { advanceChain, type Chain, firstChain } from "./chain";
import { type Context, rootOf } from "./context";
import { datedBy, datingKeysOf, earlier, UNDATED } from "./dates";
import { bodyOf, type Desk } from "./desk";
import { keepEvidence } from "./evidence";
import type { OfferedList } from "./exchange";
import { frontOf, monthOfStory, sectionsOf, standingOf, storiesOf, worksOf } from "./fronts";
import { DESK_PARTS, heldLone, newestOf, takeLone } from "./lone";
import type {
  AboutModel,
  ArchiveModel,
  ArticleModel,
  Dated,
  DeskModel,
  FoundModel,
  FrontModel,
  ImportModel,
  Library,
  ListModel,
  NewsroomModel,
  Notice,
  ReceiptLine,
  ReleaseModel,
  Route,
  StoryModel,
} from "./model";
import { fact, openChain, openDesk } from "./opening";
import { formatPin, type Pin } from "./pin";
import { Receipts } from "./receipts";
import { type LoneStory, showsText, storyOf } from "./stories";
import { ASKED, askHeads, commit, inTurns, syncDesk, takeHeads } from "./sync";
import { keepBodies, missingTexts, takeBody, takeBundle, takeFile } from "./texts";

/** How much the device's clock may lag behind what was signed, in seconds, before it is called wrong. */
const CLOCK_SLACK = 600;
/** How much of a text remains of it when it is compressed, roughly. */
const PACKED = 0.4;
/** Texts of the newest stories that are taken without asking, so that they can be read without a network. */
const READY = 30;

/** A desk that was asked for so recently is not asked for again by merely looking at another page, in seconds. */
const AGAIN = 300;

/** What the app gives the reader of the page and device that it runs on. */
export interface Surroundings {
  readonly store: Store;
  /** The address of the tree's top on the place that this page came from, ending in a slash. */
  readonly base: string;
  /** Of the page: shown until something signed says it. */
  readonly language: string;
  /** From the address that was opened; it restricts which newsroom may be shown and never confirms it. */
  readonly pin: Pin | null;
  /** Seconds by the device's clock. */
  readonly clock: () => number;
  /** Whether the device asks for little data. */
  readonly saveData: boolean;
  /** Whether the engine draws pictures of this media type. */
  readonly draws: (media: string) => Promise<boolean>;
  /** Makes bytes an address that a picture can have. */
  readonly address: (data: Uint8Array, media: string) => string;
  /** The bytes of the app's own script, or null where they cannot be had. */
  readonly running: () => Promise<Uint8Array | null>;
  /** What is loaded only when it is needed. */
  readonly more: () => Promise<typeof import("./more")>;
  /** Removes what the app keeps outside of the store: caches, the service worker. */
  readonly forget: () => Promise<void>;
}

export class NewsroomLibrary implements Library {
  private readonly context: Context;
  private readonly receipts: Receipts;
  private readonly listeners: (() => void)[] = [];
  private readonly loaded = new Map<string, Promise<void>>();
  private readonly working = new Set<string>();
  private readonly failed = new Set<string>();
  /** When each desk was last asked for. */
  private readonly brought = new Map<string, number>();
  /** Texts that no place gave, by desk: named as missing. */
  private readonly unreached = new Map<string, Set<number>>();
  private readonly addresses = new Map<string, string>();
  private readonly mastheads = new Map<string, { readonly name: string; readonly language: string }>();
  private chosen: Settings = DEFAULTS;
  private kept: string[] = [];
  private pinned = false;
  private clockRow: ClockRow = { floor: 0, keys: "" };
  private release: ReleaseModel = { state: "unknown", number: 0 };
  private offered: readonly OfferedList[] = [];
  private chain: Chain | null = null;
  private refused = false;
  private ended = false;

  private constructor(private readonly around: Surroundings) {
    this.receipts = new Receipts(() => this.changed());
    const network = new Network(this.receipts.told);
    network.use([new Mirror(around.base)]);
    let begin: () => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const ready = new Promise<void>((resolve, reject) => {
      begin = resolve;
      fail = reject;
    });
    let show: () => void = () => undefined;
    this.begun = new Promise<void>((resolve) => {
      show = resolve;
    });
    this.show = show;
    // Whoever waits for it hears of a failure; nobody may be waiting.
    ready.catch(() => undefined);
    this.begin = begin;
    this.fail = fail;
    this.context = {
      store: around.store,
      network,
      receipts: this.receipts,
      chain: null as unknown as Chain,
      desks: new Map(),
      clock: around.clock,
      ready,
    };
  }
  private readonly begin: () => void;
  private readonly fail: (error: Error) => void;
  /** Settles when the first route can be shown, or nothing of it is to be had. */
  readonly begun: Promise<void>;
  private readonly show: () => void;

  /** Opens what the device holds; asks nobody. */
  static async open(around: Surroundings): Promise<NewsroomLibrary> {
    const library = new NewsroomLibrary(around);
    const { store } = around;
    const [root, settings, saved, clock, evidence] = await Promise.all([
      fact(store, "root"),
      fact(store, "settings"),
      fact(store, "saved"),
      fact(store, "clock"),
      fact(store, "evidence"),
    ]);
    library.receipts.convict(evidence ?? []);
    library.chosen = { ...DEFAULTS, dataSaver: around.saveData, ...settings };
    library.kept = Array.from(saved ?? []);
    library.clockRow = clock ?? library.clockRow;
    const chain = openChain(root);
    if (chain) {
      library.pinned = root?.pinned === true;
      await library.adopt(chain);
    }
    return library;
  }

  // -- the way in -------------------------------------------------------------------------------------------------------

  /**
   * Takes what a route needs from the network, in as few round trips as it can, and then what makes it complete.
   *
   * @returns When everything that can be had now is there.
   */
  async follow(route: Route): Promise<void> {
    const code = "desk" in route ? route.desk : "";
    const work = route.view === "story" ? route.work : "";
    if (
      this.chain &&
      (code === ""
        ? this.brought.size > 0
        : Math.abs(this.around.clock() - (this.brought.get(code) ?? -AGAIN)) < AGAIN)
    )
      return;
    this.brought.set(code, this.around.clock());
    // Asked for together: root/1, the root log, the desk's checkpoint, the story. Each is judged when what it rests on is there.
    const chain = this.chain ? Promise.resolve(this.chain) : this.takeFirst();
    const heads = code ? askHeads(this.context, code) : Promise.resolve([]);
    const lone =
      code && work && !this.chain ? takeLone(this.context, code, work, heads).catch(asNothing) : null;
    const step = await advanceChain(this.context.network, chain, ASKED);
    if (!step || this.refused) {
      this.fail(new TransportFailed("no mirror gave the newsroom's root notes", UNKNOWN));
      await heads.catch(asNothing);
      await lone;
      if (!this.refused) this.receipts.tell("unreachable", {}, false);
      this.show();
      return;
    }
    if (step.fork.length) await keepEvidence(this.context, "root", step.fork[0]!, step.fork[1]!);
    await this.adopt(step.chain);
    await lone;
    this.changed();
    this.show();
    const answered = await heads;
    const isDesk = code !== "" && rootOf(this.context).desks.has(code);
    if (isDesk) await this.hold(code);
    // A reader who saves data has the story; the rest waits until it is asked for.
    const isWhole = isDesk && !(this.chosen.dataSaver && work && !this.context.desks.has(code));
    if (isWhole) await this.bring(code, answered);
    await this.findPlaces(isWhole ? code : "");
    await this.settle(code);
  }

  /** Takes the lists of mirrors; mirrors that were not known until now are asked as well. */
  private async findPlaces(code: string): Promise<void> {
    const before = new Set(this.context.network.alive.map(({ name }) => name));
    await (await this.more())?.refreshLists(this.context);
    await this.usePlaces();
    if (this.context.network.alive.every(({ name }) => before.has(name))) return;
    // Also where nothing seems to be lacking: who served this page may serve an old state as if it were the newest.
    if (code) await this.bring(code);
    this.changed();
  }

  /** What makes a visit whole: the app's own release, mastheads of the other desks, the newest texts. */
  private async settle(code: string): Promise<void> {
    if (this.chosen.dataSaver) return;
    if (code) await this.ready(code);
    const running = await this.around.running();
    if (running) {
      const more = await this.more();
      if (more)
        this.release = await more.findRelease(this.context, running).catch((error: unknown) => {
          if (error instanceof SkywaveError) return { state: "unlogged" as const, number: 0 };
          throw error;
        });
      this.receipts.untell("app_unlogged");
      if (this.release.state === "unlogged") this.receipts.tell("app_unlogged", {}, true);
    }
    await inTurns(Array.from(rootOf(this.context).desks.keys()), async (other) => {
      await this.hold(other);
      if (!this.context.desks.has(other) && !(await heldLone(this.context, other, DESK_PARTS))) {
        await takeLone(this.context, other, DESK_PARTS).catch(asNothing);
      }
      await this.nameMasthead(other);
    });
    this.changed();
  }

  private async takeFirst(): Promise<Chain | null> {
    const chain = await firstChain(this.context.network, this.around.pin, () => this.refuse());
    if (chain) await this.adopt(chain);
    return chain;
  }

  private refuse(): void {
    this.refused = true;
    this.receipts.tell("other_newsroom", {}, true);
  }

  /** Goes on with a chain, keeps it, and lets the clock's floor follow the dates that rest on its keys. */
  private async adopt(chain: Chain): Promise<void> {
    const { pin } = this.around;
    if (pin && chain.contradicts(pin)) {
      this.refuse();
      return;
    }
    this.chain = chain;
    this.context.chain = chain;
    this.begin();
    const keys = datingKeysOf(chain.newest);
    if (keys !== this.clockRow.keys) this.clockRow = { floor: 0, keys };
    const row: RootRow = { notes: chain.notes, checkpoint: chain.log?.bytes ?? null, pinned: this.pinned };
    if (!this.ended) await this.context.store.commit([{ table: "facts", key: "root", value: row }]);
    await this.usePlaces();
  }

  private async usePlaces(): Promise<void> {
    // On a first visit there is no list, and nothing that reads it needs to be loaded.
    const more = (await fact(this.context.store, "mirrors")) && (await this.more());
    const listed = more ? await more.mirrorAddresses(this.context, this.now()) : [];
    const others = listed.filter((address) => address !== this.around.base);
    for (let at = others.length - 1; at > 0; at--) {
      const other = Math.floor(Math.random() * (at + 1));
      [others[at], others[other]] = [others[other]!, others[at]!];
    }
    this.context.network.use([this.around.base, ...others].map((address) => new Mirror(address)));
  }

  /** Opens a desk that the store holds, once. */
  private hold(code: string): Promise<void> {
    let loading = this.loaded.get(code);
    if (!loading) {
      loading = (async () => {
        if (!this.chain || this.context.desks.has(code)) return;
        const desk = await openDesk(this.context.store, code, rootOf(this.context));
        if (desk && !this.context.desks.has(code)) this.context.desks.set(code, desk);
      })();
      this.loaded.set(code, loading);
    }
    return loading;
  }

  /** Brings a desk up to date. */
  private async bring(code: string, heads?: Awaited<ReturnType<typeof askHeads>>): Promise<void> {
    this.working.add(code);
    this.changed();
    try {
      const synced = await syncDesk(this.context, code, heads);
      let desk = this.context.desks.get(code);
      if (desk) {
        const filled = await takeHeads(this.context, desk, desk.start, undefined);
        if (filled.changes.length && (await commit(this.context, desk, filled.desk, filled.changes)))
          desk = filled.desk;
        if (desk.falseIndexes().length)
          this.receipts.tell("altered", { mirror: rootOf(this.context).domain }, true);
      }
      if (synced === "current") this.failed.delete(code);
      else this.failed.add(code);
      if (synced === "unreached") this.receipts.tell("unreachable", {}, false);
      else this.receipts.untell("unreachable");
      await this.raiseClock(code);
      await this.nameMasthead(code);
    } finally {
      this.working.delete(code);
      this.changed();
    }
  }

  private async raiseClock(code: string): Promise<void> {
    const { at } = this.dateOf(code);
    if (at === null || at <= this.clockRow.floor) return;
    this.clockRow = { ...this.clockRow, floor: at };
    await this.context.store.commit([{ table: "facts", key: "clock", value: this.clockRow }]);
  }

  /** Takes the texts of the newest stories: a whole bundle where that is little more than the texts alone. */
  private async ready(code: string): Promise<void> {
    const desk = this.context.desks.get(code);
    if (!desk) return;
    const stories = storiesOf(this.context, desk, worksOf(desk).slice(0, READY), this.keptSet).filter(
      showsText,
    );
    const wanted = stories.map((story) => story.effective.index);
    for (const [number, indexes] of Array.from(missingTexts(desk, wanted).entries())) {
      const all = missingTexts(desk, this.shown(desk)).get(number) ?? [];
      if (this.cost(desk, all) <= 2 * this.cost(desk, indexes)) {
        const bundle = await takeBundle(this.context, desk, "body", number, all);
        if (bundle) await keepBodies(this.context, code, bundle.parts);
      }
    }
    await inTurns(stories, (story) => this.textOf(story));
    await standingOf(this.context, code, null, true);
    this.changed();
  }

  /** The effective versions of a desk that have a text to show. */
  private shown(desk: Desk): number[] {
    return storiesOf(this.context, desk, worksOf(desk), this.keptSet)
      .filter(showsText)
      .map((story) => story.effective.index);
  }

  /** Roughly what the texts of some leaves take to fetch, in bytes. */
  private cost(desk: Desk, indexes: readonly number[]): number {
    return Math.round(
      indexes.reduce((sum, index) => sum + 40 + (desk.record(index)?.body?.length ?? 0) * PACKED, 0),
    );
  }

  // -- what the views ask -----------------------------------------------------------------------------------------------

  newsroom(): NewsroomModel | null {
    const { chain } = this;
    if (!chain || this.refused) return null;
    const root = chain.newest;
    const desks = Array.from(root.desks.keys()).map((code) => this.deskModel(code));
    const dates = Array.from(this.context.desks.keys()).map((code) => this.dateOf(code));
    const device = this.around.clock();
    return {
      name: chain.name,
      domain: root.domain,
      pinned: this.pinned,
      pin: formatPin(chain.name, root.version, root.digest),
      rootVersion: root.version,
      desks,
      asOf: dates.length ? dates.reduce(earlier) : UNDATED,
      now: this.now(),
      clockWrong: device < this.clockRow.floor - CLOCK_SLACK,
      quorumNone: root.policy.quorum === "none",
      release: this.release,
    };
  }

  settings(): Settings {
    return this.chosen;
  }

  notices(): readonly Notice[] {
    return this.receipts.notices;
  }

  async front(code: string): Promise<FrontModel | null> {
    const desk = await this.deskOf(code);
    if (!desk) return null;
    const named = async (works: readonly string[]) => {
      const stories = await Promise.all(works.map((work) => this.story(code, work)));
      return stories.filter((story): story is StoryModel => story !== null);
    };
    return frontOf(this.context, this.deskModel(code), desk, this.keptSet, named);
  }

  async article(code: string, work: string): Promise<ArticleModel | null> {
    let story = await this.story(code, work);
    if (!story && this.chain) {
      await takeLone(this.context, code, work).catch(asNothing);
      story = await this.story(code, work);
    }
    if (!story) return null;
    const bytes = showsText(story) ? await this.textOf(story) : null;
    const body = bytes && bodyOf(bytes);
    // The text does not wait for the masthead's notice: that comes with `settle`.
    const standing = await standingOf(this.context, code, story.effective.index, false);
    return {
      ...story,
      body,
      bodyMissing: body === null && showsText(story),
      masthead: standing?.head.name ?? this.mastheadOf(code),
      notice: standing?.texts.find(([name]) => name === "notice")?.[1] ?? [],
    };
  }

  async list(code: string, kind: ListModel["kind"], key: string): Promise<ListModel> {
    const all = await this.stories(code);
    const stories = all.filter(
      (story) =>
        kind === "all" || (kind === "section" ? story.placing?.section === key : monthOfStory(story) === key),
    );
    return { desk: this.deskModel(code), kind, key, stories };
  }

  async archive(code: string): Promise<ArchiveModel> {
    const all = await this.stories(code);
    const months = Array.from(new Set(all.map(monthOfStory)))
      .sort()
      .reverse();
    return { desk: this.deskModel(code), sections: sectionsOf(all, []), months };
  }

  async about(code: string): Promise<AboutModel | null> {
    await this.deskOf(code);
    if (!this.chain) return null;
    const standing = await standingOf(this.context, code, null, true);
    return (
      standing && {
        desk: this.deskModel(code),
        masthead: standing.head.name,
        address: standing.head.address,
        texts: standing.texts,
      }
    );
  }

  async saved(): Promise<readonly StoryModel[]> {
    const stories = await Promise.all(
      this.kept.map((key) => this.story(key.split(" ")[0]!, key.split(" ")[1]!)),
    );
    return stories.filter((story): story is StoryModel => story !== null).reverse();
  }

  async search(query: string, code: string): Promise<readonly FoundModel[]> {
    const more = await this.more();
    const textOf = async (story: StoryModel) => (showsText(story) ? this.heldText(story) : null);
    return more ? more.searchIn(await this.stories(code), query, textOf) : [];
  }

  async file(file: SignedFile): Promise<string | null> {
    const key = formatHex(file.digest);
    const known = this.addresses.get(key);
    if (known) return known;
    const data = this.chain && (await takeFile(this.context, file));
    if (!data) return null;
    const address = this.around.address(data, file.media);
    this.addresses.set(key, address);
    return address;
  }

  async choose(asset: Asset, width: number): Promise<SignedFile | null> {
    const drawn: SignedFile[] = [];
    for (const file of filesOf(asset)) {
      if (!file.media.startsWith("image/") || (await this.draws(file.media))) drawn.push(file);
    }
    const widest = drawn.reduce((most, file) => Math.max(most, file.width), 0);
    const enough = drawn.filter((file) => file.width >= Math.min(width, widest));
    return enough.sort((a, b) => a.length - b.length)[0] ?? null;
  }

  async save(code: string, work: string, kept: boolean): Promise<void> {
    const key = `${code} ${work}`;
    this.kept = this.kept.filter((other) => other !== key);
    if (kept) this.kept.push(key);
    await this.context.store.commit([{ table: "facts", key: "saved", value: this.kept }]);
    this.changed();
  }

  async change(settings: Partial<Settings>): Promise<void> {
    this.chosen = { ...this.chosen, ...settings };
    await this.context.store.commit([{ table: "facts", key: "settings", value: this.chosen }]);
    this.changed();
  }

  async check(code: string): Promise<void> {
    if (!this.chain) return this.follow({ view: "front", desk: code });
    const step = await advanceChain(this.context.network, Promise.resolve(this.chain), ASKED);
    if (step) await this.adopt(step.chain);
    await this.bring(code);
  }

  async fetchTexts(code: string, progress: (done: number, all: number) => void): Promise<void> {
    const desk = await this.deskOf(code);
    if (!desk) return;
    const bundles = Array.from(missingTexts(desk, this.shown(desk)).entries());
    const all = bundles.reduce((sum, [, indexes]) => sum + indexes.length, 0);
    let done = 0;
    for (const [number, indexes] of bundles) {
      const bundle = await takeBundle(this.context, desk, "body", number, indexes);
      if (bundle) await keepBodies(this.context, code, bundle.parts);
      for (const index of indexes) if (!bundle?.parts.has(index)) this.missed(code, index, true);
      done += indexes.length;
      progress(done, all);
    }
    this.changed();
  }

  async fetchOlder(code: string): Promise<void> {
    this.working.add(code);
    this.changed();
    await (await this.more())?.deepenDesk(this.context, code);
    this.working.delete(code);
    this.changed();
  }

  link(code: string, work: string): string {
    const pin = this.chain
      ? formatPin(this.chain.name, this.chain.newest.version, this.chain.newest.digest)
      : "";
    return `${this.around.base}${code}/s/${work}.html#${pin}`;
  }

  async exportStory(code: string, work: string): Promise<{ name: string; data: Blob } | null> {
    const article = await this.article(code, work);
    const more = await this.more();
    if (!article || !more) return null;
    return more.exportStory(this.context, article, (asset) => this.choose(asset, 960));
  }

  async importFiles(files: readonly globalThis.File[]): Promise<ImportModel> {
    const nothing = { stories: 0, mirrors: [] };
    const more = await this.more();
    if (!more || !this.chain || files.length === 0) return { ...nothing, refused: "unreadable" };
    try {
      const isFolder = files.length > 1 || (files[0]!.webkitRelativePath ?? "") !== "";
      const copy = isFolder ? new more.FolderCopy(files) : await more.ZipCopy.open(files[0]!);
      await Promise.all(Array.from(rootOf(this.context).desks.keys()).map((code) => this.hold(code)));
      const { stories, refused, lists } = await more.importCopy(this.context, copy, () => this.changed());
      await this.adopt(this.context.chain);
      for (const code of Array.from(this.context.desks.keys())) await this.raiseClock(code);
      const held = await more.heldLists(this.context);
      this.offered = lists.filter(({ list }) => list.number > (held.get(list.signer)?.number ?? 0));
      const now = this.now();
      const mirrors = this.offered.reduce<string[]>(
        (all, { list }) =>
          all.concat(list.mirrors.filter(({ until }) => until > now).map(({ address }) => address)),
        [],
      );
      this.changed();
      return { stories, refused, mirrors: Array.from(new Set(mirrors)) };
    } catch (error) {
      if (error instanceof SkywaveError) return { ...nothing, refused: "unreadable" };
      throw error;
    }
  }

  /** Keeps the lists that the last copy brought and that name these addresses; from then on they may be contacted. */
  async acceptMirrors(addresses: readonly string[]): Promise<void> {
    const more = await this.more();
    for (const { list, bytes } of this.offered) {
      if (list.mirrors.some(({ address }) => addresses.indexOf(address) >= 0))
        await more?.keepList(this.context, list.signer, bytes);
    }
    this.offered = [];
    await this.usePlaces();
  }

  async findAddress(text: string): Promise<Route | null> {
    const more = await this.more();
    if (!more || !this.chain) return null;
    return more.findByAddress(text, Array.from(rootOf(this.context).desks.keys()), (code) =>
      this.stories(code),
    );
  }

  async confirmPin(): Promise<void> {
    if (!this.chain) return;
    this.pinned = true;
    await this.adopt(this.chain);
    this.changed();
  }

  receipt(): readonly ReceiptLine[] {
    return this.receipts.lines;
  }

  exportReceipt(): Blob {
    const { lines, notices, evidence } = this.receipts;
    const told = notices.map(({ word, values }) => ({ word, values }));
    const decoder = new TextDecoder();
    const signed = evidence.map(({ what, notes }) => ({
      what,
      notes: notes.map((note) => decoder.decode(note)),
    }));
    const { chain } = this;
    const receipt = {
      newsroom: chain?.name,
      domain: chain?.newest.domain,
      lines,
      notices: told,
      evidence: signed,
    };
    return new Blob([JSON.stringify(receipt, null, 1)], { type: "application/json" });
  }

  async erase(): Promise<void> {
    this.ended = true;
    this.context.network.use([]);
    await this.context.store.erase();
    await this.around.forget();
  }

  /** Whether the place that this page came from serves another newsroom than the one that was chosen. */
  get isRefused(): boolean {
    return this.refused;
  }

  /** Tells the reader that the page which a mirror served said something else than what was signed. */
  tellAltered(): void {
    this.receipts.tell("altered_page", {}, true);
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  // -- inside -----------------------------------------------------------------------------------------------------------

  /** What is loaded only when it is needed; null, and told, where it cannot be had now. */
  private async more(): Promise<typeof import("./more") | null> {
    try {
      return await this.around.more();
    } catch {
      this.receipts.tell("unreachable", {}, false);
      return null;
    }
  }

  /** Whether the engine draws a media type; where that cannot be tried now, only what every engine draws. */
  private draws(media: string): Promise<boolean> {
    return this.around.draws(media).catch(() => media === "image/jpeg" || media === "image/png");
  }

  private changed(): void {
    if (!this.ended) for (const listener of this.listeners) listener();
  }

  private now(): number {
    return Math.max(this.around.clock(), this.clockRow.floor);
  }

  private get keptSet(): ReadonlySet<string> {
    return new Set(this.kept);
  }

  private async deskOf(code: string): Promise<Desk | null> {
    await this.hold(code);
    return this.context.desks.get(code) ?? null;
  }

  /** A work from what is held; asks nobody. */
  private async story(code: string, work: string): Promise<StoryModel | null> {
    if (!this.chain) return null;
    const desk = await this.deskOf(code);
    const inRange = desk?.works.get(work);
    // The range is enough where it holds the work from its first version on.
    const whole = desk && inRange && desk.record(inRange[0]!)?.version === 1;
    const lone: LoneStory | null = whole ? null : await heldLone(this.context, code, work);
    return storyOf(rootOf(this.context), code, work, desk, lone, this.keptSet.has(`${code} ${work}`));
  }

  /** Every story of a desk that is held, the newest first; of all desks where the code is empty. */
  private async stories(code: string): Promise<StoryModel[]> {
    const codes = code ? [code] : Array.from(this.chain ? rootOf(this.context).desks.keys() : []);
    const found: StoryModel[] = [];
    for (const one of codes) {
      const desk = await this.deskOf(one);
      const works = desk ? worksOf(desk) : [];
      if (desk) found.push(...storiesOf(this.context, desk, works, this.keptSet));
      const known = new Set(works);
      for (const key of await this.context.store.keys("stories", one)) {
        const work = key[1] as string;
        const story = work === DESK_PARTS || known.has(work) ? null : await this.story(one, work);
        if (story && !story.isVoid) found.push(story);
      }
    }
    return found;
  }

  private async heldText(story: StoryModel): Promise<Uint8Array | null> {
    const held = (await this.context.store.get("bodies", leafKey(story.desk, story.effective.index))) as
      | Uint8Array
      | undefined;
    if (held) return held;
    const lone = await heldLone(this.context, story.desk, story.work);
    return lone?.entries.find(({ index }) => index === story.effective.index)?.body ?? null;
  }

  private async textOf(story: StoryModel): Promise<Uint8Array | null> {
    const { index } = story.effective;
    const desk = this.context.desks.get(story.desk);
    let bytes = await this.heldText(story);
    if (!bytes && desk?.leaf(index)) bytes = await takeBody(this.context, desk, story.work, index);
    this.missed(story.desk, index, bytes === null);
    return bytes;
  }

  private missed(code: string, index: number, isMissing: boolean): void {
    const missing = this.unreached.get(code) ?? new Set();
    if (isMissing) missing.add(index);
    else missing.delete(index);
    this.unreached.set(code, missing);
  }

  /** T of a desk: the earlier of its log's date and the root log's (RULES 21). */
  private dateOf(code: string): Dated {
    const desk = this.context.desks.get(code);
    const log = this.chain?.log;
    if (!desk || !log) return UNDATED;
    return earlier(datedBy(desk.accepted), datedBy(log.accepted));
  }

  private mastheadOf(code: string): string {
    return this.mastheads.get(code)?.name ?? this.chain?.newest.domain ?? "";
  }

  /** The language of a desk as far as this device knows it; empty where it does not. Asks nobody. */
  async languageOf(code: string): Promise<string> {
    if (!this.chain || !rootOf(this.context).desks.has(code)) return "";
    await this.hold(code);
    if (!this.mastheads.has(code)) await this.nameMasthead(code);
    const { state, language } = this.deskModel(code);
    return this.mastheads.get(code)?.language || (state === "held" ? language : "");
  }

  private async nameMasthead(code: string): Promise<void> {
    const standing = await standingOf(this.context, code, null, false);
    const lone = await heldLone(this.context, code, DESK_PARTS);
    const desk = this.context.desks.get(code);
    const spoken = lone && newestOf(this.context, code, lone.entries, "standing");
    const language = ownLanguage(desk) ?? spoken?.record.language ?? desk?.record(desk.size - 1)?.language;
    if (standing || language)
      this.mastheads.set(code, {
        name: standing?.head.name ?? this.mastheadOf(code),
        language: language ?? "",
      });
  }

  private deskModel(code: string): DeskModel {
    const desk = this.context.desks.get(code);
    const working = this.working.has(code);
    const named = ownLanguage(desk) ?? this.mastheads.get(code)?.language;
    const language = named || (desk?.record(desk.size - 1)?.language ?? this.around.language);
    const base = { code, language, masthead: this.mastheadOf(code), asOf: this.dateOf(code) };
    if (!desk) {
      const state = working ? "checking" : this.failed.has(code) ? "failed" : "nothing";
      const none = {
        from: 0,
        size: 0,
        since: null,
        stories: 0,
        headsHeld: 0,
        textsHeld: 0,
        missing: [],
        gaps: [],
        voids: [],
      };
      return { ...base, ...none, state, bytes: { check: 0, texts: 0, older: 0 } };
    }
    const root = rootOf(this.context);
    const stories = storiesOf(this.context, desk, worksOf(desk), this.keptSet);
    const texts = stories.filter(showsText).map((story) => story.effective.index);
    const unread = texts.filter((index) => !desk.bodies.has(index));
    const lacking = new Set([
      ...desk.missingHeads(root),
      ...Array.from(this.unreached.get(code) ?? []).filter((index) => !desk.bodies.has(index)),
    ]);
    const sorted = Array.from(lacking).sort((a, b) => a - b);
    const voids: number[] = [];
    for (let index = desk.start; index < desk.size; index++) if (root.isVoid(code, index)) voids.push(index);
    return {
      ...base,
      state: working ? "checking" : "held",
      from: desk.start,
      size: desk.size,
      since: desk.start > 0 ? (desk.record(desk.start)?.logged ?? null) : null,
      stories: stories.length,
      headsHeld: stories.filter((story) => story.effective.head !== null || story.effective.headRedacted)
        .length,
      textsHeld: stories.length - unread.length,
      missing: sorted.map((index) => desk.storyHead(index)?.title ?? `no. ${index}`),
      gaps: runsOf(sorted),
      voids,
      bytes: {
        check: this.bytesPerLeaf(desk) * 16 + 2_000,
        texts: this.cost(desk, unread),
        older: desk.start > 0 ? this.bytesPerLeaf(desk) * 256 : 0,
      },
    };
  }

  /** Roughly what one more leaf takes to fetch with its head. */
  private bytesPerLeaf(desk: Desk): number {
    const length =
      desk.leaves.reduce((sum, leaf) => sum + leaf.length + 2, 0) / Math.max(1, desk.leaves.length);
    const heads =
      desk.history.records.reduce((sum, record) => sum + (record.head?.length ?? 0) * PACKED, 0) /
      Math.max(1, desk.leaves.length);
    return Math.round(length + heads);
  }
}

/** The language of a desk: of the newest of its masthead's texts in the range. A story may be in another one. */
function ownLanguage(desk: Desk | undefined): string | undefined {
  const standing = desk?.history.standing ?? [];
  return standing.length ? desk?.record(standing[standing.length - 1]!)?.language : undefined;
}

function runsOf(sorted: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const index of sorted) {
    const last = runs[runs.length - 1];
    if (last && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** What no place gave is nothing; what is broken in the program stays an error. */
function asNothing(error: unknown): null {
  if (error instanceof SkywaveError) return null;
  throw error;
}
