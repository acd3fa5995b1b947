import type { Change, Guard, Row, Rows } from "../core/store.ts";
import type { Seal } from "./seal.ts";
import type { Store } from "./store.ts";

/**
 * The rows of one namespace, each sealed to its place. The stored form is Keyv's, so that a Keyv of the same namespace
 * reads them. A row's tag is its sealed text, which is another one at every write.
 */
export function sealedRows(store: Store, seal: Seal, namespace: string, ttlMs?: number): Rows {
  const full = (key: string): string => `${namespace}:${key}`;
  const open = (key: string, sealed: string | undefined): Row | undefined =>
    sealed === undefined ? undefined : { value: JSON.parse(seal.open(sealed, full(key))).value, tag: sealed };
  const close = (change: Change) => {
    const key = full(change.key);
    if (change.value === undefined) return { key, text: undefined };
    const ttl = change.ttlMs ?? ttlMs;
    const form = ttl === undefined ? { value: change.value } : { value: change.value, expires: Date.now() + ttl };
    return { key, text: seal.close(JSON.stringify(form), key), ttlMs: ttl };
  };
  const readMany = async (keys: string[]) => {
    const found = await store.get(keys.map(full));
    return keys.map((key, index) => open(key, found[index]));
  };
  return {
    readMany,
    read: async (key) => (await readMany([key]))[0],
    write: async (changes, guards = []) => {
      const closed = changes.map(close);
      const done = await store.write(closed, guards.map(textGuard));
      return done ? new Map(closed.map(({ text }, index) => [changes[index]?.key ?? "", text ?? ""])) : undefined;
    },
    async *keys(prefix, before) {
      const end = before === undefined ? undefined : full(before);
      for await (const key of store.keys(full(prefix), end)) yield key.slice(full("").length);
    },
  };

  function textGuard({ key, tag }: Guard) {
    return { key: full(key), text: tag };
  }
}
