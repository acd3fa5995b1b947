import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { createSessions } from "../../src/core/sessions.ts";
import { openStorage, type StorageConfig } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { folder } from "./folder.ts";
import { NO_REDIS, startRedis } from "./redis-server.ts";

const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));
const KEY = Buffer.alloc(32, 3);
const TURNS = 60;

// Each process loads the program anew, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

function start(config: StorageConfig, task: string, times = 0) {
  const passed = JSON.stringify({ ...config, key: config.key?.[0].toString("base64") });
  return spawn(process.execPath, [worker, passed, task, String(times)], { stdio: ["ignore", "pipe", "inherit"] });
}

async function sessionsOf(config: StorageConfig) {
  const storage = await openStorage(config, silent);
  onTestFinished(() => storage.close());
  return createSessions(storage, { keepDays: 30, now: () => Temporal.Now.instant() });
}

async function twoCount(config: StorageConfig): Promise<void> {
  const processes = [start(config, "count", TURNS), start(config, "count", TURNS)];
  const codes = await Promise.all(processes.map(async (child) => (await once(child, "exit"))[0]));
  expect(codes).toEqual([0, 0]);
  const sessions = await sessionsOf(config);
  expect(await sessions.load("shared")).toMatchObject({ memory: { count: 2 * TURNS } });
  expect(await sessions.byPerson("p")).toHaveLength(3);
}

test("two processes on one SQLite file lose no turn of a conversation they share", () => twoCount({ data: folder() }));

test.skipIf(NO_REDIS)(`two processes on one Redis lose none either${NO_REDIS ? ` (${NO_REDIS})` : ""}`, async () => {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  await twoCount({ data: "", redisUrl: server.url, key: [KEY] });
});

test("killed in the middle of saving, nothing that was acknowledged is lost", async () => {
  const config = { data: folder() };
  const acknowledged = new Map<string, number>();
  for (const enough of [1, 17, 40]) {
    const child = start(config, "until-killed");
    let told = "";
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (text) => {
        told += text;
        if (told.split("\n").length > enough) resolve();
      });
    });
    child.kill("SIGKILL");
    await once(child, "close");
    for (const [, conversation = "", count] of told.matchAll(/^(\S+) (\d+)$/gm))
      acknowledged.set(conversation, Number(count));
    await expectKept(config, acknowledged);
  }
  expect(Math.max(...acknowledged.values())).toBeGreaterThanOrEqual(19);
});

async function expectKept(config: StorageConfig, acknowledged: Map<string, number>): Promise<void> {
  const db = new DatabaseSync(join(config.data, "recourse.db"));
  expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  db.close();
  const sessions = await sessionsOf(config);
  for (const [conversation, count] of acknowledged) {
    const kept = ((await sessions.load(conversation))?.memory as { count: number } | undefined)?.count;
    // The last save may have happened without its acknowledgement getting out.
    expect(kept === count || kept === count + 1, `${conversation}: ${kept} kept, ${count} acknowledged`).toBe(true);
  }
}
