/** Pins: which newsroom a person means (RULES 2): `<N>`, or `<N>.<version>.<64 hex digits of the newest root note's text hash>`. */

import { formatHex } from "../archive/encoding";

export interface Pin {
  readonly newsroom: string;
  /** 0 where the pin is N alone. */
  readonly version: number;
  readonly digest: string;
}

const PIN = /^([a-z2-7]{52})(?:\.([1-9][0-9]{0,3})\.([0-9a-f]{64}))?$/;

/** Returns the pin that a text spells, or null for any other text. */
export function parsePin(text: string): Pin | null {
  const found = PIN.exec(text);
  return found ? { newsroom: found[1]!, version: Number(found[2] ?? 0), digest: found[3] ?? "" } : null;
}

/** Returns the long form of a pin. */
export function formatPin(newsroom: string, version: number, digest: Uint8Array): string {
  return `${newsroom}.${version}.${formatHex(digest)}`;
}
