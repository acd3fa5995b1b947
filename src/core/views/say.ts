import type { Block } from "../contract.ts";
import type { Situation } from "../situation.ts";

/** A plain message as a block. */
export const message = (id: string, { words }: Situation, params: Record<string, string | number> = {}): Block => ({
  type: "text",
  text: words.text(id, params),
});

const lists = new Map<string, Intl.ListFormat>();

/** "a, b and c" in the person's language. */
export function join(items: string[], { language }: Situation): string {
  const format = lists.get(language) ?? new Intl.ListFormat(language, { type: "conjunction" });
  lists.set(language, format);
  return format.format(items);
}
