import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { storageError } from "../core/store.ts";
import { diskProblem } from "./disk-problem.ts";
import type { Store, TextChange, TextGuard } from "./store.ts";

const PAGE = 500;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PURGE_EVERY_MS = HOUR_MS;
/** Sorts after every key that starts with the prefix before it. */
const LAST = "\u{10ffff}";

/** Opens, or makes with rights for the owner only, an SQLite file that keeps what it has acknowledged. */
export function openDatabase(file: string): DatabaseSync {
  return guarded(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
    const db = new DatabaseSync(file, { timeout: 5_000 });
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST");
    db.exec("CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, text TEXT NOT NULL, expires INTEGER)");
    db.exec("CREATE INDEX IF NOT EXISTS expiry ON rows (expires) WHERE expires IS NOT NULL");
    return db;
  });
}

/** A store in one SQLite file. Writes that arrive together share one commit, and so one sync of the disk. */
export function sqliteStore(db: DatabaseSync): Store {
  const sql = prepare(db);
  const waiting: Job[] = [];
  const flush = (): void => settle(db, sql, waiting.splice(0));
  const purge = setInterval(() => removeExpired(sql), PURGE_EVERY_MS).unref();
  removeExpired(sql);
  return {
    get: async (keys) => guarded(() => keys.map((key) => readText(sql, key))),
    write: (changes, guards) =>
      new Promise((resolve, reject) => {
        waiting.push({ changes, guards, resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      }),
    keys: (prefix, before) => keysFrom(sql, prefix, before ?? prefix + LAST),
    close: async () => {
      clearInterval(purge);
      flush();
      if (db.isOpen) db.close();
    },
  };
}

interface Job {
  changes: TextChange[];
  guards: TextGuard[];
  resolve(done: boolean): void;
  reject(error: unknown): void;
}

type Statements = Record<"get" | "put" | "renew" | "remove" | "keys" | "purge" | "begin" | "commit", StatementSync>;

function prepare(db: DatabaseSync): Statements {
  return guarded(() => ({
    get: db.prepare("SELECT text FROM rows WHERE key = ? AND (expires IS NULL OR expires > ?)"),
    put: db.prepare(
      "INSERT INTO rows VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text, expires = excluded.expires",
    ),
    renew: db.prepare("UPDATE rows SET text = ? WHERE key = ? AND expires IS ?"),
    remove: db.prepare("DELETE FROM rows WHERE key = ?"),
    keys: db.prepare(
      "SELECT key FROM rows WHERE key > ? AND key < ? AND (expires IS NULL OR expires > ?) ORDER BY key LIMIT ?",
    ),
    purge: db.prepare("DELETE FROM rows WHERE rowid IN (SELECT rowid FROM rows WHERE expires <= ? LIMIT ?)"),
    begin: db.prepare("BEGIN IMMEDIATE"),
    commit: db.prepare("COMMIT"),
  }));
}

function readText(sql: Statements, key: string): string | undefined {
  return text(sql.get.get(key, Date.now()), "text");
}

function text(row: Record<string, SQLOutputValue> | undefined, column: string): string | undefined {
  const value = row?.[column];
  return typeof value === "string" ? value : undefined;
}

function settle(db: DatabaseSync, sql: Statements, jobs: Job[]): void {
  if (jobs.length === 0) return;
  try {
    const done = commit(db, sql, jobs);
    jobs.forEach((job, index) => {
      job.resolve(done[index] ?? false);
    });
  } catch (error) {
    for (const job of jobs) job.reject(error);
  }
}

function commit(db: DatabaseSync, sql: Statements, jobs: Job[]): boolean[] {
  return guarded(() => {
    sql.begin.run();
    try {
      const done = jobs.map((job) => apply(sql, job));
      sql.commit.run();
      return done;
    } finally {
      if (db.isTransaction) db.exec("ROLLBACK");
    }
  });
}

function apply(sql: Statements, { changes, guards }: Job): boolean {
  if (guards.some(({ key, text }) => readText(sql, key) !== text)) return false;
  for (const { key, text, ttlMs } of changes) {
    if (text === undefined) sql.remove.run(key);
    else put(sql, key, text, ttlMs === undefined ? null : expiry(Date.now() + ttlMs, ttlMs));
  }
  return true;
}

/** A row whose expiry stays is found without its index, which halves the pages that the disk must sync. */
function put(sql: Statements, key: string, text: string, expires: number | null): void {
  if (sql.renew.run(text, key, expires).changes === 0) sql.put.run(key, text, expires);
}

/** What is kept for days goes at a full hour, so that an active conversation seldom moves its expiry. */
const expiry = (at: number, ttlMs: number): number => (ttlMs < DAY_MS ? at : Math.ceil(at / HOUR_MS) * HOUR_MS);

/** A page at a time, so that nobody waits for a long list. */
async function* keysFrom(sql: Statements, prefix: string, before: string): AsyncGenerator<string> {
  for (let after = prefix, full = true; full; ) {
    const page = guarded(() => sql.keys.all(after, before, Date.now(), PAGE));
    full = page.length === PAGE;
    for (const row of page) {
      after = text(row, "key") ?? after;
      yield after;
    }
  }
}

/** In small bites; what is left goes at the next turn of the clock. A disk that refuses is told by the next write. */
function removeExpired(sql: Statements): void {
  try {
    if (sql.purge.run(Date.now(), PAGE).changes === PAGE) setTimeout(() => removeExpired(sql), 100).unref();
  } catch {}
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { kind, message } = diskProblem(error);
    throw storageError(kind, message, error);
  }
}
