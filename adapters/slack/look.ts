import type { Bot } from "../../src/core/contract.ts";

/** Where and for which conversation replies are rendered. */
export interface Look {
  conversation: string;
  words: Bot["words"];
  /** `home` takes no tables; `private` is an ephemeral answer, into which nobody can type. */
  surface: "thread" | "private" | "home";
  /** Conversation → address of its thread, for the Open buttons of entries. */
  links: ReadonlyMap<string, string>;
  /** Ever new, so that block ids differ within a message. */
  next(): number;
}

export const createLook = (parts: Omit<Look, "next" | "links"> & { links?: Look["links"] }): Look => {
  let count = 0;
  return { links: new Map(), ...parts, next: () => count++ };
};
