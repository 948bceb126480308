/**
 * QR codes (ISO/IEC 18004): byte mode, error correction M, versions 1 to 20, which hold 666 bytes. Enough for a link with a pin.
 *
 * Its own, because the known packages also carry GIF, kanji and four levels: five times the bytes on a slow line. A test compares
 * every module with one of them.
 */

const MOST_VERSION = 20;
// Of level M, by version: codewords for correction in each block, and blocks.
const CORRECTION = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Rows of modules, true for dark, without the quiet zone of four modules that must stand around them. */
export type Modules = readonly (readonly boolean[])[];

type Grid = boolean[][];

/**
 * Returns the code of some bytes, or null where they are too many.
 *
 * @param only The mask to draw it with, 0 to 7; the one that cameras read best where it is left out.
 */
export function qrCode(data: Uint8Array, only?: number): Modules | null {
  let version = 1;
  while (version <= MOST_VERSION && data.length + (version < 10 ? 2 : 3) > dataCodewords(version)) version++;
  if (version > MOST_VERSION) return null;
  const size = 17 + 4 * version;
  const dark = grid(size);
  const fixed = grid(size);
  drawFunctions(version, dark, fixed);
  drawCodewords(interleave(codewords(data, version), version), dark, fixed);
  let best = dark;
  let least = Number.POSITIVE_INFINITY;
  for (let mask = only ?? 0; mask <= (only ?? 7); mask++) {
    const tried = dark.map((row, y) => row.map((on, x) => on !== (!fixed[y]![x]! && MASKS[mask]!(x, y))));
    drawFormat(mask, tried);
    const penalty = penaltyOf(tried);
    if (penalty < least) {
      least = penalty;
      best = tried;
    }
  }
  return best;
}

function grid(size: number): Grid {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => false));
}

function alignments(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const last = version * 4 + 10;
  return Array.from({ length: count }, (_, i) => (i ? last - (count - 1 - i) * step : 6));
}

/** Returns how many codewords (bytes) of all kinds a version holds. */
function allCodewords(version: number): number {
  const count = alignments(version).length;
  let modules = (16 * version + 128) * version + 64;
  if (count) modules -= (25 * count - 10) * count - 55;
  if (version >= 7) modules -= 36;
  return modules >> 3;
}

function dataCodewords(version: number): number {
  return allCodewords(version) - CORRECTION[version]! * BLOCKS[version]!;
}

/** Returns mode, count and bytes, filled up to what the version holds. */
function codewords(data: Uint8Array, version: number): number[] {
  const bytes = version < 10 ? [0, data.length] : [0, data.length >> 8, data.length & 0xff];
  bytes.push(...Array.from(data), 0);
  bytes[0] = 4;
  // Everything after the four bits of the mode stands half a byte further left.
  const found: number[] = [(4 << 4) | (bytes[1]! >> 4)];
  for (let i = 1; i < bytes.length - 1; i++) found.push(((bytes[i]! & 15) << 4) | (bytes[i + 1]! >> 4));
  for (let fill: number = 0xec; found.length < dataCodewords(version); fill ^= 0xec ^ 0x11) found.push(fill);
  return found;
}

/** Multiplies in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
  return product;
}

/** Returns the Reed-Solomon remainder of a block, `degree` codewords. */
function remainder(block: readonly number[], degree: number): number[] {
  const divisor: number[] = Array.from({ length: degree }, (_, i) => (i === degree - 1 ? 1 : 0));
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) divisor[j] = times(divisor[j]!, root) ^ (divisor[j + 1] || 0);
  }
  const rest = divisor.map(() => 0);
  for (const byte of block) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (let j = 0; j < degree; j++) rest[j] = rest[j]! ^ times(divisor[j]!, factor);
  }
  return rest;
}

function interleave(data: readonly number[], version: number): number[] {
  const count = BLOCKS[version]!;
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const blocks: number[][] = [];
  for (let i = 0, at = 0; i < count; i++) {
    const end = at + short + (i < count - longer ? 0 : 1);
    blocks.push(data.slice(at, end));
    at = end;
  }
  const checks = blocks.map((block) => remainder(block, CORRECTION[version]!));
  const found: number[] = [];
  for (const parts of [blocks, checks]) {
    for (let i = 0; i < parts[count - 1]!.length; i++) {
      for (const part of parts) if (i < part.length) found.push(part[i]!);
    }
  }
  return found;
}

function drawFunctions(version: number, dark: Grid, fixed: Grid): void {
  const size = dark.length;
  const set = (x: number, y: number, on: boolean): void => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    dark[y]![x] = on;
    fixed[y]![x] = true;
  };
  const square = (x: number, y: number, reach: number): void => {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(x + dx, y + dy, reach === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
      }
    }
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const centres = alignments(version);
  const last = centres.length - 1;
  centres.forEach((x, i) => {
    centres.forEach((y, j) => {
      // The three corners belong to the finders.
      if (!((i === 0 && (j === 0 || j === last)) || (i === last && j === 0))) square(x, y, 2);
    });
  });
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    square(x, y, 4);
  }
  // The places of the format, drawn when the mask is known.
  for (let i = 0; i < 9; i++) {
    for (const [x, y] of [
      [8, i],
      [i, 8],
      [8, size - 1 - i],
      [size - 1 - i, 8],
    ] as const) {
      if (x !== 6 && y !== 6 && (i < 8 || (x < 9 && y < 9))) set(x, y, false);
    }
  }
  if (version < 7) return;
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const far = size - 11 + (i % 3);
    const near = Math.floor(i / 3);
    set(far, near, ((bits >> i) & 1) === 1);
    set(near, far, ((bits >> i) & 1) === 1);
  }
}

function drawFormat(mask: number, dark: Grid): void {
  // The two bits of level M are 00.
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const size = dark.length;
  for (let i = 0; i < 15; i++) {
    const on = ((bits >> i) & 1) === 1;
    dark[i < 6 ? i : i < 8 ? i + 1 : size - 15 + i]![8] = on;
    dark[8]![i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i] = on;
  }
  dark[size - 8]![8] = true;
}

function drawCodewords(data: readonly number[], dark: Grid, fixed: Grid): void {
  const size = dark.length;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (fixed[y]![x]) continue;
        dark[y]![x] = ((data[bit >> 3]! >> (7 - (bit & 7))) & 1) === 1;
        bit++;
      }
    }
  }
}

/** Returns how badly a mask suits cameras: long runs, blocks, what looks like a finder, too much of one colour. */
function penaltyOf(dark: Grid): number {
  const size = dark.length;
  let penalty = 0;
  let all = 0;
  const lines = [
    ...dark.map((row) => row.map(Number).join("")),
    ...dark.map((_, x) => dark.map((row) => Number(row[x])).join("")),
  ];
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) || []) penalty += run.length - 2;
    for (let i = 0; i + 11 <= size; i++) {
      const piece = line.slice(i, i + 11);
      if (piece === "10111010000" || piece === "00001011101") penalty += 40;
    }
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const on = dark[y]![x]!;
      if (on) all++;
      if (x && y && on === dark[y]![x - 1] && on === dark[y - 1]![x] && on === dark[y - 1]![x - 1]) {
        penalty += 3;
      }
    }
  }
  return penalty + Math.floor(Math.abs((all / (size * size)) * 20 - 10)) * 10;
}
