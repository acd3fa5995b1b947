import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import keyvTestSuite, { keyvIteratorTests } from "@keyv/test-suite";
import Keyv from "keyv";
import * as vitest from "vitest";
import { keyvStore } from "../../src/storage/keyv-store.ts";
import { memoryStore } from "../../src/storage/memory.ts";
import { createSeal } from "../../src/storage/seal.ts";
import { openDatabase, sqliteStore } from "../../src/storage/sqlite.ts";
import type { Store } from "../../src/storage/store.ts";
import { NO_REDIS, startRedis } from "./redis-server.ts";

const { afterAll, beforeAll, describe } = vitest;
const seal = createSeal([Buffer.alloc(32, 1)]);

function suite(store: () => Store): void {
  const adapter = () => keyvStore(store(), seal, "");
  keyvTestSuite(vitest, Keyv, adapter);
  keyvIteratorTests(vitest, Keyv, adapter);
}

describe("Keyv's own suite on an SQLite file", () => {
  const path = mkdtempSync(join(tmpdir(), "recourse-keyv-"));
  const store = sqliteStore(openDatabase(join(path, "keyv.db")));
  afterAll(async () => {
    await store.close();
    rmSync(path, { recursive: true });
  });
  suite(() => store);
});

describe("Keyv's own suite in memory", () => {
  const store = memoryStore();
  suite(() => store);
});

describe.skipIf(NO_REDIS)(`Keyv's own suite on Redis${NO_REDIS ? ` (${NO_REDIS})` : ""}`, () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  let store: Store;
  beforeAll(async () => {
    server = await startRedis();
    store = await (await import("../../src/storage/redis.ts")).redisStore(server.url);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });
  suite(() => store);
});
