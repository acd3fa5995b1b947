import type { Block } from "../contract.ts";
import type { Situation } from "../situation.ts";

/** A plain message as a block. */
export const message = (id: string, { words }: Situation, params: Record<string, string | number> = {}): Block => ({
  type: "text",
  text: words.text(id, params),
});

/** "a, b and c" in the person's language. */
export const join = (items: string[], { language }: Situation): string =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(items);
