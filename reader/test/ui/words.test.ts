/** The words: whom they serve, how they are read and filled in; every file of words as the app gets it. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Malformed } from "../../src/errors";
import { WORDS_BYTES } from "../../src/limits";
import {
  direction,
  fill,
  LANGUAGES,
  languageOf,
  loadEnglish,
  loadWords,
  ownName,
  parseWords,
  speaker,
  UNREVIEWED,
} from "../../src/ui/words";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../words");
const file = (language: string): Uint8Array => new Uint8Array(readFileSync(join(folder, `${language}.json`)));
const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const english = parseWords(file("en"));

/** Stands for the files of the app: reads the real ones, and `changed` in the place of some. */
function reading(changed: Record<string, Uint8Array | Error> = {}, read: string[] = []) {
  return async (path: string, limit: number): Promise<Uint8Array> => {
    read.push(path);
    const name = LANGUAGES.filter((language) => path === `app/words-${language.toLowerCase()}.json`)[0];
    if (!name) throw new Error(`the app has no file ${path}`);
    const found = changed[name] || file(name);
    if (found instanceof Error) throw found;
    expect(found.length).toBeLessThanOrEqual(limit);
    return found;
  };
}

describe("languages", () => {
  it("are those that have a file of words", () => {
    expect(
      readdirSync(folder)
        .map((name) => name.replace(".json", ""))
        .sort(),
    ).toEqual([...LANGUAGES].sort());
  });

  it.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-Hans-HK-x", "zh-Hant"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-MO", "zh-Hant"],
    ["zh-Hant", "zh-Hant"],
    ["zh-Hant-HK", "zh-Hant"],
    ["zh-tw", "zh-Hant"],
    ["ZH-HANT", "zh-Hant"],
    ["yue", "yue"],
    ["yue-Hant-HK", "yue"],
    ["ko-KR", "ko"],
    ["vi-VN", "vi"],
    ["my-MM", "my"],
    ["km", "km"],
    ["lo-LA", "lo"],
    ["bo-CN", "bo"],
    ["ug-Arab-CN", "ug"],
    ["th", "en"],
    ["fr", "en"],
    ["zha", "en"],
    ["", "en"],
    ["constructor", "en"],
  ])("serve a reader of %s in %s", (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it.each([
    ["ug", "rtl"],
    ["ug-CN", "rtl"],
    ["ug-Latn", "ltr"],
    ["ar", "rtl"],
    ["arc", "rtl"],
    ["fa-IR", "rtl"],
    ["ur", "rtl"],
    ["he", "rtl"],
    ["uz-Arab", "rtl"],
    ["uk", "ltr"],
    ["art", "ltr"],
    ["my", "ltr"],
    ["zh-Hant", "ltr"],
    ["en", "ltr"],
  ])("run in the direction of their script: %s %s", (tag, expected) => {
    expect(direction(tag)).toBe(expected);
  });

  it.each([
    ["my", "မြန်မာဘာသာ"],
    ["th", "ภาษาไทย"],
    ["zh", "中文"],
    ["zh-CN", "中文"],
    ["zh-Hans", "简体中文"],
    ["zh-TW", "繁體中文"],
    ["ug-CN", "ئۇيغۇرچە"],
    ["xx", "xx"],
    ["toString", "toString"],
  ])("call themselves: %s %s", (tag, name) => {
    expect(ownName(tag)).toBe(name);
  });

  it("are unreviewed, all but English", () => {
    expect([...UNREVIEWED].sort()).toEqual(LANGUAGES.filter((language) => language !== "en").sort());
  });
});

describe("filling in", () => {
  it("replaces each blank that has a value", () => {
    const text = "{held} of {size} stories, complete as of {date}";
    expect(fill(text, { held: 0, size: 41, date: "12 May 2026" })).toBe(
      "0 of 41 stories, complete as of 12 May 2026",
    );
  });

  it("leaves a blank without a value, also one that objects have from birth", () => {
    expect(fill("{name} {constructor} {toString}", { names: "x" })).toBe("{name} {constructor} {toString}");
  });

  it("never fills in a value, nor reads its dollar signs", () => {
    expect(fill("{name}, {n}", { name: "{n} $& $1", n: 3 })).toBe("{n} $& $1, 3");
  });

  it("says a sentence by its key, and the key itself where there is none", () => {
    const say = speaker(english);
    expect(say("found", { n: 7 })).toBe("7 found");
    expect(say("yes")).toBe("Yes");
    expect(say("toString")).toBe("toString");
  });
});

describe("reading words", () => {
  it.each(LANGUAGES)("accepts the file of %s", (language) => {
    expect(Object.keys(parseWords(file(language)))).toEqual(Object.keys(english));
  });

  it.each([
    ["not JSON", "{"],
    ["not UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x22, 0x61, 0x22, 0x7d])],
    ["a byte order mark", '\ufeff{"a":"b {n}","c":"d"}'],
    ["a list", ["a"]],
    ["null", "null"],
    ["a number in the place of a text", { a: "b {n}", c: 1 }],
    ["an empty text", { a: "b {n}", c: "" }],
  ])("refuses %s", (_, value) => {
    const data = value instanceof Uint8Array ? value : bytes(value);
    expect(() => parseWords(data)).toThrow(Malformed);
  });

  it("refuses what is longer than words may be", () => {
    const long = (length: number): Uint8Array => bytes({ a: "b".repeat(length - '{"a":""}'.length) });
    expect(Object.keys(parseWords(long(WORDS_BYTES)))).toEqual(["a"]);
    expect(() => parseWords(long(WORDS_BYTES + 1))).toThrow(Malformed);
  });

  it("gives the words of the nearest language, and English when it is asked for", async () => {
    const read: string[] = [];
    const spoken = await loadWords("zh-HK", reading({}, read));
    expect(read).toEqual(["app/words-zh-hant.json"]);
    expect([spoken.language, speaker(spoken.words)("yes")]).toEqual(["zh-Hant", "是"]);
    await loadEnglish(spoken, reading({}, read));
    await loadEnglish(spoken, reading({}, read));
    expect(read).toEqual(["app/words-zh-hant.json", "app/words-en.json"]);
    expect(speaker(spoken.english)("yes")).toBe("Yes");
  });

  it("leaves things as they are where English cannot be read", async () => {
    const spoken = await loadWords("ko", reading({}));
    await loadEnglish(spoken, reading({ en: new Error("no mirror") }));
    expect(spoken.english).toBe(spoken.words);
  });

  it("reads one file for a reader of English", async () => {
    const read: string[] = [];
    const spoken = await loadWords("fr", reading({}, read));
    expect(read).toEqual(["app/words-en.json"]);
    expect([spoken.language, spoken.words]).toEqual(["en", english]);
  });

  it.each([
    ["cannot be fetched", new Error("no mirror")],
    ["is a block page", bytes("<!doctype html>")],
  ])("keeps English where a language %s", async (_, answer) => {
    const spoken = await loadWords("ko", reading({ ko: answer }));
    expect([spoken.language, speaker(spoken.words)("yes")]).toEqual(["en", "Yes"]);
  });

  it("fails where English cannot be read", async () => {
    const nothing = { en: bytes("[]"), ko: bytes("[]") };
    await expect(loadWords("ko", reading(nothing))).rejects.toThrow(Malformed);
  });
});
