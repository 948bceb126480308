/** What every part of the reader works with: one newsroom, its places, its store, and what was told. */

import type { RootNote } from "../archive/root";
import type { Store } from "../holdings/store";
import type { Network } from "../transport/network";
import type { Chain } from "./chain";
import type { Desk } from "./desk";
import type { Receipts } from "./receipts";

export interface Context {
  readonly store: Store;
  readonly network: Network;
  readonly receipts: Receipts;
  /** The accepted chain of root notes; not before `ready`. */
  chain: Chain;
  /** Settles when the chain is there; fails where no place gave one. */
  readonly ready: Promise<void>;
  /** Held desks by code. */
  readonly desks: Map<string, Desk>;
  /** Seconds by this device's clock. */
  readonly clock: () => number;
}

export function rootOf(context: Context): RootNote {
  return context.chain.newest;
}
