import type { Config } from "../config.ts";
import { isStorageError, type StorageProblem } from "../core/store.ts";
import type { Log } from "../log.ts";
import { openStorage } from "../storage.ts";
import { broken, type Finding, note, ok } from "./finding.ts";

const ADVICE: Partial<Record<StorageProblem, string>> = {
  full: "Make room on the disk.",
  read_only: "Let the app write to its folder, or set RECOURSE_DATA to another one.",
  locked: "Stop other programs that hold the file.",
  unreachable: "Check REDIS_URL, and that the server runs and lets this machine in.",
  unreadable: "Set RECOURSE_KEY to the key that the store was made with; put new keys in front of old ones.",
};

const PROBE = "doctor";

/** Opens the store, writes, reads and deletes. */
export async function checkStore(config: Config, log: Log): Promise<Finding[]> {
  const where = placeOf(config);
  try {
    const storage = await openStorage(config, log);
    const probe = storage.keyv(PROBE);
    await probe.set(PROBE, 1);
    const read = await probe.get(PROBE);
    await probe.delete(PROBE);
    await storage.close();
    if (read !== 1) return [broken(`${where} does not give back what is written.`, "Look at the disk or the server.")];
    return [ok(`${where} can be read and written.`), ...remarks(config)];
  } catch (error) {
    const advice = (isStorageError(error) && ADVICE[error.kind]) || "Read the message above; the log may say more.";
    return [broken(`${where}: ${error instanceof Error ? error.message : "unknown"}`, advice)];
  }
}

function placeOf({ redisUrl, store, data }: Config): string {
  if (redisUrl) return `The Redis server at ${new URL(redisUrl).host}`;
  return store === "memory" ? "The store in memory" : `The SQLite file in ${data}`;
}

function remarks({ store, key, data, keepDays }: Config): Finding[] {
  const kept = ok(`A conversation is deleted ${keepDays} days after its last message.`);
  if (store === "memory") return [note("All is forgotten when the process ends.", "Take RECOURSE_STORE=memory out.")];
  return [kept, key ? ok("The key is in RECOURSE_KEY.") : note(`The key is in ${data}.`, "Keep a copy of it.")];
}
