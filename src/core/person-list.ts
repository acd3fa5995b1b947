import { z } from "zod";
import { type Change, type Guard, type Rows, storageError } from "./store.ts";

const ATTEMPTS = 50;
const list = z.object({ conversations: z.array(z.string()) });

interface PersonList {
  conversations: string[];
  tag: string | undefined;
}

export interface PersonLists {
  read(person: string): Promise<PersonList>;
  /** Adds a conversation, or renews the list, in one commit with `change`. Nothing happens when `guard` does not hold. */
  add(person: string, conversation: string, change: Change, guard: Guard): Promise<Map<string, string> | undefined>;
  remove(person: string, conversation: string): Promise<void>;
}

/** Which conversations a person has, one row a person. Two processes that change the same list both get their way. */
export function personLists(rows: Rows, ttlMs: number): PersonLists {
  const keyOf = (person: string): string => `person:${person}`;

  async function read(person: string): Promise<PersonList> {
    const row = await rows.read(keyOf(person));
    return { conversations: row ? list.parse(row.value).conversations : [], tag: row?.tag };
  }

  async function add(person: string, conversation: string, change: Change, guard: Guard) {
    return untilDone(async () => {
      const { conversations, tag } = await read(person);
      const next = { conversations: [...conversations.filter((id) => id !== conversation), conversation] };
      const listed = { key: keyOf(person), value: next, ttlMs };
      const tags = await rows.write([change, listed], [guard, { key: keyOf(person), tag }]);
      if (tags) return { tags };
      return (await rows.read(guard.key))?.tag === guard.tag ? undefined : { tags: undefined };
    }).then(({ tags }) => tags);
  }

  async function remove(person: string, conversation: string): Promise<void> {
    await untilDone(async () => {
      const { conversations, tag } = await read(person);
      const left = conversations.filter((id) => id !== conversation);
      const value = left.length > 0 ? { conversations: left } : undefined;
      return rows.write([{ key: keyOf(person), value, ttlMs }], [{ key: keyOf(person), tag }]);
    });
  }

  return { read, add, remove };
}

/** Again until an attempt gives something: each failure means that another process got its change in. */
async function untilDone<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let count = 0; count < ATTEMPTS; count++) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  throw storageError("locked", "A person's list was changed by others too often.");
}
