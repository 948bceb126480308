/**
 * Where everything stands on a mirror: all path arithmetic, in one pure module (spec/10-layout.md).
 *
 * Numbers and paths are derived, never taken from content. R counts the redactions that hit a bundle, so that
 * no cache keeps the old one (RULES 16).
 */

import { TILE_WIDTH } from "../limits";
import { formatHex } from "./encoding";

export const ROOT_LOG = "root";
export const APP_LOG = "app";
export const APP_KEY_PATH = "app/key";
export const WORKER_PATH = "sw.js";

const RESERVED_DESKS = ["app", "root", "mirrors", "dict", "o"];
const DESK = /^[a-z][a-z0-9-]{0,15}(?:\/[a-z][a-z0-9-]{0,15})?$/;
// A desk's own folder names; a desk `a` and a desk `a/head` must not share paths.
const TAKEN = ["tile", "head", "body", "frontier", "checkpoint", "s", "m", "t", "l", "about"];

// The app's files stand beside its log.
const APP_FILE = /^app\/(?!(?:key|checkpoint|tile)$)[a-z0-9][a-z0-9.-]{0,63}$/;

/** Says whether `code` may name a desk: `mya`, or `benar/tha` for a desk of another masthead (RULES 5). */
export function isDeskCode(code: string): boolean {
  const [first = "", second = ""] = code.split("/");
  return DESK.test(code) && RESERVED_DESKS.indexOf(first) < 0 && TAKEN.indexOf(second) < 0;
}

/** Says whether a release of the reader app may name `path`: `sw.js` at the top, or a file below `app/`. */
export function isAppPath(path: string): boolean {
  return path === WORKER_PATH || APP_FILE.test(path);
}

/** Returns a bundle or tile number as C2SP path elements: 1234067 is `x001/x234/067`. */
export function numberPath(number: number): string {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  return padded.replace(/\d{3}(?!$)/g, "x$&/");
}

const widthMark = (width: number): string => (width === TILE_WIDTH ? "" : `.p/${width}`);

/** Returns the path of a log's checkpoint. */
export function checkpointPath(log: string): string {
  return `${log}/checkpoint`;
}

/** Returns the path of a root note. */
export function rootNotePath(version: number): string {
  return `${ROOT_LOG}/${version}`;
}

/** Returns the path of a tile of hashes, `width` 1 to 256. */
export function tilePath(log: string, level: number, number: number, width: number): string {
  return `${log}/tile/${level}/${numberPath(number)}${widthMark(width)}`;
}

/** Returns the path of a bundle of records, `width` 1 to 256. */
export function entriesPath(log: string, number: number, width: number): string {
  return `${log}/tile/entries/${numberPath(number)}${widthMark(width)}`;
}

/** Returns the path of a bundle of frames. */
export function bundlePath(
  desk: string,
  part: "head" | "body",
  number: number,
  width: number,
  redactions = 0,
): string {
  return `${desk}/${part}/${numberPath(number)}${redactions ? `.r${redactions}` : ""}${widthMark(width)}`;
}

/** Returns the path of the frontier before leaf `start`. */
export function frontierPath(desk: string, start: number): string {
  return `${desk}/frontier/${start}`;
}

/** Returns the path of an asset; the extension follows from its media type. */
export function objectPath(digest: Uint8Array, extension: string): string {
  const name = formatHex(digest);
  return `o/${name.slice(0, 2)}/${name}.${extension}`;
}

/** Returns the path of a dictionary. */
export function dictionaryPath(digest: Uint8Array): string {
  return `dict/${formatHex(digest)}`;
}

/** Returns the path of a signer's mirror list; `signer` is `root` or a steward's name. */
export function mirrorsPath(signer: string): string {
  return `mirrors/${signer}`;
}

/** A tile of a tree: where it stands and how many hashes it has. */
export interface TileWidth {
  readonly level: number;
  readonly number: number;
  readonly width: number;
}

/** Returns the tiles that a tree of `size` leaves has, full and partial. */
export function tileWidths(size: number): TileWidth[] {
  const tiles: TileWidth[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    for (const { number, width } of bundleWidths(count)) tiles.push({ level, number, width });
  }
  return tiles;
}

/** Returns the bundles that a log of `size` leaves has. */
export function bundleWidths(size: number): { readonly number: number; readonly width: number }[] {
  const bundles: { number: number; width: number }[] = [];
  for (let start = 0; start < size; start += TILE_WIDTH) {
    bundles.push({ number: start / TILE_WIDTH, width: Math.min(TILE_WIDTH, size - start) });
  }
  return bundles;
}
