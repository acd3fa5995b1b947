import { z } from "zod";
import { retryConflicts } from "./retry-conflicts.ts";
import { type Change, type Guard, type Rows, storageError } from "./store.ts";

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

  function add(person: string, conversation: string, change: Change, guard: Guard) {
    return retryConflicts(async () => {
      const { conversations, tag } = await read(person);
      const value = { conversations: [...conversations.filter((id) => id !== conversation), conversation] };
      const renewed = { key: keyOf(person), value, ttlMs };
      const tags = await rows.write([change, renewed], [guard, { key: keyOf(person), tag }]);
      if (!tags && (await rows.read(guard.key))?.tag === guard.tag) throw changed();
      return tags;
    });
  }

  function remove(person: string, conversation: string): Promise<void> {
    return retryConflicts(async () => {
      const { conversations, tag } = await read(person);
      const left = conversations.filter((id) => id !== conversation);
      const change = { key: keyOf(person), ttlMs, ...(left.length > 0 && { value: { conversations: left } }) };
      if (!(await rows.write([change], [{ key: keyOf(person), tag }]))) throw changed();
    });
  }

  return { read, add, remove };
}

const changed = () => storageError("conflict", "A person's list was changed since it was read.");
