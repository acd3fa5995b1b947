import type { DateRow } from "../../denial/deadline.ts";
import { dayName } from "../day-name.ts";
import type { Situation } from "../situation.ts";

/** How a date was counted, in a sentence. */
export const basisWords = (row: DateRow, { words, language }: Situation): string =>
  words.text(`dates.${row.basis.id}`, withDayNames(row.basis.params ?? {}, language));

/** Dates among the parameters are shown with the month by name. */
function withDayNames(params: Record<string, string | number>, language: string): Record<string, string | number> {
  const named = ([key, value]: [string, string | number]): [string, string | number] =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? [key, dayName(value, { language })] : [key, value];
  return Object.fromEntries(Object.entries(params).map(named));
}

/** What a date is for, e.g. "Last safe day"; one that ends at noon says so. Without a day: what to do, or that it is not known. */
export function kindWords({ what, date, basis }: DateRow, { words }: Situation): string {
  const kinds = date ? "date_kinds" : "open_kinds";
  const own = [basis.id.slice("basis.".length), what].find((id) =>
    words.messages.has(words.language, `result.${kinds}.${id}`),
  );
  return own
    ? words.text(`result.${kinds}.${own}`)
    : words.text("result.open_kinds.other", { what: words.text(`result.date_kinds.${what}`) });
}
