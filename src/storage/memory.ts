import type { Store, TextChange } from "./store.ts";

interface Kept {
  text: string;
  expires: number;
}

/** A store that forgets everything when the process ends. For tests and measurements. */
export function memoryStore(): Store {
  const kept = new Map<string, Kept>();
  const read = (key: string): string | undefined => {
    const found = kept.get(key);
    if (found && found.expires > Date.now()) return found.text;
    kept.delete(key);
    return undefined;
  };
  const apply = ({ key, text, ttlMs }: TextChange): void => {
    if (text === undefined) kept.delete(key);
    else kept.set(key, { text, expires: Date.now() + (ttlMs ?? Number.POSITIVE_INFINITY) });
  };
  return {
    get: async (keys) => keys.map(read),
    write: async (changes, guards) => {
      if (guards.some(({ key, text }) => read(key) !== text)) return false;
      changes.forEach(apply);
      return true;
    },
    async *keys(prefix, before) {
      const wanted = (key: string) => key.startsWith(prefix) && (before === undefined || key < before);
      for (const key of [...kept.keys()]) if (wanted(key) && read(key) !== undefined) yield key;
    },
    close: async () => kept.clear(),
  };
}
