import { failure } from "./bolt-log.ts";
import type { Log, Store } from "./options.ts";

/** Longer than Slack goes on redelivering (about an hour). */
const REMEMBERED_MS = 2 * 60 * 60 * 1000;

/** True for the first one who comes with an id, false for repeats: at the same time, later, or after a restart. */
export type Once = (id: string) => Promise<boolean>;

export const createOnce = (store: Store, log: Log): Once => {
  const now = new Set<string>();
  return async (id) => {
    if (now.has(id)) return false;
    now.add(id);
    try {
      if (await store.get(id)) return false;
      await store.set(id, 1, REMEMBERED_MS);
      return true;
    } catch (error) {
      // A turn handled twice is less bad than one lost, and the core knows the turn's id too.
      log.error("slack.seen_store_down", failure(error));
      return true;
    } finally {
      now.delete(id);
    }
  };
};
