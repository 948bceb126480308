/** The QR codes against a package that others use, module by module. */

import qrcode from "qrcode-generator";
import { describe, expect, it } from "vitest";
import { type Modules, qrCode } from "../../src/ui/qr";

/** The mask that a code says it has: three of the bits of format beside the upper left finder. */
function maskOf(code: Modules): number {
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => [8, y] as const);
  const more = [7, 5, 4, 3, 2, 1, 0].map((x) => [x, 8] as const);
  const bits = [...places, ...more].reduce((sum, [x, y], i) => sum | (Number(code[y]![x]) << i), 0);
  return ((bits ^ 0x5412) >> 10) & 7;
}

function theirs(text: string): Modules {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => code.isDark(y, x)));
}

const textOf = (length: number): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * i * 7 + i * 13) % 90))).join("");

describe("QR codes", () => {
  it("have every module of another implementation, in all versions and masks", () => {
    const sizes = new Set<number>();
    const masks = new Set<number>();
    for (let length = 1; length <= 666; length += length < 40 ? 1 : 7) {
      const text = textOf(length);
      const other = theirs(text);
      expect(qrCode(new TextEncoder().encode(text), maskOf(other))).toEqual(other);
      sizes.add(other.length);
      masks.add(maskOf(other));
    }
    expect(sizes.size).toBe(20);
    expect(masks.size).toBe(8);
  });

  it("say which mask they chose", () => {
    const data = new TextEncoder().encode("https://mirror.example/eng/s/aaaaaaaaaaaaaaaa.html");
    const chosen = qrCode(data)!;
    expect(qrCode(data, maskOf(chosen))).toEqual(chosen);
  });

  it("are none where the bytes are too many", () => {
    expect(qrCode(new Uint8Array(666))).not.toBeNull();
    expect(qrCode(new Uint8Array(667))).toBeNull();
  });
});
