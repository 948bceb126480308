/**
 * Zips, written and read: APPNOTE 6.3.10, files stored as they are or deflated, below 4 GB (no zip64).
 *
 * Reading asks for the list at the end and then for single files by their exact names; nothing is unpacked.
 */

import { concat, utf8 } from "../archive/encoding";
import { inflate } from "../archive/inflate";
import { Malformed, type SkywaveError, TransportFailed } from "../errors";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const VERSION = 20;
/** 1980-01-01 00:00, the first time that a zip can tell. */
const DATE = 0x21;
/** How long a zip's list of files may be. */
const DIRECTORY_BYTES = 64 * 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  /** Where its local header stands. */
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly deflated: boolean;
}

/** Returns a zip of files as they are, all of one fixed time: it tells nothing of the device that made it. */
export function formatZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const name of Object.keys(files)) {
    const data = files[name]!;
    const encoded = utf8(name);
    const common = [
      VERSION,
      2,
      0,
      2,
      STORED,
      2,
      0,
      2,
      DATE,
      2,
      crc32(data),
      4,
      data.length,
      4,
      data.length,
      4,
      encoded.length,
      2,
      0,
      2,
    ];
    const local = concat(fields([LOCAL, 4, ...common]), encoded, data);
    directory.push(fields([ENTRY, 4, VERSION, 2, ...common, 0, 2, 0, 2, 0, 2, 0, 4, at, 4]), encoded);
    bodies.push(local);
    at += local.length;
  }
  const list = concat(...directory);
  const count = bodies.length;
  return concat(
    ...bodies,
    list,
    fields([END, 4, 0, 2, 0, 2, count, 2, count, 2, list.length, 4, at, 4, 0, 2]),
  );
}

/** Returns numbers as little-endian bytes: value, width, value, width, ... */
function fields(pairs: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    for (let byte = 0; byte < pairs[i + 1]!; byte++) bytes.push((pairs[i]! / 2 ** (8 * byte)) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** CRC-32 of ISO 3309, as zips want it. */
export function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Reads part of a file. */
export type ReadPart = (from: number, to: number) => Promise<Uint8Array>;

/**
 * Returns a zip's list of files.
 *
 * @param read Of the zip.
 * @param length Of the zip, bytes.
 * @throws Malformed It is none, or its list is broken or too long.
 */
export async function readDirectory(read: ReadPart, length: number): Promise<ZipEntry[]> {
  const end = await read(Math.max(0, length - END_BYTES - 0xffff), length);
  const view = viewOf(end);
  let at = end.length - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END) at--;
  if (at < 0) throw new Malformed("this is no zip");
  const count = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (size > DIRECTORY_BYTES || count === 0xffff || offset + size > length) throw broken();
  return parseDirectory(await read(offset, offset + size), count);
}

function parseDirectory(bytes: Uint8Array, count: number): ZipEntry[] {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw broken();
    const method = view.getUint16(at + 10, true);
    const ends = at + 46 + view.getUint16(at + 28, true);
    let name = "";
    // Our paths are ASCII; any other name is none of ours.
    for (const byte of bytes.subarray(at + 46, ends)) name += String.fromCharCode(byte);
    const entry = {
      name,
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      deflated: method === DEFLATED,
    };
    if ((method === STORED || method === DEFLATED) && !(view.getUint16(at + 8, true) & ENCRYPTED))
      entries.push(entry);
    at = ends + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * Returns a file of a zip, no longer than its list says.
 *
 * @throws TransportFailed It is cut, or cannot be unpacked to exactly that.
 */
export async function readEntry(read: ReadPart, entry: ZipEntry): Promise<Uint8Array> {
  const local = await read(entry.offset, entry.offset + 30);
  if (local.length < 30) throw cut(entry);
  const view = viewOf(local);
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = await read(start, start + entry.packed);
  let data = packed;
  try {
    if (entry.deflated) data = inflate(packed, new Uint8Array(0), entry.size);
  } catch {
    throw cut(entry);
  }
  if (data.length !== entry.size) throw cut(entry);
  return data;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function broken(): SkywaveError {
  return new Malformed("a zip's list of files is too long or broken");
}

function cut(entry: ZipEntry): SkywaveError {
  return new TransportFailed(`${entry.name} is cut`, "eof_error");
}
