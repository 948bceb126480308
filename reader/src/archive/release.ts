/**
 * Releases of the reader app: the leaves of its log, and the note that names the log's key (spec/16-reader-
 * app.md).
 *
 *     skywave-release/v1
 *     release 3                               index of the leaf + 1
 *     program 0.4.0
 *     page-format 2                           of the pages that this app renders (RULES 31)
 *     logged 1779148800                       seconds since the epoch, never decreasing along the log
 *     file app/reader.js <64 hex digits> 48213
 *     file sw.js <64 hex digits> 6210         SHA-256 and length; sorted by path
 *
 * The log has a key of its own (RULES 11), which no root note names. `app/key` does, a note by the root keys:
 *
 *     newsroom-app/v1 rfa.example
 *     version 1
 *     key rfa.example/app+<8 hex digits>+<base64>
 */

import { Malformed, VerificationFailed } from "../errors";
import {
  ASSET_BYTES,
  LATEST_SECONDS,
  LOG_SIZE,
  RELEASE_BYTES,
  RELEASE_FILES,
  ROOT_NOTE_BYTES,
  ROOT_STEPS,
} from "../limits";
import { decodeAscii, equal, formatHex, parseDecimal, parseHex, utf8 } from "./encoding";
import { APP_LOG, isAppPath } from "./layout";
import { isSafePoint, type Note, parseNote, SIGNATURE, VerifierKey } from "./note";
import { checkThreshold, isDomain, type RootNote } from "./root";

const HEADER = "skywave-release/v1";
const KEY_HEADER = "newsroom-app/v1";
const RELEASE = new RegExp(
  `^${HEADER}
release ([0-9]+)
program ([0-9A-Za-z.+-]{1,40})
page-format ([0-9]+)
logged ([0-9]+)
((?:file [a-z0-9./-]+ [0-9a-f]{64} [0-9]+\n)+)$`,
);
const KEY = new RegExp(`^${KEY_HEADER} ([^ \n]+)\nversion ([0-9]+)\nkey ([^ \n]+)\n$`);

/** One file of the app. */
export interface ReleaseFile {
  /** In the tree: `sw.js` or below `app/`. */
  readonly path: string;
  /** SHA-256, 32 bytes. */
  readonly digest: Uint8Array;
  /** Bytes. */
  readonly length: number;
}

/** One leaf of the app log. */
export interface Release {
  /** Index of the leaf + 1. */
  readonly number: number;
  /** Version of the program that it belongs to. */
  readonly program: string;
  /** Number of the pages that it renders. */
  readonly pageFormat: number;
  /** Seconds since the epoch. */
  readonly logged: number;
  /** Every file of the app, sorted by path. */
  readonly files: readonly ReleaseFile[];
}

/** Returns the leaf's bytes. */
export function formatRelease(release: Release): Uint8Array {
  const lines = [
    HEADER,
    `release ${release.number}`,
    `program ${release.program}`,
    `page-format ${release.pageFormat}`,
    `logged ${release.logged}`,
    ...release.files.map((file) => `file ${file.path} ${formatHex(file.digest)} ${file.length}`),
  ];
  return utf8(`${lines.join("\n")}\n`);
}

/** Parses a leaf of the app log. @throws Malformed Any bytes that `formatRelease` would not write. */
export function parseRelease(untrusted: Uint8Array): Release {
  const text = untrusted.length > RELEASE_BYTES ? null : decodeAscii(untrusted);
  const [, number, program, pageFormat, logged, lines] = (text === null ? null : RELEASE.exec(text)) ?? [];
  if (
    number === undefined ||
    program === undefined ||
    pageFormat === undefined ||
    logged === undefined ||
    lines === undefined
  ) {
    throw new Malformed("a release of the reader app is malformed");
  }
  const files = lines.split("\n").slice(0, -1);
  if (files.length > RELEASE_FILES) {
    throw new Malformed(`a release of the reader app names more than ${RELEASE_FILES} files`);
  }
  const release: Release = {
    number: parseDecimal(number, LOG_SIZE),
    program,
    pageFormat: parseDecimal(pageFormat, LOG_SIZE),
    logged: parseDecimal(logged, LATEST_SECONDS),
    files: files.map(parseFile),
  };
  const sorted = release.files.every(
    (file, i, all) => i === 0 || (all[i - 1] as ReleaseFile).path < file.path,
  );
  if (release.number < 1 || release.pageFormat < 1 || !sorted || !equal(formatRelease(release), untrusted)) {
    throw new Malformed("a release of the reader app is not in its canonical form");
  }
  return release;
}

