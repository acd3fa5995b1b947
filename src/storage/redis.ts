import KeyvRedis, { defaultReconnectStrategy, type RedisConnectionClientType } from "@keyv/redis";
import { type StorageProblem, storageError } from "../core/store.ts";
import type { Store, TextChange, TextGuard } from "./store.ts";

const NAMESPACE = "recourse";

/** Guards and changes in one script, since nothing else runs in Redis meanwhile. */
const WRITE = `
local next = 1
local function take() next = next + 1; return ARGV[next] end
for i = 1, tonumber(ARGV[1]) do
  local there, text = take(), take()
  local found = redis.call('GET', KEYS[i])
  if (there == '1' and found ~= text) or (there == '0' and found) then return 0 end
end
for i = tonumber(ARGV[1]) + 1, #KEYS do
  local ttl, text = take(), take()
  if ttl == 'del' then redis.call('DEL', KEYS[i])
  elseif ttl == '' then redis.call('SET', KEYS[i], text)
  else redis.call('SET', KEYS[i], text, 'PX', ttl) end
end
return 1`;

/** A store on a Redis server that several hosts share. Rejects at once when the server does not answer. */
export async function redisStore(url: string): Promise<Store> {
  let started = false;
  const reconnectStrategy = (attempt: number, cause: Error) => (started ? defaultReconnectStrategy(attempt) : cause);
  const connection = { url, disableOfflineQueue: true, socket: { reconnectStrategy, connectTimeout: 5_000 } };
  const redis = new KeyvRedis<string>(connection, { namespace: NAMESPACE, throwOnErrors: true });
  redis.on("error", () => {}); // each failed call rejects and is told there
  const full = (key: string): string => redis.createKeyPrefix(key, NAMESPACE);
  const client = () => guarded(async () => (await redis.getClient()) as RedisConnectionClientType);
  await client();
  started = true;
  return {
    get: (keys) => guarded(() => redis.getMany(keys)),
    write: (changes, guards) =>
      guarded(async () => {
        const keys = [...guards, ...changes].map(({ key }) => full(key));
        return (await (await client()).eval(WRITE, { keys, arguments: script(changes, guards) })) === 1;
      }),
    async *keys(prefix, before) {
      const MATCH = `${full(prefix).replace(/[\\*?[\]]/g, "\\$&")}*`;
      let cursor = "0";
      do {
        const page = await guarded(async () => (await client()).scan(cursor, { MATCH, COUNT: 1_000 }));
        for (const found of page.keys) {
          const key = redis.getKeyWithoutPrefix(String(found), NAMESPACE);
          if (before === undefined || key < before) yield key;
        }
        cursor = String(page.cursor);
      } while (cursor !== "0");
    },
    close: () => redis.disconnect(),
  };
}

function script(changes: TextChange[], guards: TextGuard[]): string[] {
  return [
    String(guards.length),
    ...guards.flatMap(({ text }) => (text === undefined ? ["0", ""] : ["1", text])),
    ...changes.flatMap(({ text, ttlMs }) => (text === undefined ? ["del", ""] : [String(ttlMs ?? ""), text])),
  ];
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [kind, message] = redisProblem(error instanceof Error ? error.message : "");
    throw storageError(kind, message, error);
  }
}

function redisProblem(message: string): [StorageProblem, string] {
  if (/\bOOM\b/.test(message)) return ["full", "Redis is out of memory. Give it more."];
  if (/\bREADONLY\b/.test(message)) return ["read_only", "REDIS_URL names a read-only replica. Name the primary."];
  if (/\b(NOAUTH|WRONGPASS|NOPERM)\b/.test(message))
    return ["unreachable", "Redis refuses this user or password. Check REDIS_URL."];
  if (/connect|closed|offline|socket|timeout/i.test(message))
    return ["unreachable", "Redis does not answer. Check that it runs and that REDIS_URL is right."];
  return ["broken", "Redis failed."];
}
