/**
 * What this device keeps, as tables of keys and values: in IndexedDB, or in memory where the engine has none or refuses it.
 *
 * A step forward is one transaction: after any failure the last good state stands. The tables:
 *
 *     facts     name                -> see `facts.ts`
 *     desks     code                -> DeskRow
 *     leaves    code, bundle        -> records of one bundle, as an entry file holds them (spec/04 section 2)
 *     heads     code, index         -> inflated head
 *     bodies    code, index         -> inflated body
 *     stories   code, work          -> StoryRow: a story that was proven by itself
 *     files     hex SHA-256         -> FileRow
 */

export type Table = "facts" | "desks" | "leaves" | "heads" | "bodies" | "stories" | "files";
export const TABLES: readonly Table[] = ["facts", "desks", "leaves", "heads", "bodies", "stories", "files"];
export type Key = string | readonly (string | number)[];

export type Change =
  | { readonly table: Table; readonly key: Key; readonly value: unknown }
  | { readonly table: Table; readonly key: Key; readonly remove: true };

export interface Store {
  get(table: Table, key: Key): Promise<unknown>;
  /** All rows whose key begins with these parts, in the order of their keys. */
  all(table: Table, ...prefix: string[]): Promise<{ readonly key: Key; readonly value: unknown }[]>;
  /** The keys alone. */
  keys(table: Table, ...prefix: string[]): Promise<Key[]>;
  /**
   * Makes all changes or none.
   *
   * @param expect A row that must still be as it was read, compared by `same`; otherwise nothing changes and false is returned.
   */
  commit(changes: readonly Change[], expect?: Expectation): Promise<boolean>;
  /** Removes everything. */
  erase(): Promise<void>;
  /** Whether what is kept outlives this page. */
  readonly durable: boolean;
}

export interface Expectation {
  readonly table: Table;
  readonly key: Key;
  readonly same: (value: unknown) => boolean;
}

const NAME = "skywave";
const VERSION = 1;

/** Opens the device's store. Never fails: where IndexedDB does not work, what is read lasts as long as the page. */
export async function openStore(): Promise<Store> {
  try {
    return new DatabaseStore(await openDatabase());
  } catch {
    return new MemoryStore();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      for (const table of TABLES) {
        if (!asked.result.objectStoreNames.contains(table)) asked.result.createObjectStore(table);
      }
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("another page holds the store"));
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** In the order of keys an array sorts above every number and text: [prefix, []] ends the rows of a prefix. */
function rangeOf(prefix: readonly string[]): IDBKeyRange | null {
  return prefix.length ? IDBKeyRange.bound(prefix, [...prefix, []]) : null;
}

export class DatabaseStore implements Store {
  readonly durable = true;

  constructor(private readonly database: IDBDatabase) {
    // A newer app in another tab, or "erase everything" there, must not wait for this one.
    database.onversionchange = () => database.close();
  }

  get(table: Table, key: Key): Promise<unknown> {
    return settled(this.table(table).get(key as IDBValidKey));
  }

  async keys(table: Table, ...prefix: string[]): Promise<Key[]> {
    return (await settled(this.table(table).getAllKeys(rangeOf(prefix)))) as Key[];
  }

  async all(table: Table, ...prefix: string[]): Promise<{ key: Key; value: unknown }[]> {
    const range = rangeOf(prefix);
    const store = this.table(table);
    const [keys, values] = await Promise.all([
      settled(store.getAllKeys(range)),
      settled(store.getAll(range)),
    ]);
    return keys.map((key, at) => ({ key: key as Key, value: values[at] }));
  }

  commit(changes: readonly Change[], expect?: Expectation): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const names = new Set<Table>(changes.map((change) => change.table));
      if (expect) names.add(expect.table);
      if (names.size === 0) return resolve(true);
      const transaction = this.database.transaction(Array.from(names), "readwrite");
      let same = true;
      const write = () => {
        for (const change of changes) {
          const store = transaction.objectStore(change.table);
          if ("remove" in change) store.delete(change.key as IDBValidKey);
          else store.put(change.value, change.key as IDBValidKey);
        }
      };
      if (expect) {
        const asked = transaction.objectStore(expect.table).get(expect.key as IDBValidKey);
        asked.onsuccess = () => {
          same = expect.same(asked.result);
          if (same) write();
        };
      } else {
        write();
      }
      transaction.oncomplete = () => resolve(same);
      transaction.onabort = () => reject(transaction.error ?? new Error("the store refused"));
      transaction.onerror = () => reject(transaction.error);
    });
  }

  erase(): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(TABLES as Table[], "readwrite");
      for (const table of TABLES) transaction.objectStore(table).clear();
      transaction.oncomplete = () => {
        this.database.close();
        const asked = indexedDB.deleteDatabase(NAME);
        // Empty already; another tab may keep the empty shell open for a moment.
        asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
      };
      transaction.onabort = () => reject(transaction.error);
    });
  }

  private table(table: Table): IDBObjectStore {
    return this.database.transaction(table, "readonly").objectStore(table);
  }
}

export class MemoryStore implements Store {
  readonly durable = false;
  private readonly rows = new Map<string, { key: Key; value: unknown }>();

  async get(table: Table, key: Key): Promise<unknown> {
    return this.rows.get(nameOf(table, key))?.value;
  }

  async all(table: Table, ...prefix: string[]): Promise<{ key: Key; value: unknown }[]> {
    const found: { key: Key; value: unknown }[] = [];
    this.rows.forEach((row, name) => {
      const parts = typeof row.key === "string" ? [row.key] : row.key;
      if (name.startsWith(`${table}\n`) && prefix.every((part, at) => parts[at] === part)) found.push(row);
    });
    return found.sort((a, b) => compareKeys(a.key, b.key));
  }

  async keys(table: Table, ...prefix: string[]): Promise<Key[]> {
    return (await this.all(table, ...prefix)).map(({ key }) => key);
  }

  async commit(changes: readonly Change[], expect?: Expectation): Promise<boolean> {
    if (expect && !expect.same(await this.get(expect.table, expect.key))) return false;
    for (const change of changes) {
      const name = nameOf(change.table, change.key);
      if ("remove" in change) this.rows.delete(name);
      else this.rows.set(name, { key: change.key, value: change.value });
    }
    return true;
  }

  async erase(): Promise<void> {
    this.rows.clear();
  }
}

function nameOf(table: Table, key: Key): string {
  return `${table}\n${JSON.stringify(key)}`;
}

function compareKeys(a: Key, b: Key): number {
  const left = typeof a === "string" ? [a] : a;
  const right = typeof b === "string" ? [b] : b;
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const x = left[at]!;
    const y = right[at]!;
    if (x === y) continue;
    if (typeof x !== typeof y) return typeof x === "number" ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
