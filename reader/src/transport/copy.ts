/**
 * Copies that a person opens: a folder of the public tree, or a zip of it.
 *
 * A copy is never unpacked. Files are looked up by the exact paths that the formats derive; a name in a copy is never a path to
 * write to, and no page of it is opened (RULES 30). A zip may wrap the tree in one folder.
 */

import { Malformed, TransportFailed } from "../errors";
import { TOO_MUCH } from "./mirror";
import type { Answer, Ask, Place } from "./place";
import { type ReadPart, readDirectory, readEntry, type ZipEntry } from "./zip";

/** How many files a folder may have. */
const FILES = 200_000;
/** How much longer than its content a file in a zip may be: what does not compress grows a little. */
const PACKED_MORE = 1024;

export interface Copy extends Place {
  /** The paths in it, as it names them: used to find what may be asked for, after they were parsed. */
  readonly paths: readonly string[];
}

/** The bytes of a blob's part. `Blob.arrayBuffer` is younger than the engines that this is built for. */
export function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(new TransportFailed("a file cannot be read", "unknown_failure"));
    reader.readAsArrayBuffer(blob);
  });
}

/** Returns the part of `paths` before the tree's top: the shortest folder that holds `root/1`. */
function topOf(paths: Iterable<string>): string {
  let top: string | null = null;
  for (const path of paths) {
    if (path === "root/1") return "";
    if (path.endsWith("/root/1") && (top === null || path.length < top.length)) top = path;
  }
  if (top === null) throw new Malformed("this is no copy of a newsroom: it has no root/1");
  return top.slice(0, -"root/1".length);
}

/** A folder that was chosen with `<input webkitdirectory>`. */
export class FolderCopy implements Copy {
  readonly name = "copy";
  readonly remote = false;
  readonly paths: readonly string[];
  private readonly files = new Map<string, File>();

  constructor(files: readonly File[]) {
    if (files.length > FILES) throw new Malformed("a copy has too many files");
    const named = files.map((file) => [file.webkitRelativePath || file.name, file] as const);
    const top = topOf(named.map(([path]) => path));
    for (const [path, file] of named) if (path.startsWith(top)) this.files.set(path.slice(top.length), file);
    this.paths = Array.from(this.files.keys());
  }

  async read(path: string, limit: number, ask: Ask = {}): Promise<Answer | null> {
    const file = this.files.get(path);
    if (!file) return null;
    if (file.size > limit) throw new TransportFailed(`${path} is longer than ${limit} bytes`, TOO_MUCH);
    const from = ask.from ?? 0;
    return { bytes: await bytesOf(file.slice(from)), from };
  }
}

/** A zip of the tree; the list at its end is read, and each file when it is asked for. */
export class ZipCopy implements Copy {
  readonly name = "copy";
  readonly remote = false;
  readonly paths: readonly string[];

  private constructor(
    private readonly readPart: ReadPart,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
  ) {
    this.paths = Array.from(entries.keys());
  }

  /**
   * @throws Malformed It is no zip of a newsroom's tree, or names one file twice: nobody could tell which is meant.
   * @throws TransportFailed The file cannot be read.
   */
  static async open(file: Blob): Promise<ZipCopy> {
    const read: ReadPart = (from, to) => bytesOf(file.slice(from, to));
    const listed = await readDirectory(read, file.size);
    const top = topOf(listed.map(({ name }) => name));
    const entries = new Map<string, ZipEntry>();
    for (const entry of listed) {
      if (!entry.name.startsWith(top)) continue;
      const path = entry.name.slice(top.length);
      if (entries.has(path)) throw new Malformed("a zip names one file twice");
      entries.set(path, entry);
    }
    return new ZipCopy(read, entries);
  }

  async read(path: string, limit: number, ask: Ask = {}): Promise<Answer | null> {
    const entry = this.entries.get(path);
    if (!entry) return null;
    if (entry.size > limit || entry.packed > limit + PACKED_MORE) {
      throw new TransportFailed(`${path} is longer than ${limit} bytes`, TOO_MUCH);
    }
    const from = ask.from ?? 0;
    return { bytes: (await readEntry(this.readPart, entry)).subarray(from), from };
  }
}
