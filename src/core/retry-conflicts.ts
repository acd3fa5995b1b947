import { setTimeout as wait } from "node:timers/promises";
import { isStorageError } from "./store.ts";

const ATTEMPTS = 20;
const LONGEST_WAIT_MS = 100;

/**
 * Takes `work` anew each time it meets a `conflict`: somebody else got their change in first. The waits between are
 * of random length, so that two who met do not meet again.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isStorageError(error) || error.kind !== "conflict" || attempt === ATTEMPTS) throw error;
      await wait(Math.random() * Math.min(2 ** attempt, LONGEST_WAIT_MS));
    }
  }
}
