import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { DatabaseStore, MemoryStore, openStore, type Store } from "../../src/holdings/store";

/** One contract for both kinds of store. */
const kinds: readonly (readonly [string, () => Promise<Store>])[] = [
  ["in IndexedDB", openStore],
  ["in memory", async () => new MemoryStore()],
];

describe.each(kinds)("a store %s", (_, open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
    await store.erase();
    store = await open();
  });

  it("gives back what was put in, and undefined for what was not", async () => {
    await store.commit([{ table: "heads", key: ["eng", 3], value: Uint8Array.of(1, 2) }]);
    expect(await store.get("heads", ["eng", 3])).toEqual(Uint8Array.of(1, 2));
    expect(await store.get("heads", ["eng", 4])).toBeUndefined();
    expect(await store.get("bodies", ["eng", 3])).toBeUndefined();
  });

  it("lists the rows of one desk in the order of their keys", async () => {
    const keys = [
      ["eng", 10],
      ["eng", 9],
      ["engl", 1],
      ["mya", 2],
      ["eng", 100],
    ] as const;
    await store.commit(keys.map((key) => ({ table: "heads" as const, key, value: key[1] })));
    expect((await store.all("heads", "eng")).map(({ value }) => value)).toEqual([9, 10, 100]);
    expect(await store.keys("heads", "eng")).toEqual([
      ["eng", 9],
      ["eng", 10],
      ["eng", 100],
    ]);
    expect((await store.all("heads")).length).toBe(5);
  });

  it("makes all changes or none", async () => {
    await store.commit([{ table: "desks", key: "eng", value: { size: 1 } }]);
    const changes = [
      { table: "desks", key: "eng", value: { size: 2 } },
      { table: "leaves", key: ["eng", 0], value: "x" },
    ] as const;
    const same = (value: unknown) => (value as { size: number } | undefined)?.size === 9;
    expect(await store.commit(changes, { table: "desks", key: "eng", same })).toBe(false);
    expect(await store.get("desks", "eng")).toEqual({ size: 1 });
    expect(await store.get("leaves", ["eng", 0])).toBeUndefined();
    const now = (value: unknown) => (value as { size: number } | undefined)?.size === 1;
    expect(await store.commit(changes, { table: "desks", key: "eng", same: now })).toBe(true);
    expect(await store.get("desks", "eng")).toEqual({ size: 2 });
  });

  it("removes rows, and erases everything", async () => {
    await store.commit([
      { table: "bodies", key: ["eng", 1], value: 1 },
      { table: "bodies", key: ["eng", 2], value: 2 },
    ]);
    await store.commit([{ table: "bodies", key: ["eng", 1], remove: true }]);
    expect(await store.keys("bodies")).toEqual([["eng", 2]]);
    await store.erase();
    expect(await (await open()).keys("bodies")).toEqual([]);
  });
});

describe("where IndexedDB refuses", () => {
  it("keeps everything in memory and says that it does not last", async () => {
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new Error("the device refuses");
    };
    try {
      const store = await openStore();
      expect(store).toBeInstanceOf(MemoryStore);
      expect(store.durable).toBe(false);
    } finally {
      indexedDB.open = open;
    }
    expect(await openStore()).toBeInstanceOf(DatabaseStore);
  });
});
