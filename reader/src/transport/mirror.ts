/**
 * A mirror: the same tree behind an address, asked with GET.
 *
 * What a mirror answers is cut off at the limit and given up when it stands still. A file that was cut in the middle is gone on
 * with from where it stopped. No file of ours begins like a web page: what does is a block page or a captive portal, whatever
 * status it comes with (field/delivery.md T8, T9).
 */

import { TransportFailed } from "../errors";
import { ANSWER_MILLISECONDS, MOVING_BYTES, STALL_MILLISECONDS } from "../limits";
import type { Answer, Ask, Place } from "./place";

/** The failure words of OONI's df-007 that a browser can tell apart, and three of ours. */
export const TIMEOUT = "generic_timeout_error";
export const CUT = "eof_error";
export const UNKNOWN = "unknown_failure";
export const BLOCKED = "blocked";
export const TOO_MUCH = "too-much";

const TRIES = 4;

/** An answer that came to a standstill: asking again would only wait again. */
class Stalled extends TransportFailed {}

/** Collects one answer and knows how far it got. */
class Download {
  private readonly pieces: Uint8Array[] = [];
  length = 0;

  /** @param start Where in the file it begins. */
  constructor(
    private readonly limit: number,
    private start: number,
  ) {}

  add(piece: Uint8Array): void {
    this.length += piece.length;
    if (this.start + this.length > this.limit)
      throw new TransportFailed(`a file is longer than ${this.limit} bytes`, TOO_MUCH);
    this.pieces.push(piece);
  }

  /** Begins anew with the file's first byte. */
  clear(): void {
    this.pieces.length = 0;
    this.length = 0;
    this.start = 0;
  }

  joined(): Uint8Array {
    if (this.pieces.length === 1) return this.pieces[0]!;
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

export class Mirror implements Place {
  readonly remote = true;

  /** @param name Its address, ending in a slash. */
  constructor(readonly name: string) {}

  async read(path: string, limit: number, ask: Ask = {}): Promise<Answer | null> {
    const start = ask.from ?? 0;
    const download = new Download(limit, start);
    let from = start;
    for (let tries = 1; ; tries++) {
      const before = download.length;
      try {
        const began = await this.once(path, from + download.length, download, ask);
        if (began === null) return null;
        from = began;
        const bytes = download.joined();
        if (from === 0 && looksLikePage(bytes)) {
          throw new TransportFailed(`${this.name} answered with a web page`, BLOCKED);
        }
        return { bytes, from };
      } catch (error) {
        const failed = asFailure(error, this.name);
        // Only an answer that was cut while it moved is worth another try; a file that changes in place is asked anew.
        const gone = error instanceof Stalled || failed.failure === TOO_MUCH || failed.failure === BLOCKED;
        const moved = download.length > before && !gone;
        if (!moved || ask.fresh || tries === TRIES || ask.signal?.aborted) throw failed;
      }
    }
  }

  /** Asks once, from byte `offset` on; returns where in the file `download` begins, or null where the file is not there. */
  private async once(path: string, offset: number, download: Download, ask: Ask): Promise<number | null> {
    const controller = new AbortController();
    const stop = () => controller.abort();
    ask.signal?.addEventListener("abort", stop);
    const whole = setTimeout(stop, ANSWER_MILLISECONDS);
    let stalled = false;
    const stall = () => {
      stalled = true;
      stop();
    };
    let still = setTimeout(stall, STALL_MILLISECONDS);
    let since = 0;
    try {
      const response = await fetch(this.name + path, {
        signal: controller.signal,
        referrerPolicy: "no-referrer",
        ...(ask.fresh ? { cache: "no-cache" as const } : {}),
        ...(offset > 0 ? { headers: { Range: `bytes=${offset}-` } } : {}),
      });
      if (response.status === 404 || response.status === 410) return null;
      if (response.status === 416 && offset > 0) {
        // The file is shorter than what should be its beginning: seen whole, it shows what it is.
        download.clear();
        return await this.once(path, 0, download, ask);
      }
      if (!response.ok)
        throw new TransportFailed(
          `${this.name} answered ${response.status}`,
          `${UNKNOWN}: http ${response.status}`,
        );
      let from = offset - download.length;
      if (offset > 0 && !isRange(response, offset)) {
        // The whole file came instead: what was held of it is of no use.
        download.clear();
        from = 0;
      }
      if (!response.body) {
        download.add(new Uint8Array(await response.arrayBuffer()));
        return from;
      }
      const pieces = response.body.getReader();
      for (;;) {
        const { done, value } = await pieces.read();
        if (done) return from;
        download.add(value);
        since += value.length;
        // A few bytes now and then keep nobody waiting: a drip is as good as nothing.
        if (since < MOVING_BYTES) continue;
        since = 0;
        clearTimeout(still);
        still = setTimeout(stall, STALL_MILLISECONDS);
      }
    } catch (error) {
      throw stalled ? new Stalled(`${this.name} stands still`, TIMEOUT) : error;
    } finally {
      // Whatever is still on its way is not wanted any more: an endless answer ends here.
      controller.abort();
      clearTimeout(whole);
      clearTimeout(still);
      ask.signal?.removeEventListener("abort", stop);
    }
  }
}

function isRange(response: Response, offset: number): boolean {
  if (response.status !== 206) return false;
  const range = response.headers.get("Content-Range");
  return range === null || range.startsWith(`bytes ${offset}-`);
}

/** Says whether bytes begin like a web page: none of our files begins with `<`. */
export function looksLikePage(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && at < 512 && (bytes[at] === 0x20 || (bytes[at]! >= 9 && bytes[at]! <= 13))) at++;
  if (bytes[at] !== 0x3c) return false;
  const next = bytes[at + 1] ?? 0;
  return next === 0x21 || next === 0x3f || (next >= 0x41 && next <= 0x5a) || (next >= 0x61 && next <= 0x7a);
}

function asFailure(error: unknown, name: string): TransportFailed {
  if (error instanceof TransportFailed) return error;
  const word =
    error instanceof Error && error.name === "AbortError"
      ? TIMEOUT
      : error instanceof TypeError
        ? UNKNOWN
        : CUT;
  return new TransportFailed(`${name} does not answer`, word);
}
