import { retryConflicts } from "./retry-conflicts.ts";

/** Runs `work` after all work of the same key before it; work of other keys goes on meanwhile. */
export type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * One turn at a time per conversation. In this process by waiting; across processes by trying again: a turn whose save
 * meets a `conflict` has had no effect, so it is taken anew from what the other process saved.
 */
export function createInOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const run = before.then(() => retryConflicts(work));
    const settled = run
      .catch(() => {})
      .finally(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return run;
  };
}
