import type { KeyvStoreAdapter } from "keyv";
import type { Seal } from "./seal.ts";
import type { Store } from "./store.ts";

/** One of our stores as Keyv wants it; every value is sealed to its namespace and key before it gets there. */
export function keyvStore(store: Store, seal: Seal, namespace: string): KeyvStoreAdapter {
  const full = (key: string): string => `${adapter.namespace}:${key}`;
  const open = (key: string, sealed: string | undefined) =>
    sealed === undefined ? undefined : seal.open(sealed, full(key));
  const getMany = async (keys: string[]) => {
    const found = await store.get(keys.map(full));
    return keys.map((key, index) => open(key, found[index]));
  };
  const setMany = async (entries: Entry[]) => {
    await store.write(
      entries.map(({ key, value, ttl }) => ({ key: full(key), text: seal.close(value, full(key)), ttlMs: ttl })),
      [],
    );
  };
  const deleteMany = async (keys: string[]) => {
    const found = await store.get(keys.map(full));
    const there = keys.map(full).filter((_, index) => found[index] !== undefined);
    if (there.length > 0) await store.write(there.map(gone), []);
    return there.length > 0;
  };
  const adapter = {
    opts: { dialect: "sqlite" },
    namespace,
    on: () => adapter,
    getMany,
    setMany,
    deleteMany,
    get: async (key: string) => (await getMany([key]))[0],
    set: async (key: string, value: string, ttl?: number) => setMany([{ key, value, ttl }]),
    delete: (key: string) => deleteMany([key]),
    has: async (key: string) => (await getMany([key]))[0] !== undefined,
    clear: async () => {
      for await (const key of store.keys(full(""))) await store.write([gone(key)], []);
    },
    async *iterator() {
      for await (const key of store.keys(full(""))) {
        const own = key.slice(full("").length);
        const [value] = await getMany([own]);
        if (value !== undefined) yield [own, value];
      }
    },
  };
  // Keyv types its values as whatever the caller asks for; a store only sees texts.
  return adapter as unknown as KeyvStoreAdapter;
}

interface Entry {
  key: string;
  value: string;
  ttl?: number | undefined;
}

const gone = (key: string) => ({ key, text: undefined });
