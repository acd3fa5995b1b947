import { Keyv } from "keyv";

export const SECRET = "signing-secret";

/** Keyvs of one process, told apart by namespace. */
export const memoryStorage = () => {
  const spaces = new Map<string, Keyv>();
  return {
    keyv: (namespace: string): Keyv => {
      const found = spaces.get(namespace) ?? new Keyv();
      spaces.set(namespace, found);
      return found;
    },
  };
};
