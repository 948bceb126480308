import { expect, test } from "vitest";
import { addressHash, addressKey } from "../../src/archive/address";
import { compareCodePoints } from "../../src/archive/encoding";
import {
  bundlePath,
  bundleWidths,
  isAppPath,
  isDeskCode,
  numberPath,
  tilePath,
  tileWidths,
} from "../../src/archive/layout";
import { monthOf, sectionHash } from "../../src/archive/listing";
import { indexWindow } from "../../src/archive/record";

test("numbers and paths follow from sizes", () => {
  expect([0, 7, 999, 1000, 1234067].map(numberPath)).toEqual([
    "000",
    "007",
    "999",
    "x001/000",
    "x001/x234/067",
  ]);
  expect(tilePath("mya", 0, 1234067, 256)).toBe("mya/tile/0/x001/x234/067");
  expect(bundlePath("mya", "head", 0, 12, 1)).toBe("mya/head/000.r1.p/12");
  // spec/10-layout.md section 4: a log of 70,000 leaves.
  const tiles = tileWidths(70_000);
  expect(tiles.length).toBe(274 + 2 + 1);
  expect(tiles.slice(-3)).toEqual([
    { level: 1, number: 0, width: 256 },
    { level: 1, number: 1, width: 17 },
    { level: 2, number: 0, width: 1 },
  ]);
  expect(bundleWidths(70_000)[273]).toEqual({ number: 273, width: 112 });
  expect([bundleWidths(0), tileWidths(0)]).toEqual([[], []]);
});

test("desk codes and the app's paths leave each other's names alone", () => {
  expect(["mya", "benar/tha", "a-1"].map(isDeskCode)).toEqual([true, true, true]);
  for (const code of ["", "app", "root/x", "mya/head", "a/b/c", "a/", "Mya", "1a", "a".repeat(17)]) {
    expect([code, isDeskCode(code)]).toEqual([code, false]);
  }
  expect(["sw.js", "app/reader.js"].map(isAppPath)).toEqual([true, true]);
  for (const path of ["app/key", "app/checkpoint", "app/tile", "app/a/b", "app/.x", "x.js"]) {
    expect([path, isAppPath(path)]).toEqual([path, false]);
  }
});

test("index windows double as in a binary counter, up to 2,048 leaves", () => {
  // spec/06-records.md section 4.
  expect([255, 511, 767, 1023, 1279, 2047, 2303].map(indexWindow)).toEqual([0, 0, 512, 0, 1024, 0, 2048]);
});

test("a story stands in the month of its date, or of its record, and a section's name is hashed", () => {
  expect(monthOf(null, 1779148800)).toBe("2026-05");
  expect(monthOf(0, 1779148800)).toBe("1970-01");
  expect(monthOf(-30_610_224_000, 0)).toBe("1000-01");
  expect(monthOf(253_402_300_799, 0)).toBe("9999-12");
  expect(sectionHash("News")).toMatch(/^[a-z2-7]{8}$/);
});

test("an address has one key for its many spellings, and a hash that heads state", () => {
  const key = "url:example.org/a/b";
  for (const address of [
    "http://www.example.org/a/b.html?utm_source=x#top",
    " https://m.example.org:443/a/b/ ",
    "HTTPS://AMP.EXAMPLE.ORG/a/b/amp/",
  ]) {
    expect(addressKey(address)).toBe(key);
  }
  for (const none of [
    "https://example.org/",
    "example.org/a",
    "ftp://example.org/a",
    "https://[::1]/a",
    "",
  ]) {
    expect(addressKey(none)).toBe("");
  }
  expect(addressKey("https://example.org/?b=2&a=x%20y")).toBe("url:example.org?a=x+y&b=2");
  expect(addressHash(key)).toBe("nx54m7ub5wmqr7hsu4yyyusaau");
});

test("texts are ordered by code points, where JavaScript orders by UTF-16 units", () => {
  const sorted = ["", "a", "ab", "b", "\ud7ff", "\ue000", "\uffff", "\u{10000}", "\u{1f600}"];
  expect([...sorted].reverse().sort(compareCodePoints)).toEqual(sorted);
  expect([...sorted].sort()).not.toEqual(sorted);
});
