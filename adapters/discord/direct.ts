import type { Client } from "discord.js";
import type { Log, Store } from "./options.ts";
import { reasonOf, refusesMessages } from "./refusal.ts";
import { inDirect, type Surface } from "./surface.ts";

/** Direct messages, and who does not take them. */
export interface Direct {
  /** Rejects when Discord does. */
  open(user: string): Promise<Surface>;
  /** Does `job`; notes when the person takes no direct messages, and rejects then too. */
  tried<T>(user: string, job: () => Promise<T>): Promise<T>;
  /** True once after a direct message was refused: the person should be told how to open them. */
  wasRefused(user: string): Promise<boolean>;
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
const keyOf = (user: string): string => `refused:${user}`;

export const createDirect = (client: Client, store: Store, log: Log): Direct => {
  const note = async (user: string, error: unknown): Promise<void> => {
    if (refusesMessages(error)) await store.set(keyOf(user), 1, MONTH_MS);
  };
  return {
    open: async (user) => inDirect(await client.users.createDM(user)),
    tried: async (user, job) => {
      try {
        return await job();
      } catch (error) {
        await note(user, error).catch((down) => log.error("discord.store", reasonOf(down)));
        throw error;
      }
    },
    wasRefused: async (user) => {
      try {
        return (await store.get(keyOf(user))) !== undefined && (await store.delete(keyOf(user))) !== undefined;
      } catch (error) {
        log.error("discord.store", reasonOf(error));
        return false;
      }
    },
  };
};