function parseFile(line: string): ReleaseFile {
  const [, path = "", digest = "", length = ""] = line.split(" ");
  if (!isAppPath(path)) {
    throw new Malformed(`a release of the reader app names '${path.slice(0, 80)}', which is no file of it`);
  }
  return { path, digest: parseHex(digest), length: parseDecimal(length, ASSET_BYTES) };
}

/**
 * Checks that a release may stand after another one, or be the first. @throws VerificationFailed Its number
 * or time is wrong.
 */
export function checkFollows(previous: Release | null, release: Release): void {
  const number = previous ? previous.number + 1 : 1;
  if (release.number !== number) {
    throw new VerificationFailed(
      `release ${release.number} of the reader app stands where release ${number} should be`,
    );
  }
  if (previous && release.logged < previous.logged) {
    throw new VerificationFailed(
      `release ${release.number} of the reader app is dated before the one that it follows`,
    );
  }
}

/**
 * Returns the releases of a whole app log, in order.
 *
 * @throws Malformed A leaf is no release.
 * @throws VerificationFailed One may not stand where it stands.
 */
export function parseReleases(untrusted: Iterable<Uint8Array>): readonly Release[] {
  const releases: Release[] = [];
  for (const leaf of untrusted) {
    const release = parseRelease(leaf);
    checkFollows(releases[releases.length - 1] ?? null, release);
    releases.push(release);
  }
  return releases;
}

/** What `app/key` states. */
export interface AppKey {
  /** The newsroom's. */
  readonly domain: string;
  /** 1, 2, ...: raised with each new key. */
  readonly version: number;
  /** Of the app log, named `<domain>/app`. */
  readonly key: VerifierKey;
}

/** Returns the text that the root keys sign. */
export function formatAppKey(stated: AppKey): string {
  return `${KEY_HEADER} ${stated.domain}\nversion ${stated.version}\nkey ${stated.key.text}\n`;
}

/** Returns the origin of the app log. */
export function appOrigin(root: RootNote): string {
  return `${root.domain}/${APP_LOG}`;
}

/** `app/key` and the note that it was read from; its signatures are not checked. */
export interface UntrustedAppKey {
  readonly stated: AppKey;
  readonly note: Note;
}

/** Parses `app/key`; its signatures are not checked. @throws Malformed Another spelling, or an unsafe key. */
export function parseAppKey(untrusted: Uint8Array): UntrustedAppKey {
  const note = parseNote(untrusted, ROOT_NOTE_BYTES);
  const [, domain, version, text] = KEY.exec(note.text) ?? [];
  if (domain === undefined || version === undefined || text === undefined || !isDomain(domain)) {
    throw new Malformed("the note on the app's key is malformed");
  }
  const stated = { domain, version: parseDecimal(version, ROOT_STEPS), key: VerifierKey.parse(text) };
  const { key } = stated;
  if (stated.version < 1 || key.kind !== SIGNATURE || key.name !== `${domain}/${APP_LOG}`) {
    throw new Malformed("the note on the app's key names another kind of key, or states version 0");
  }
  if (!isSafePoint(key.publicKey)) throw new Malformed(`the key ${key.name} is not a safe Ed25519 key`);
  return { stated, note };
}

/**
 * Returns the key of the app log, if the newsroom's root keys say so.
 *
 * @param root The newest root note, already accepted.
 * @throws Malformed See parseAppKey.
 * @throws VerificationFailed It is another newsroom's, its key has a role in the root note, a signature is
 *     wrong, or too few root keys signed.
 */
export function acceptAppKey(root: RootNote, untrusted: Uint8Array): VerifierKey {
  const { stated, note } = parseAppKey(untrusted);
  if (stated.domain !== root.domain) {
    throw new VerificationFailed(`this is the app's key of '${stated.domain}', not of '${root.domain}'`);
  }
  if (root.allKeys.some((key) => equal(key.publicKey, stated.key.publicKey))) {
    throw new VerificationFailed("the app's key has another role in the root note");
  }
  checkThreshold(root.root, note, "the note on the app's key");
  return stated.key;
}
