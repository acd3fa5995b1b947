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

/** A calendar date with the month by name, e.g. "March 14, 2027". */
export const dayName = (date: string, { language }: Pick<Situation, "language">): string =>
  Temporal.PlainDate.from(date).toLocaleString(language, { dateStyle: "long" });
