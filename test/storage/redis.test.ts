import { expect, test } from "vitest";
import { openStorage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { NO_REDIS, startRedis } from "./redis-server.ts";

const key: [Buffer] = [Buffer.alloc(32, 1)];

test("a Redis that is not there stops the start at once and is told as such", async () => {
  const redisUrl = "redis://127.0.0.1:1";
  await expect(openStorage({ data: "", redisUrl, key }, silent)).rejects.toMatchObject({ kind: "unreachable" });
});

test.skipIf(NO_REDIS)(`a Redis that goes away is told at once${NO_REDIS ? ` (${NO_REDIS})` : ""}`, async () => {
  const server = await startRedis();
  const storage = await openStorage({ data: "", redisUrl: server.url, key }, silent);
  const rows = storage.rows("t");
  await rows.write([{ key: "a", value: 1 }]);
  await server.stop();
  await expect(rows.write([{ key: "a", value: 2 }])).rejects.toMatchObject({ kind: "unreachable" });
  await expect(rows.read("a")).rejects.toMatchObject({ kind: "unreachable" });
  await storage.close();
});

test.skipIf(NO_REDIS)(`another key is noticed on Redis too${NO_REDIS ? ` (${NO_REDIS})` : ""}`, async () => {
  const server = await startRedis();
  const first = await openStorage({ data: "", redisUrl: server.url, key }, silent);
  const other: [Buffer] = [Buffer.alloc(32, 2)];
  const wrong = openStorage({ data: "", redisUrl: server.url, key: other }, silent);
  await expect(wrong).rejects.toMatchObject({ kind: "unreadable" });
  await first.close();
  await server.stop();
});
