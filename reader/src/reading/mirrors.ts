/** The signed lists of mirrors: taken, kept by their numbers, merged (RULES 33). A bad list changes nothing. */

import { acceptMirrors, type MirrorList, mergeMirrors } from "../archive/mirrors";
import { SkywaveError, VerificationFailed } from "../errors";
import type { Facts } from "../holdings/rows";
import { MIRRORS_BYTES, STALL_MILLISECONDS } from "../limits";
import { faultOf, isLie } from "../transport/network";
import { type Context, rootOf } from "./context";
import { fact } from "./opening";

/** The lists that are held and that today's root note accepts, by signer. */
export async function heldLists(context: Context): Promise<Map<string, MirrorList>> {
  const held = new Map<string, MirrorList>();
  const rows = (await fact(context.store, "mirrors")) ?? {};
  for (const signer of Object.keys(rows)) {
    try {
      held.set(signer, acceptMirrors(rootOf(context), signer, rows[signer]!));
    } catch (error) {
      if (!(error instanceof SkywaveError)) throw error;
    }
  }
  return held;
}

/** Asks for the list of each signer; a list with a smaller number than the held one, or a broken one, is refused and told. */
export async function refreshLists(context: Context): Promise<void> {
  const held = await heldLists(context);
  for (const signer of ["root", ...rootOf(context).stewards]) {
    // Also those that lied are asked: a list proves itself, and on a first visit it is the only way on.
    for (const place of context.network.known.slice()) {
      const stop = new AbortController();
      const late = setTimeout(() => stop.abort(), STALL_MILLISECONDS);
      const answer = await place
        .read(`mirrors/${signer}`, MIRRORS_BYTES, { fresh: true, signal: stop.signal })
        .catch((error: unknown) => {
          if (error instanceof SkywaveError) return error;
          throw error;
        });
      clearTimeout(late);
      if (answer === null) continue;
      if (answer instanceof SkywaveError) {
        const fault = faultOf(answer);
        context.receipts.told(place, "mirrors", fault, 0);
        if (isLie(fault)) context.receipts.tell("list_refused", {}, false);
        continue;
      }
      try {
        const list = acceptMirrors(rootOf(context), signer, answer.bytes);
        context.receipts.told(place, "mirrors", "ok", answer.bytes.length);
        if (list.number < (held.get(signer)?.number ?? 0))
          throw new VerificationFailed("an older list than the one that is held");
        if (list.number > (held.get(signer)?.number ?? 0)) await keepList(context, signer, answer.bytes);
        break;
      } catch (error) {
        if (!(error instanceof SkywaveError)) throw error;
        // The list is not the news: the mirror that serves it may be good for everything else.
        context.receipts.told(place, "mirrors", "refused", answer.bytes.length);
        context.receipts.tell("list_refused", {}, false);
      }
    }
  }
}

/** Keeps an accepted list. */
export async function keepList(context: Context, signer: string, bytes: Uint8Array): Promise<void> {
  const rows: Facts["mirrors"] = { ...(await fact(context.store, "mirrors")), [signer]: bytes };
  await context.store.commit([{ table: "facts", key: "mirrors", value: rows }]);
}

/** The addresses that may be contacted now. */
export async function mirrorAddresses(context: Context, now: number): Promise<string[]> {
  return mergeMirrors(Array.from((await heldLists(context)).values()), now).map((mirror) =>
    addressOf(mirror),
  );
}

function addressOf(mirror: string | { readonly address: string }): string {
  return typeof mirror === "string" ? mirror : mirror.address;
}
