import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Storage, StorageConfig } from "../../src/storage.ts";
import { openStorage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { folder } from "./folder.ts";
import { NO_REDIS, startRedis } from "./redis-server.ts";

const key: [Buffer] = [Buffer.alloc(32, 1)];

describe("rows in memory", () => contract(async () => ({ data: "", store: "memory" })));
describe("rows in an SQLite file", () => contract(async () => ({ data: join(folder(), "data"), key })));
describe.skipIf(NO_REDIS)(`rows on Redis${NO_REDIS ? ` (${NO_REDIS})` : ""}`, () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  contract(async () => ({ data: "", redisUrl: server.url, key }));
});

function contract(config: () => Promise<StorageConfig>): void {
  let count = 0;
  const using = (name: string, run: (storage: Storage, space: string) => Promise<void>) =>
    test(name, async () => {
      const storage = await openStorage(await config(), silent);
      await run(storage, `space${count++}`).finally(() => storage.close());
    });

  using("what was written is read, with a tag that is new at every write", async (storage, space) => {
    const rows = storage.rows(space);
    const first = await rows.write([{ key: "a", value: { text: "é ' \u0000 🦋" } }]);
    expect(await rows.read("a")).toEqual({ value: { text: "é ' \u0000 🦋" }, tag: first?.get("a") });
    const second = await rows.write([{ key: "a", value: { text: "é ' \u0000 🦋" } }]);
    expect(second?.get("a")).not.toBe(first?.get("a"));
    expect(await rows.read("b")).toBeUndefined();
  });

  using("several changes happen together, deletions too", async (storage, space) => {
    const rows = storage.rows(space);
    await rows.write([{ key: "old", value: 1 }]);
    await rows.write([{ key: "old" }, { key: "x", value: 2 }, { key: "y", value: 3 }]);
    expect(await rows.readMany(["old", "x", "y"])).toMatchObject([undefined, { value: 2 }, { value: 3 }]);
  });

  using("nothing is written when a guarded row is not the one that was read", async (storage, space) => {
    const rows = storage.rows(space);
    await rows.write([{ key: "a", value: 1 }]);
    const stale = (await rows.read("a"))?.tag;
    await rows.write([{ key: "a", value: 2 }]);
    const changes = [
      { key: "a", value: 9 },
      { key: "b", value: 9 },
    ];
    expect(await rows.write(changes, [{ key: "a", tag: stale }])).toBeUndefined();
    expect(await rows.write(changes, [{ key: "a", tag: undefined }])).toBeUndefined();
    expect(await rows.write(changes, [{ key: "b", tag: stale }])).toBeUndefined();
    expect(await rows.readMany(["a", "b"])).toMatchObject([{ value: 2 }, undefined]);
    const fresh = (await rows.read("a"))?.tag;
    const guards = [
      { key: "a", tag: fresh },
      { key: "b", tag: undefined },
    ];
    expect(await rows.write(changes, guards)).toBeDefined();
    expect(await rows.readMany(["a", "b"])).toMatchObject([{ value: 9 }, { value: 9 }]);
  });

  using("of many that claim a row at once, one gets it", async (storage, space) => {
    const rows = storage.rows(space);
    const claims = Array.from({ length: 20 }, (_, value) =>
      rows.write([{ key: "claim", value }], [{ key: "claim", tag: undefined }]),
    );
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  using("keys are found by their beginning, in their own namespace only", async (storage, space) => {
    const rows = storage.rows(space);
    const wanted = Array.from({ length: 1_203 }, (_, index) => `p*[1]:${index}`);
    await rows.write([...wanted, "p*[1", "p*[2]:1", "pa[1]:x"].map((key) => ({ key, value: 1 })));
    await storage.rows(`${space}x`).write([{ key: "p*[1]:other", value: 1 }]);
    const found = new Set<string>();
    for await (const key of rows.keys("p*[1]:")) found.add(key);
    expect([...found].sort()).toEqual(wanted.sort());
    const early: string[] = [];
    for await (const key of rows.keys("p*[1]:", "p*[1]:11")) early.push(key);
    expect(early.sort()).toEqual(wanted.filter((key) => key < "p*[1]:11"));
  });

  using("a row is gone after its time, for readers, keys and guards", async (storage, space) => {
    const rows = storage.rows(space, 60);
    await rows.write([
      { key: "short", value: 1 },
      { key: "long", value: 1, ttlMs: 60_000 },
    ]);
    expect(await rows.read("short")).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 90));
    expect(await rows.readMany(["short", "long"])).toMatchObject([undefined, { value: 1 }]);
    const keys: string[] = [];
    for await (const key of rows.keys("")) keys.push(key);
    expect(keys).toEqual(["long"]);
    expect(await rows.write([{ key: "short", value: 2 }], [{ key: "short", tag: undefined }])).toBeDefined();
  });

  using("a Keyv of the same namespace sees the same rows", async (storage, space) => {
    await storage.rows(space).write([{ key: "a", value: { n: 1 } }]);
    expect(await storage.keyv(space).get("a")).toEqual({ n: 1 });
    await storage.keyv(space).set("b", { n: 2 });
    expect(await storage.rows(space).read("b")).toMatchObject({ value: { n: 2 } });
    expect(await storage.keyv(`${space}x`).get("a")).toBeUndefined();
  });
}
