/**
 * Assets: the photos, sounds and films of a story, with their credit and right (spec/07-heads-and-bodies.md
 * section 3).
 *
 * Either the file travels and is named by hash and length, or a reason says why it stays home. The caption,
 * the whole raw credit line and the right class are there in both cases: a picture that is denied keeps its
 * credit.
 */

import { Malformed } from "../errors";
import { ASSET_BYTES, RENDITIONS, TEXT_CHARACTERS, TITLE_CHARACTERS } from "../limits";
import { formatHex, parseHex } from "./encoding";
import type { Json, JsonObject } from "./strictjson";
import { checkInteger, checkKeys, checkList, checkText, checkWord } from "./text";

const MEDIA = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/gif": "gif",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "video/mp4": "mp4",
} as const;
export const RIGHTS = [
  "owned",
  "commissioned",
  "wire",
  "stock",
  "handout",
  "social",
  "public-domain",
  "cc",
  "unknown",
] as const;
const REASONS = ["no-licence", "no-file", "not-ours", "expired", "unreadable"] as const;
const MANIFEST_STATES = ["valid", "untrusted", "invalid"] as const;

export type Media = keyof typeof MEDIA;
export type Right = (typeof RIGHTS)[number];
export type Reason = (typeof REASONS)[number];

/** The bytes of an asset. */
export interface File {
  /** SHA-256, 32 bytes. */
  readonly digest: Uint8Array;
  /** Bytes. */
  readonly length: number;
  readonly media: Media;
  /** Pixels; 0 for sound. */
  readonly width: number;
  /** Pixels; 0 for sound. */
  readonly height: number;
}

/**
 * What was found of the original's C2PA manifest; no file that travels carries one, because an edit breaks
 * it.
 */
export interface Manifest {
  /** Who signed it, as its certificate says, or empty. */
  readonly signer: string;
  /** untrusted: intact, by a signer that the newsroom does not know; invalid: something was altered. */
  readonly state: (typeof MANIFEST_STATES)[number];
}

/** A photo, sound or film of a story: either its file travels, or the reason why it stays home. */
export interface Asset {
  /** Ours. */
  readonly caption: string;
  /** The whole raw credit line. */
  readonly credit: string;
  readonly right: Right;
  /** For readers who do not see it. */
  readonly alt: string;
  /** The bytes, or null where it stays home. */
  readonly file: File | null;
  /** Why it stays home; empty where the file travels. */
  readonly reason: Reason | "";
  /** The photographer, as far as the credit line tells, or empty. */
  readonly by: string;
  /** The agency that owns it, or empty. */
  readonly agency: string;
  /** Through whom it came, or empty. */
  readonly via: string;
  /** Of the original, or null where it had none. */
  readonly manifest: Manifest | null;
  /** The same picture in other sizes and formats. */
  readonly renditions: readonly File[];
}

/** Returns the file name extension that follows from the media type. */
export function extensionOf(file: File): string {
  return MEDIA[file.media];
}

/** Returns every file of an asset that travels, the one for all phones first. */
export function filesOf(asset: Asset): readonly File[] {
  return asset.file ? [asset.file, ...asset.renditions] : [];
}

/** Returns an asset as the JSON value that a head holds. */
export function formatAsset(asset: Asset): JsonObject {
  const value: { [key: string]: Json } = {
    alt: asset.alt,
    caption: asset.caption,
    credit: asset.credit,
    right: asset.right,
  };
  if (asset.by) value["by"] = asset.by;
  if (asset.agency) value["agency"] = asset.agency;
  if (asset.via) value["via"] = asset.via;
  if (asset.manifest) value["manifest"] = { signer: asset.manifest.signer, state: asset.manifest.state };
  if (asset.file) value["file"] = formatFile(asset.file);
  else value["reason"] = asset.reason;
  if (asset.renditions.length > 0) value["renditions"] = asset.renditions.map(formatFile);
  return value;
}

function formatFile(file: File): JsonObject {
  const { height, length, media, width } = file;
  return { height, length, media, sha256: formatHex(file.digest), width };
}

/** Returns the asset of a JSON value. @throws Malformed */
export function parseAsset(value: Json): Asset {
  const fields = checkKeys(
    value,
    "an asset",
    ["alt", "caption", "credit", "right"],
    ["file", "manifest", "reason", "renditions", "by", "agency", "via"],
  );
  const has = (name: string): boolean => fields[name] !== undefined;
  if (has("file") === has("reason")) {
    throw new Malformed("an asset has neither or both of file and reason");
  }
  const lines = (name: string): string =>
    checkText(fields[name], `an asset's ${name}`, { limit: TEXT_CHARACTERS, lines: true });
  const part = (name: string): string =>
    has(name) ? checkText(fields[name], `an asset's ${name}`, { limit: TITLE_CHARACTERS, empty: false }) : "";
  const file = has("file") ? parseFile(fields["file"] as Json) : null;
  return {
    caption: lines("caption"),
    credit: lines("credit"),
    right: checkWord(fields["right"], "an asset's right", RIGHTS),
    alt: lines("alt"),
    file,
    reason: has("reason") ? checkWord(fields["reason"], "why an asset stays home", REASONS) : "",
    by: part("by"),
    agency: part("agency"),
    via: part("via"),
    manifest: has("manifest") ? parseManifest(fields["manifest"]) : null,
    renditions: has("renditions") ? parseRenditions(fields["renditions"], file) : [],
  };
}

function parseManifest(value: Json | undefined): Manifest {
  const fields = checkKeys(value, "an asset's manifest", ["signer", "state"]);
  return {
    signer: checkText(fields["signer"], "a manifest's signer", { limit: TITLE_CHARACTERS }),
    state: checkWord(fields["state"], "a manifest's state", MANIFEST_STATES),
  };
}

function parseRenditions(value: Json | undefined, file: File | null): readonly File[] {
  const found = checkList(value, "an asset's renditions", RENDITIONS).map(parseFile);
  const digests = new Set([...found, ...(file ? [file] : [])].map((item) => formatHex(item.digest)));
  if (!file || found.length === 0 || digests.size !== found.length + 1) {
    throw new Malformed(
      "an asset's renditions are malformed: they need a file, and each differs from all others",
    );
  }
  return found;
}

function parseFile(value: Json): File {
  const fields = checkKeys(value, "an asset's file", ["height", "length", "media", "sha256", "width"]);
  const digest = fields["sha256"];
  if (typeof digest !== "string") throw new Malformed("an asset's file is malformed");
  return {
    digest: parseHex(digest),
    length: checkInteger(fields["length"], "an asset's length", 1, ASSET_BYTES),
    media: checkWord(fields["media"], "an asset's media type", Object.keys(MEDIA) as Media[]),
    width: checkInteger(fields["width"], "a picture's width", 0, 65535),
    height: checkInteger(fields["height"], "a picture's height", 0, 65535),
  };
}
