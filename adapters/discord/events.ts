import type { Log } from "./options.ts";
import { createRecent } from "./recent.ts";
import { isLost, reasonOf } from "./refusal.ts";

export interface Events {
  /** Does a job for an event, each event once; whatever goes wrong ends here. */
  once(id: string, job: () => Promise<unknown>): void;
  /** When all that was begun has ended, or after `patienceMs`. */
  settled(patienceMs: number): Promise<void>;
}

/**
 * Discord may deliver an event again after it resumed a connection. What is forgotten here is noticed later: a second
 * answer to one interaction is refused by Discord, and the core knows the ids of turns.
 */
export const createEvents = (log: Log): Events => {
  const seen = createRecent<true>();
  const begun = new Set<Promise<void>>();

  const safely = async (job: () => Promise<unknown>): Promise<void> => {
    try {
      await job();
    } catch (error) {
      if (isLost(error)) log.warn("discord.too_late", reasonOf(error));
      else log.error("discord.listener", reasonOf(error));
    }
  };

  return {
    once: (id, job) => {
      if (seen.get(id)) return;
      seen.set(id, true);
      const run = safely(job);
      begun.add(run);
      void run.then(() => begun.delete(run));
    },
    settled: async (patienceMs) => {
      const patience = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([Promise.all(begun), patience]);
    },
  };
};
