import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openDatabase, sqliteStore } from "../../src/storage/sqlite.ts";
import { openStorage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { folder } from "./folder.ts";

const key: [Buffer] = [Buffer.alloc(32, 1)];
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

test("a full disk is told as such, keeps what was acknowledged, and works again when there is room", async () => {
  const db = openDatabase(join(folder(), "full.db"));
  const store = sqliteStore(db);
  await store.write([{ key: "kept", text: "1" }], []);
  db.exec("PRAGMA max_page_count = 8");
  const big = { key: "big", text: "x".repeat(100_000) };
  await expect(store.write([{ key: "kept", text: "2" }, big], [])).rejects.toMatchObject({ kind: "full" });
  expect(await store.get(["kept", "big"])).toEqual(["1", undefined]);
  db.exec("PRAGMA max_page_count = 1000000");
  expect(await store.write([{ key: "kept", text: "2" }, big], [])).toBe(true);
  expect(await store.get(["kept"])).toEqual(["2"]);
  await store.close();
});

test.skipIf(process.platform === "win32")("a folder that cannot be written is told as such", () => {
  const data = folder();
  chmodSync(data, 0o555);
  const program = `
    import { openStorage } from ${JSON.stringify(new URL("../../src/storage.ts", import.meta.url).href)};
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    await openStorage({ data: ${JSON.stringify(data)} }, log).then(() => console.log("opened"), (e) => console.log(e.kind));`;
  // The administrator may write anywhere, so somebody else tries.
  const options = { encoding: "utf8" as const, ...(isRoot && { uid: NOBODY, gid: NOBODY }) };
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], options);
  expect(stdout.trim(), stderr).toBe("read_only");
});

test("a database that only lets itself be read is told as such, and can be read", async () => {
  const file = join(folder(), "ro.db");
  const writable = sqliteStore(openDatabase(file));
  await writable.write([{ key: "a", text: "1" }], []);
  await writable.close();
  const db = openDatabase(file);
  db.exec("PRAGMA query_only = ON");
  const store = sqliteStore(db);
  await expect(store.write([{ key: "a", text: "2" }], [])).rejects.toMatchObject({ kind: "read_only" });
  expect(await store.get(["a"])).toEqual(["1"]);
  await store.close();
});

test("a file where the folder should be, or rubbish in the database, is told", async () => {
  const data = folder();
  writeFileSync(join(data, "file"), "");
  await expect(openStorage({ data: join(data, "file"), key }, silent)).rejects.toMatchObject({ kind: "read_only" });
  mkdirSync(join(data, "sub"));
  writeFileSync(join(data, "sub", "recourse.db"), "no database at all, ".repeat(100));
  await expect(openStorage({ data: join(data, "sub"), key }, silent)).rejects.toMatchObject({ kind: "broken" });
});

test("a store that another process keeps locked is told as such", async () => {
  const file = join(folder(), "locked.db");
  const db = openDatabase(file);
  const store = sqliteStore(db);
  db.exec("PRAGMA busy_timeout = 20");
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  await expect(store.write([{ key: "a", text: "1" }], [])).rejects.toMatchObject({ kind: "locked" });
  other.exec("ROLLBACK");
  expect(await store.write([{ key: "a", text: "1" }], [])).toBe(true);
  other.close();
  await store.close();
});

test("what has expired leaves the file", async () => {
  const file = join(folder(), "old.db");
  const first = sqliteStore(openDatabase(file));
  const old = Array.from({ length: 1_200 }, (_, index) => ({ key: `old${index}`, text: "x", ttlMs: 1 }));
  await first.write([...old, { key: "young", text: "x", ttlMs: 60_000 }], []);
  await first.close();
  await new Promise((resolve) => setTimeout(resolve, 10));
  const db = openDatabase(file);
  const store = sqliteStore(db);
  await expect.poll(() => db.prepare("SELECT key FROM rows").all(), { timeout: 5_000 }).toEqual([{ key: "young" }]);
  await store.close();
});

test("one refused write does not take down what is written after it", async () => {
  const db = openDatabase(join(folder(), "together.db"));
  const store = sqliteStore(db);
  const together = ["a", "b", "c"].map((text) => store.write([{ key: text, text }], []));
  expect(await Promise.all(together)).toEqual([true, true, true]);
  const closing = store.write([{ key: "last", text: "1" }], []);
  await store.close();
  expect(await closing).toBe(true);
});
