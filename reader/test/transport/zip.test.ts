import { deflateRawSync, crc32 as zlibCrc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { concat, utf8 } from "../../src/archive/encoding";
import { Malformed, TransportFailed } from "../../src/errors";
import { crc32, formatZip, type ReadPart, readDirectory, readEntry } from "../../src/transport/zip";

const files = {
  "root/1": utf8("a note\n"),
  "eng/s/aaaaaaaaaaaaaaaa.parts": Uint8Array.from({ length: 3000 }, (_, at) => at % 7),
  empty: new Uint8Array(0),
};
const partsOf =
  (zip: Uint8Array): ReadPart =>
  async (from, to) =>
    zip.slice(from, to);

/** A zip with one deflated file, as other programs write it. */
function deflated(name: string, data: Uint8Array, claimed = data.length): Uint8Array {
  const packed = new Uint8Array(deflateRawSync(data));
  const stored = formatZip({ [name]: packed });
  const view = new DataView(stored.buffer);
  const list = stored.length - 22 - 46 - name.length;
  view.setUint16(8, 8, true);
  view.setUint16(list + 10, 8, true);
  view.setUint32(list + 24, claimed, true);
  return stored;
}

describe("zips", () => {
  it("come back as they were written", async () => {
    const zip = formatZip(files);
    const entries = await readDirectory(partsOf(zip), zip.length);
    expect(entries.map(({ name }) => name)).toEqual(Object.keys(files));
    for (const entry of entries)
      expect(await readEntry(partsOf(zip), entry)).toEqual(files[entry.name as keyof typeof files]);
  });

  it("have the check sums of zlib", () => {
    for (const data of Object.values(files)) expect(crc32(data)).toBe(zlibCrc32(data));
  });

  it("of other programs are read, deflated and with a comment at the end", async () => {
    const data = utf8("the river ".repeat(500));
    const zip = deflated("root/1", data);
    new DataView(zip.buffer).setUint16(zip.length - 2, 5, true);
    const whole = concat(zip, utf8("hello"));
    const [entry] = await readDirectory(partsOf(whole), whole.length);
    expect(await readEntry(partsOf(whole), entry!)).toEqual(data);
  });

  it("never give more than their list says: a bomb is refused", async () => {
    const zip = deflated("root/1", new Uint8Array(5_000_000), 1000);
    const [entry] = await readDirectory(partsOf(zip), zip.length);
    await expect(readEntry(partsOf(zip), entry!)).rejects.toBeInstanceOf(TransportFailed);
  });

  it("that are cut anywhere are refused", async () => {
    const zip = formatZip(files);
    for (let length = 0; length < zip.length; length += 13) {
      const cut = zip.slice(0, length);
      const taken = readDirectory(partsOf(cut), cut.length).then((entries) =>
        Promise.all(entries.map((entry) => readEntry(partsOf(cut), entry))),
      );
      await expect(taken).rejects.toThrow();
    }
  });

  it("are told from anything else", async () => {
    for (const data of [new Uint8Array(0), utf8("<!DOCTYPE html>"), new Uint8Array(200_000)]) {
      await expect(readDirectory(partsOf(data), data.length)).rejects.toBeInstanceOf(Malformed);
    }
  });
});
