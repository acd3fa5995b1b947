import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { openStorage, type StorageConfig } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { folder } from "./folder.ts";

const ONE = Buffer.alloc(32, 1);
const TWO = Buffer.alloc(32, 2);
const SECRET = "pembrolizumab";

async function put(config: StorageConfig, key: string, value: string): Promise<void> {
  const storage = await openStorage(config, silent);
  await storage.keyv("t").set(key, value);
  await storage.close();
}

async function get(config: StorageConfig, key: string): Promise<unknown> {
  const storage = await openStorage(config, silent);
  return storage
    .keyv("t")
    .get(key)
    .finally(() => storage.close());
}

function change(data: string, statement: string): void {
  const db = new DatabaseSync(join(data, "recourse.db"));
  db.exec(statement);
  db.close();
}

test("nothing readable reaches the disk", async () => {
  const data = folder();
  const storage = await openStorage({ data, key: [ONE] }, silent);
  await storage.keyv("t").set("a", SECRET);
  const files = () => ["recourse.db", "recourse.db-wal"].map((name) => readFileSync(join(data, name), "latin1")).join();
  expect(files()).not.toContain(SECRET);
  expect(files()).toContain("t:a");
  await storage.close();
});

test("without a configured key one is made once, for the owner only, and said once", async () => {
  const data = join(folder(), "new", "data");
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  const first = await openStorage({ data }, log);
  expect(first.madeKey).toBe(join(data, "key"));
  await first.keyv("t").set("a", "kept");
  await first.close();
  const second = await openStorage({ data }, log);
  expect(second.madeKey).toBeUndefined();
  expect(await second.keyv("t").get("a")).toBe("kept");
  await second.close();
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(["storage.key_made"]);
  const mode = (path: string) => statSync(path).mode & 0o777;
  expect([data, join(data, "key"), join(data, "recourse.db")].map(mode)).toEqual([0o700, 0o600, 0o600]);
});

test("several processes that start at once agree on one key", async () => {
  const data = join(folder(), "data");
  const storages = await Promise.all(Array.from({ length: 5 }, () => openStorage({ data }, silent)));
  expect(storages.filter(({ madeKey }) => madeKey)).toHaveLength(1);
  await Promise.all(storages.map((storage) => storage.close()));
});

test("another key stops the start and says what to do", async () => {
  const data = folder();
  await put({ data, key: [ONE] }, "a", "kept");
  await expect(openStorage({ data, key: [TWO] }, silent)).rejects.toMatchObject({ kind: "unreadable" });
  expect(await get({ data, key: [ONE] }, "a")).toBe("kept");
});

test("a lost key file is told, and no new one is put in its place", async () => {
  const data = folder();
  await put({ data }, "a", "kept");
  const key = readFileSync(join(data, "key"));
  rmSync(join(data, "key"));
  await expect(openStorage({ data }, silent)).rejects.toMatchObject({ kind: "unreadable" });
  writeFileSync(join(data, "key"), key);
  expect(await get({ data }, "a")).toBe("kept");
});

test("keys rotate: the new one seals, the old one still opens, later only the new one is needed", async () => {
  const data = folder();
  await put({ data, key: [ONE] }, "old", "1");
  await put({ data, key: [TWO, ONE] }, "new", "2");
  expect(await get({ data, key: [TWO, ONE] }, "old")).toBe("1");
  expect(await get({ data, key: [TWO] }, "new")).toBe("2");
  await expect(get({ data, key: [TWO] }, "old")).rejects.toMatchObject({ kind: "unreadable" });
  await expect(openStorage({ data, key: [ONE] }, silent)).rejects.toMatchObject({ kind: "unreadable" });
});

test("a value that was moved to another row or changed does not open", async () => {
  const data = folder();
  const config: StorageConfig = { data, key: [ONE] };
  await put(config, "mine", "1");
  await put(config, "yours", "2");
  change(data, "UPDATE rows SET text = (SELECT text FROM rows WHERE key = 't:yours') WHERE key = 't:mine'");
  await expect(get(config, "mine")).rejects.toMatchObject({ name: "StorageError", kind: "unreadable" });
  expect(await get(config, "yours")).toBe("2");
  change(data, "UPDATE rows SET text = substr(text, 1, length(text) - 2) || 'AA' WHERE key = 't:yours'");
  await expect(get(config, "yours")).rejects.toMatchObject({ kind: "unreadable" });
  change(data, "UPDATE rows SET text = 'nonsense' WHERE key = 't:yours'");
  await expect(get(config, "yours")).rejects.toMatchObject({ kind: "unreadable" });
});
