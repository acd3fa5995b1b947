/**
 * What the core needs of a store: rows that change together or not at all, and a tag that tells whether a row is still
 * the one that was read. `src/storage.ts` gives it; the core knows no database.
 */
export interface RowStore {
  /** The rows of one namespace. Each write gives its rows `ttlMs` to live, unless the change says otherwise. */
  rows(namespace: string, ttlMs?: number): Rows;
}

export interface Rows {
  read(key: string): Promise<Row | undefined>;
  /** In the order of `keys`. */
  readMany(keys: string[]): Promise<(Row | undefined)[]>;
  /**
   * Makes all changes at once, in one commit. Resolves to the tags of what was written, by key; or to undefined, with
   * nothing changed, when a guarded row is no longer the one that was read.
   */
  write(changes: Change[], guards?: Guard[]): Promise<Map<string, string> | undefined>;
  /** Keys that start with `prefix` (and sort before `before`), in no promised order. */
  keys(prefix: string, before?: string): AsyncIterable<string>;
}

/** `tag` is new at every write. */
export interface Row {
  value: unknown;
  tag: string;
}

/** No `value` deletes the row. `value` is JSON. */
export interface Change {
  key: string;
  value?: unknown;
  ttlMs?: number;
}

/** No `tag` means: there must be no such row. */
export interface Guard {
  key: string;
  tag: string | undefined;
}

/**
 * Why a store refuses. `full` and `read_only`: the disk; `locked`: another process holds it too long; `unreachable`: a
 * server does not answer; `unreadable`: sealed with a key we do not have, or tampered with; `conflict`: somebody else
 * changed the row since it was read; `broken`: anything else.
 */
export type StorageProblem = "full" | "read_only" | "locked" | "unreachable" | "unreadable" | "conflict" | "broken";

export interface StorageError extends Error {
  name: "StorageError";
  kind: StorageProblem;
}

/** `message` is for operators and names no value. */
export function storageError(kind: StorageProblem, message: string, cause?: unknown): StorageError {
  return Object.assign(new Error(message, { cause }), { name: "StorageError" as const, kind });
}

export function isStorageError(error: unknown): error is StorageError {
  return error instanceof Error && error.name === "StorageError" && "kind" in error;
}
