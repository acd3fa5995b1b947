/** A map that keeps only the newest. */
export interface Recent<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

const KEPT = 5000;

/** For what only makes things nicer or quicker: nothing that matters may live in memory alone. */
export const createRecent = <T>(): Recent<T> => {
  const kept = new Map<string, T>();
  return {
    get: (key) => kept.get(key),
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? "");
    },
  };
};
