import { join } from "node:path";
import { Keyv } from "keyv";
import type { Config } from "./config.ts";
import type { RowStore } from "./core/store.ts";
import type { Log } from "./log.ts";
import { type Keys, keysOfFolder } from "./storage/key-file.ts";
import { keyvStore } from "./storage/keyv-store.ts";
import { memoryStore } from "./storage/memory.ts";
import { sealedRows } from "./storage/rows.ts";
import { createSeal, noSeal, type Seal } from "./storage/seal.ts";
import type { Store } from "./storage/store.ts";

/** Everything that is kept, sealed before it reaches a disk or a server. All calls may reject with a StorageError. */
export interface Storage extends RowStore {
  /** Plain keys and values. Values are JSON. */
  keyv(namespace: string, ttlMs?: number): Keyv;
  /** The file of the key that was made just now because none was configured: worth a copy, and said once. */
  madeKey?: string;
  close(): Promise<void>;
}

export type StorageConfig = Pick<Config, "data" | "store" | "redisUrl" | "key">;

/** Opens what the config names and checks that its key is the right one. Rejects with a StorageError. */
export async function openStorage(config: StorageConfig, log: Log): Promise<Storage> {
  if (config.store === "memory") return assemble(memoryStore(), noSeal());
  const { keys, made }: Keys = config.key ? { keys: config.key } : keysOfFolder(config.data, databaseOf(config));
  const seal = createSeal(keys);
  const store = await openStore(config);
  await checkKey(store, seal).catch(async (error) => {
    await store.close();
    throw error;
  });
  if (made) log.warn("storage.key_made", { file: made });
  return { ...assemble(store, seal), ...(made && { madeKey: made }) };
}

const databaseOf = ({ data }: StorageConfig): string => join(data, "recourse.db");

/** Loaded only when wanted, since each costs time at the start. */
async function openStore(config: StorageConfig): Promise<Store> {
  if (config.redisUrl) return (await import("./storage/redis.ts")).redisStore(config.redisUrl);
  const { openDatabase, sqliteStore } = await import("./storage/sqlite.ts");
  return sqliteStore(openDatabase(databaseOf(config)));
}

function assemble(store: Store, seal: Seal): Storage {
  return {
    keyv: (namespace, ttlMs) =>
      new Keyv({
        store: keyvStore(store, seal, namespace),
        namespace,
        useKeyPrefix: false,
        throwOnErrors: true,
        serialize: JSON.stringify,
        deserialize: JSON.parse,
        ...(ttlMs !== undefined && { ttl: ttlMs }),
      }),
    rows: (namespace, ttlMs) => sealedRows(store, seal, namespace, ttlMs),
    close: () => store.close(),
  };
}

const CHECK = "storage:check";

/** A wrong key is noticed at the start, not at somebody's next turn. Sealed anew when the keys changed. */
async function checkKey(store: Store, seal: Seal): Promise<void> {
  const [sealed] = await store.get([CHECK]);
  if (sealed) seal.open(sealed, CHECK);
  if (!sealed || !seal.isCurrent(sealed)) await store.write([{ key: CHECK, text: seal.close("recourse", CHECK) }], []);
}
