/** What a kind of database does for us: texts under keys. `rows.ts` and `keyv-store.ts` build on it. */
export interface Store {
  /** In the order of `keys`; nothing for what is absent or expired. */
  get(keys: string[]): Promise<(string | undefined)[]>;
  /**
   * All changes in one commit, durable when it resolves to true. Resolves to false, with nothing changed, when
   * the key of a guard no longer holds its text.
   */
  write(changes: TextChange[], guards: TextGuard[]): Promise<boolean>;
  /** Keys that start with `prefix` (and sort before `before`). Rows written meanwhile may be missed. */
  keys(prefix: string, before?: string): AsyncIterable<string>;
  close(): Promise<void>;
}

/** No `text` deletes the row. */
export interface TextChange {
  key: string;
  text: string | undefined;
  ttlMs?: number | undefined;
}

/** No `text` means: there must be no such row. */
export interface TextGuard {
  key: string;
  text: string | undefined;
}
