import { personLists } from "./person-list.ts";
import { type CaseLine, readSaved, type Saved, writeSaved } from "./saved.ts";
import { isStorageError, type RowStore, storageError } from "./store.ts";

export type { CaseLine };

/** A conversation as stored. `tag` tells which stored state it came from; `load` and `save` set it. */
export type Session = Omit<Saved, "v"> & { tag?: string | undefined };

/** All may reject with a StorageError. */
export interface Sessions {
  load(conversation: string): Promise<Session | undefined>;
  /**
   * In one commit; sets `updated` and `tag` of the session that is passed in. Rejects with kind `conflict`, and changes
   * nothing, when the stored session is not the one that was loaded (or is there, for a new one): load again and take
   * the step again.
   */
  save(conversation: string, session: Session): Promise<void>;
  remove(conversation: string): Promise<void>;
  /** Nearest date first; those without a date last, the newest of them first. */
  byPerson(person: string): Promise<CaseLine[]>;
  /** The conversation of this person's case; never that of another person. */
  byCode(code: string, person: string): Promise<string | undefined>;
  /** A code that none of this person's cases has. */
  newCode(person: string): Promise<string>;
  /** Removes every conversation whose id starts with `prefix`; how many there were. */
  removeAll(prefix: string): Promise<number>;
}

export interface SessionOptions {
  /** Days after the last save until a session is forgotten; one with a date to come is kept until after it. */
  keepDays: number;
  now(): Temporal.Instant;
  /** From 0 up to, but not including, 1. */
  random?: () => number;
}

const DAY_MS = 86_400_000;
/** A case with a date to come is kept until some time after it, but never longer than this. */
const MOST_DAYS = 400;
const DAYS_AFTER_DATE = 14;
const TURNS_KEPT = 50;
/** Without 0, 1, I, L and O, which are read for one another. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CODE_LENGTH = 4;
const PREFIX = "session:";
const keyOf = (conversation: string): string => PREFIX + conversation;

/** Sessions over a store, one row a conversation and one row a person with the ids of their conversations. */
export function createSessions(storage: RowStore, { keepDays, now, random = Math.random }: SessionOptions): Sessions {
  const rows = storage.rows("session", keepDays * DAY_MS);
  // A list names only conversations, and must outlive each of them.
  const lists = personLists(rows, (Math.max(MOST_DAYS, keepDays) + 2) * DAY_MS);

  async function load(conversation: string): Promise<Session | undefined> {
    const row = await rows.read(keyOf(conversation));
    return row && { ...readSaved(row.value), tag: row.tag };
  }

  async function save(conversation: string, session: Session): Promise<void> {
    const updated = now().toString({ smallestUnit: "millisecond" });
    const listed = updated.slice(0, 10);
    const guard = { key: keyOf(conversation), tag: session.tag };
    const value = writeSaved({ ...session, turns: session.turns.slice(-TURNS_KEPT), updated, listed });
    const change = { key: guard.key, value, ttlMs: daysToKeep(session, listed, keepDays) * DAY_MS };
    // A list must outlive its conversations, so each of them renews it once a day; else a turn writes one row.
    const isListed = session.tag !== undefined && session.listed === listed;
    const tags = isListed
      ? await rows.write([change], [guard])
      : await lists.add(session.person, conversation, change, guard);
    if (!tags) throw storageError("conflict", "The session was changed since it was loaded.");
    Object.assign(session, { tag: tags.get(guard.key), updated, listed });
  }

  async function remove(conversation: string): Promise<void> {
    const session = await loadReadable(conversation);
    await rows.write([{ key: keyOf(conversation) }]);
    if (session) await lists.remove(session.person, conversation);
  }

  /** What cannot be read must not hide the rest, and can still be removed. */
  async function loadReadable(conversation: string): Promise<Session | undefined> {
    try {
      return await load(conversation);
    } catch (error) {
      if (isStorageError(error) && error.kind !== "unreadable") throw error;
      return undefined;
    }
  }

  async function byPerson(person: string): Promise<CaseLine[]> {
    const { conversations } = await lists.read(person);
    const sessions = await Promise.all(conversations.map(loadReadable));
    const lines = sessions.map((session, index) =>
      session?.person === person ? [lineOf(conversations[index] ?? "", session)] : [],
    );
    return lines.flat().sort(nearestFirst);
  }

  async function byCode(code: string, person: string): Promise<string | undefined> {
    const wanted = code.trim().toUpperCase();
    return (await byPerson(person)).find((line) => line.code === wanted)?.conversation;
  }

  async function newCode(person: string): Promise<string> {
    const taken = new Set((await byPerson(person)).map(({ code }) => code));
    for (;;) {
      const code = randomCode(random);
      if (!taken.has(code)) return code;
    }
  }

  async function removeAll(prefix: string): Promise<number> {
    const found = new Set<string>();
    for await (const key of rows.keys(keyOf(prefix))) found.add(key.slice(PREFIX.length));
    for (const conversation of found) await remove(conversation);
    return found.size;
  }

  return { load, save, remove, byPerson, byCode, newCode, removeAll };
}

/** Reminders may come months later; the case must still be there then. */
function daysToKeep({ line }: Session, today: string, keepDays: number): number {
  if (!line?.next || !line.open) return keepDays;
  const left = Temporal.PlainDate.from(today).until(line.next, { largestUnit: "day" }).days + DAYS_AFTER_DATE;
  return Math.max(keepDays, Math.min(left, MOST_DAYS));
}

function lineOf(conversation: string, { code, updated, line }: Session): CaseLine {
  return { open: true, ...line, code, conversation, updated };
}

function nearestFirst(one: CaseLine, other: CaseLine): number {
  const byDate = (one.next ?? "9999").localeCompare(other.next ?? "9999");
  return byDate || other.updated.localeCompare(one.updated);
}

function randomCode(random: () => number): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join("");
}
