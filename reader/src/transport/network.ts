/**
 * All places together: who is asked first, who answered, who lied.
 *
 * A file is taken from the first place whose bytes stand the caller's check. The next place is asked when one fails, or when it
 * keeps silent for a while; a place whose bytes fail the check is dropped until the reader is opened again, and named.
 */

import { Malformed, SkywaveError, TransportFailed, VerificationFailed } from "../errors";
import { BLOCKED, looksLikePage, TOO_MUCH, UNKNOWN } from "./mirror";
import type { Ask, Place } from "./place";

/** How long one place may keep silent before the next one is asked as well, in milliseconds. */
const PATIENCE = 3_000;

/** A word for what a place did: a failure of OONI's, or one of ours. */
export type Told = (place: Place, what: string, result: string, bytes: number) => void;

/** How a place is named when it lied: the key of the words. */
export function faultOf(error: unknown): string {
  if (error instanceof TransportFailed) return error.failure;
  if (error instanceof Malformed || error instanceof VerificationFailed || error instanceof SkywaveError)
    return "altered";
  throw error;
}

/** Whether a place that did this is not asked again. */
export function isLie(result: string): boolean {
  return result === "altered" || result === "mixed" || result === BLOCKED || result === TOO_MUCH;
}

export interface Taken<T> {
  readonly value: T;
  readonly place: Place;
}

export class Network {
  private places: Place[] = [];
  private readonly dropped = new Set<string>();
  private readonly slow = new Set<string>();

  /** @param told Hears of every answer. */
  constructor(private readonly told: Told) {}

  /** Replaces the places, the preferred first; what was dropped stays dropped. */
  use(places: readonly Place[]): void {
    this.places = places.slice();
  }

  /** All places, those that lied last: for what proves itself, whoever hands it on. */
  get known(): readonly Place[] {
    return [...this.alive, ...this.places.filter((place) => this.dropped.has(place.name))];
  }

  /** The places that may be asked, those that failed last. */
  get alive(): readonly Place[] {
    const alive = this.places.filter((place) => !this.dropped.has(place.name));
    return [
      ...alive.filter((place) => !this.slow.has(place.name)),
      ...alive.filter((place) => this.slow.has(place.name)),
    ];
  }

  /** Tells that a place lied, found out by something that its bytes were compared with later. */
  drop(place: Place, what: string, result: string): void {
    if (place.remote && isLie(result)) this.dropped.add(place.name);
    this.told(place, what, result, 0);
  }

  /**
   * Asks one place.
   *
   * @param check Returns what the bytes mean, or throws what is wrong with them.
   * @returns Null where the place lacks the file.
   * @throws SkywaveError What `check` or the place threw; it was told, and a liar is dropped.
   */
  async ask<T>(
    place: Place,
    what: string,
    path: string,
    limit: number,
    check: Check<T>,
    ask?: Ask,
  ): Promise<T | null> {
    let bytes = 0;
    try {
      const answer = await place.read(path, limit, ask);
      if (answer === null) {
        this.told(place, what, `${UNKNOWN}: http 404`, 0);
        return null;
      }
      bytes = answer.bytes.length;
      const value = await checked(check, answer.bytes, answer.from);
      this.told(place, what, "ok", bytes);
      this.slow.delete(place.name);
      return value;
    } catch (error) {
      if (ask?.signal?.aborted) throw error;
      const result = faultOf(error);
      if (place.remote) (isLie(result) ? this.dropped : this.slow).add(place.name);
      this.told(place, what, result, bytes);
      throw error;
    }
  }

  /**
   * Takes a file from whichever place gives good bytes first; null where no place does.
   *
   * @param first A place to prefer, because a part of the same thing came from it.
   */
  async take<T>(
    what: string,
    path: string,
    limit: number,
    check: Check<T>,
    options: TakeOptions = {},
  ): Promise<Taken<T> | null> {
    const places = this.alive.slice();
    if (options.first) {
      const at = places.indexOf(options.first);
      if (at > 0) places.unshift(...places.splice(at, 1));
    }
    return this.race(places, PATIENCE, (place, signal) =>
      this.ask(place, what, path, limit, check, { signal, ...(options.fresh ? { fresh: true } : {}) }),
    );
  }

  /**
   * Tries places one after another until one gives something; the next one is tried as well where one takes too long. What is
   * still under way then is broken off.
   *
   * @param patience Milliseconds.
   * @param attempt Returns null, or throws a SkywaveError, where the place has nothing.
   */
  race<T>(
    places: readonly Place[],
    patience: number,
    attempt: (place: Place, signal: AbortSignal) => Promise<T | null>,
  ): Promise<Taken<T> | null> {
    const waiting = places.slice();
    const stop = new AbortController();
    return new Promise((resolve, reject) => {
      let open = 0;
      let over = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const finish = (end: () => void) => {
        over = true;
        clearTimeout(timer);
        end();
        stop.abort();
      };
      const next = () => {
        clearTimeout(timer);
        if (over) return;
        const place = waiting.shift();
        if (!place) {
          if (open === 0) finish(() => resolve(null));
          return;
        }
        open++;
        timer = setTimeout(() => {
          this.slow.add(place.name);
          next();
        }, patience);
        attempt(place, stop.signal).then(
          (value) => {
            open--;
            if (over) return;
            if (value === null) next();
            else finish(() => resolve({ value, place }));
          },
          (error) => {
            open--;
            if (over) return;
            if (error instanceof SkywaveError) next();
            else finish(() => reject(error));
          },
        );
      };
      next();
    });
  }

  /**
   * Asks every place for its own answer: for files in which mirrors may differ honestly. Failures are told and left out, and so is
   * who still keeps silent a while after the first good answer.
   */
  all<T>(what: string, path: string, limit: number, check: Check<T>, most: number): Promise<Taken<T>[]> {
    const asked = this.alive.slice(0, most);
    const silent = new Set(asked);
    const stop = new AbortController();
    const found: Taken<T>[] = [];
    return new Promise((resolve, reject) => {
      let over = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const finish = (end: () => void) => {
        over = true;
        clearTimeout(timer);
        for (const place of Array.from(silent)) this.slow.add(place.name);
        end();
        stop.abort();
      };
      const heard = (place: Place, value: T | null) => {
        if (over) return;
        silent.delete(place);
        if (value !== null) {
          found.push({ value, place });
          timer = timer ?? setTimeout(() => finish(() => resolve(found)), PATIENCE);
        }
        if (silent.size === 0) finish(() => resolve(found));
      };
      if (asked.length === 0) finish(() => resolve(found));
      for (const place of asked) {
        this.ask(place, what, path, limit, check, { fresh: true, signal: stop.signal }).then(
          (value) => heard(place, value),
          (error) => {
            if (error instanceof SkywaveError) heard(place, null);
            else if (!over) finish(() => reject(error));
          },
        );
      }
    });
  }
}

export interface TakeOptions {
  readonly first?: Place | undefined;
  readonly fresh?: boolean;
}

/** @param from Where in the file the bytes begin. */
export type Check<T> = (bytes: Uint8Array, from: number) => T | Promise<T>;

async function checked<T>(check: Check<T>, bytes: Uint8Array, from: number): Promise<T> {
  try {
    return await check(bytes, from);
  } catch (error) {
    // A page that was cut or wrapped so that it does not look like one at once.
    if (error instanceof Malformed && looksLikePage(bytes))
      throw new TransportFailed("a web page came instead of the file", BLOCKED);
    throw error;
  }
}
