/**
 * The interface's words: which language serves a reader, reading the words and filling them in. The rules are those of
 * `src/skywave/carriers/web/words/`, whose words of the pages are merged with the reader's own (`words/`) when the app is built.
 */

import { Malformed } from "../errors";
import { WORDS_BYTES } from "../limits";

/** The sentences of one language by their keys; `{name}` stands where a value goes. No HTML. */
export type Words = Readonly<Record<string, string>>;

/** What stands for the `{names}` of a sentence. Numbers are written in Western digits. */
export type Values = Readonly<Record<string, string | number>>;

/** Returns the bytes of a file of the app, by its path from the top of the tree; more than `limit` are refused. */
export type ReadFile = (path: string, limit: number) => Promise<Uint8Array>;

/** The languages that the interface speaks, BCP 47. */
export const LANGUAGES = [
  "en",
  "zh-Hans",
  "zh-Hant",
  "yue",
  "ko",
  "vi",
  "my",
  "km",
  "lo",
  "bo",
  "ug",
] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages whose words no native reader has reviewed. The interface says so. */
export const UNREVIEWED: ReadonlySet<Language> = new Set(LANGUAGES.filter((language) => language !== "en"));

/** What was read of the words. */
export interface Spoken {
  /** English where those that were asked for could not be read. */
  readonly language: Language;
  readonly words: Words;
  /** The same words until English is read. */
  english: Words;
}

const OWN_NAMES: Words = {
  en: "English",
  zh: "中文",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  yue: "粵語",
  ko: "한국어",
  vi: "Tiếng Việt",
  my: "မြန်မာဘာသာ",
  km: "ភាសាខ្មែរ",
  lo: "ພາສາລາວ",
  th: "ภาษาไทย",
  bo: "བོད་སྐད།",
  ug: "ئۇيغۇرچە",
  id: "Bahasa Indonesia",
  ms: "Bahasa Melayu",
  fil: "Filipino",
  tl: "Tagalog",
  bn: "বাংলা",
  hi: "हिन्दी",
  ar: "العربية",
  fa: "فارسی",
  ur: "اردو",
  ru: "Русский",
  fr: "Français",
  es: "Español",
  de: "Deutsch",
  ja: "日本語",
  kk: "Қазақша",
  mn: "Монгол",
  tr: "Türkçe",
};
const RIGHT_TO_LEFT = /^(?:arc?|ckb|dv|fa|he|ks|nqo|ps|sd|u[gr]|yi)$/;
const RIGHT_TO_LEFT_SCRIPTS = /^(?:Arab|Hebr|Nkoo|Syrc|Thaa)$/;
// Chinese by region where no script is named.
const TRADITIONAL = /-(?:Hant|TW|HK|MO)(?:-|$)/;
const BLANKS = /\{(\w+)\}/g;

/**
 * Returns the tag out of `known` that serves a reader of `tag` best, or English.
 *
 * @param tag BCP 47, in its usual letters: `zh-Hant-HK`.
 * @param known With `zh-Hans` and `zh-Hant`, the two that serve Chinese.
 */
export function nearest<Tag extends string>(tag: string, known: readonly Tag[]): Tag | "en" {
  const primary = primaryOf(tag);
  const wanted = [tag, primary === "zh" ? (TRADITIONAL.test(tag) ? "zh-Hant" : "zh-Hans") : primary];
  return known.filter((one) => one === wanted[0])[0] || known.filter((one) => one === wanted[1])[0] || "en";
}

/** Returns which of the eleven languages serves a reader of `tag`, BCP 47 in any letters, as browsers write it. */
export function languageOf(tag: string): Language {
  return nearest(canonical(tag), LANGUAGES);
}

/** Returns `rtl` or `ltr`: by the script where the tag names one, else by the language. */
export function direction(tag: string): "ltr" | "rtl" {
  const script = tag.split("-").filter((part, at) => at > 0 && /^[A-Za-z]{4}$/.test(part))[0];
  const turned = script ? RIGHT_TO_LEFT_SCRIPTS.test(script) : RIGHT_TO_LEFT.test(primaryOf(tag));
  return turned ? "rtl" : "ltr";
}

/** Returns what a language (BCP 47) calls itself, or the tag where that is not known. */
export function ownName(tag: string): string {
  const primary = primaryOf(tag);
  const wanted = [tag, primary === "zh" && TRADITIONAL.test(tag) ? "zh-Hant" : primary];
  return wanted.map((one) => ownValue(OWN_NAMES, one)).filter(Boolean)[0] || tag;
}

/** Returns a sentence with each `{key}` that has a value replaced by it, once: a value is never filled in itself. */
export function fill(text: string, values: Values): string {
  return text.replace(BLANKS, (blank, key: string) => {
    const value = ownValue(values, key);
    return value === undefined ? blank : String(value);
  });
}

/** Returns the words of one language out of the bytes of their file. @throws Malformed */
export function parseWords(data: Uint8Array): Words {
  if (data.length > WORDS_BYTES) throw new Malformed("the file of the words is too long");
  let found: unknown;
  try {
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data));
  } catch {
    throw new Malformed("the file of the words is not JSON");
  }
  if (!isWords(found)) throw new Malformed("the file of the words is not an object of texts");
  return found;
}

/**
 * Reads the words that serve a reader of `tag`; English where these cannot be read.
 *
 * @throws Error What `read` throws, or Malformed, where English cannot be read either.
 */
export async function loadWords(tag: string, read: ReadFile): Promise<Spoken> {
  const language = languageOf(tag);
  try {
    const words = await wordsOf(language, read);
    return { language, words, english: words };
  } catch (error) {
    if (language === "en") throw error;
    return loadWords("en", read);
  }
}

/** Reads English too, for those few sentences beside which it stands; leaves things as they are where it cannot be read. */
export async function loadEnglish(spoken: Spoken, read: ReadFile): Promise<void> {
  if (spoken.language === "en" || spoken.english !== spoken.words) return;
  spoken.english = await wordsOf("en", read).catch(() => spoken.words);
}

async function wordsOf(language: Language, read: ReadFile): Promise<Words> {
  // A release names its files in lower case.
  return parseWords(await read(`app/words-${language.toLowerCase()}.json`, WORDS_BYTES));
}

/** Returns what says the sentences of `words`, filled in. For a key that does not exist the key itself stands there. */
export function speaker(words: Words): (key: string, values?: Values) => string {
  return (key, values) => {
    const text = ownValue(words, key) ?? key;
    return values ? fill(text, values) : text;
  };
}

function primaryOf(tag: string): string {
  return tag.split("-")[0]!;
}

/** Languages in small letters, scripts with a capital, regions in capitals (RFC 5646 section 2.1.1). */
function canonical(tag: string): string {
  const [primary, ...rest] = tag.split("-");
  const parts = rest.map((part) => {
    if (part.length === 4) return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();
    return part.length === 2 ? part.toUpperCase() : part;
  });
  return [primary!.toLowerCase(), ...parts].join("-");
}

function isWords(value: unknown): value is Words {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const all = value as Record<string, unknown>;
  return Object.keys(all).every((key) => typeof all[key] === "string" && all[key] !== "");
}

/** An object's own value: `constructor` and the like are none. */
function ownValue<Value>(all: Readonly<Record<string, Value>>, key: string): Value | undefined {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is younger than the engines
  return Object.prototype.hasOwnProperty.call(all, key) ? all[key] : undefined;
}
