/**
 * Is this app the one in the newsroom's public log of releases (RULES 32)? The app cannot prove itself: an app that lies would say
 * yes. The answer is worth something to those who got the app from elsewhere, and to everybody where mirrors are told apart.
 */

import { equal, formatHex, sha256 } from "../archive/encoding";
import { bundleWidths, checkpointPath, entriesPath } from "../archive/layout";
import { Frontier, leafHash } from "../archive/merkle";
import { acceptAppKey, parseRelease, type Release } from "../archive/release";
import { Keys } from "../archive/root";
import { parseEntries } from "../archive/tiles";
import { acceptCheckpoint } from "../archive/trust";
import { VerificationFailed } from "../errors";
import { CHECKPOINT_BYTES, RELEASE_ENTRIES_BYTES, ROOT_NOTE_BYTES } from "../limits";
import { type Context, rootOf } from "./context";
import type { ReleaseModel } from "./model";

/** The file that runs: what else the app is made of follows from it and from the worker's own list. */
const RUNNING = "app/reader.js";

/**
 * Looks for the running app among the releases.
 *
 * @param running The bytes of the app's own script.
 */
export async function findRelease(context: Context, running: Uint8Array): Promise<ReleaseModel> {
  const releases = await takeReleases(context);
  if (!releases) return { state: "unknown", number: 0 };
  const digest = formatHex(sha256(running));
  const mine = releases.filter((release) =>
    release.files.some((file) => file.path === RUNNING && formatHex(file.digest) === digest),
  );
  const newest = mine[mine.length - 1];
  return newest ? { state: "logged", number: newest.number } : { state: "unlogged", number: 0 };
}

async function takeReleases(context: Context): Promise<Release[] | null> {
  const root = rootOf(context);
  const key = await context.network.take("app", "app/key", ROOT_NOTE_BYTES, (bytes) =>
    acceptAppKey(root, bytes),
  );
  if (!key) return null;
  const first = key.place;
  const head = await context.network.take(
    "app",
    checkpointPath("app"),
    CHECKPOINT_BYTES,
    (bytes) => acceptCheckpoint(root, `${root.domain}/app`, new Keys(1, [key.value]), bytes).head,
    { first, fresh: true },
  );
  if (!head) return null;
  const leaves: Uint8Array[] = [];
  for (const { number, width } of bundleWidths(head.value.size)) {
    const bundle = await context.network.take(
      "app",
      entriesPath("app", number, width),
      RELEASE_ENTRIES_BYTES,
      (bytes) => parseEntries(bytes, width),
      { first },
    );
    if (!bundle) return null;
    leaves.push(...bundle.value);
  }
  if (!equal(new Frontier().extend(leaves.map(leafHash)).root, head.value.root)) {
    throw new VerificationFailed("the app's releases do not lead to the signed root");
  }
  return leaves.map(parseRelease);
}
