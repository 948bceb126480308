/** Searching: what is found in every script, and where it is marked. */

import { describe, expect, it } from "vitest";
import { findIn, termsOf } from "../../src/reading/search";

const found = (query: string, ...texts: string[]) => {
  const hit = findIn(texts, termsOf(query));
  if (!hit) return null;
  const shown = hit.excerpt || texts[0]!;
  return [hit.excerpt, shown.slice(hit.start, hit.end)];
};

const LONG = `The sleeping cars left Talun on Thursday with every berth taken. ${"Passengers came for the price. ".repeat(8)}`;

describe("searching", () => {
  it("marks what was found where it stands in the headline, as the headline writes it", () => {
    expect(found("đa nang", "Hội nghị ở Đà Nẵng")).toEqual(["", "Đà"]);
    expect(found("ရေ\u200bတွင်း", "ရွာသားများ ရေတွင်းသစ်")).toEqual(["", "ရေတွင်း"]);
    expect(found("ရေတွင်း", "ရွာသားများ ရေ\u200bတွင်းသစ်")).toEqual(["", "ရေ\u200bတွင်း"]);
    expect(found("\u0643\u062a\u0627\u0628", "\u06a9\u062a\u0627\u0628")).toEqual([
      "",
      "\u06a9\u062a\u0627\u0628",
    ]);
  });

  it("shows whole words around a hit in the text, and a sign where something is left out", () => {
    const [excerpt, marked] = found("berth", "Title", LONG)!;
    expect(marked).toBe("berth");
    expect(excerpt).toMatch(/^…cars left Talun on Thursday with every berth taken\. Passengers .* \w+\.?…$/);
    expect(found("sleeping", "Title", "The sleeping cars")).toEqual(["The sleeping cars", "sleeping"]);
  });

  it("never begins an excerpt with a vowel that belongs to the letter before", () => {
    const text = "ထန်းကုန်းရွာတွင်ရွာသားများစုပေါင်းတူးသည့်ရေတွင်းသစ်မှရေကိုဧပြီလဒုတိယပတ်မှစ၍သုံးစွဲနေပြီဖြစ်ကြောင်း";
    for (let at = 0; at < text.length - 3; at++) {
      const term = text.slice(at, at + 3);
      const hit = found(term, "Title", text);
      expect(hit?.[0]).not.toMatch(/^…?[\u102b-\u103e]/);
    }
  });

  it("wants every word of a query, wherever each stands", () => {
    expect(found("talun taken", "Title", LONG)?.[1]).toBe("Talun");
    expect(found("talun nowhere", "Title", LONG)).toBeNull();
  });
});
