import type { Scored } from "./date-fields.ts";
import type { DateMention } from "./dates.ts";

const HEADER_LINES = 14;

/** A line that is only a date near the top of a letter, and a date that leads a line with a code. */
export function byLayout(text: string, dates: readonly DateMention[]): Scored[] {
  return dates.flatMap((date): Scored[] => {
    const from = text.lastIndexOf("\n", date.start - 1) + 1;
    const to = text.indexOf("\n", date.end) < 0 ? text.length : text.indexOf("\n", date.end);
    const [left, right] = [text.slice(from, date.start), text.slice(date.end, to)];
    const lines = text.slice(0, from).split("\n").length;
    if (
      /^[>\s]*(?:date|fecha|sent|mailed)?\s*:?\s*$/i.test(left) &&
      right.trim() === "" &&
      lines <= HEADER_LINES &&
      text.includes("\n")
    ) {
      return [{ date, which: "notice_date", cost: 0 }];
    }
    if (/^[\s|,]*(?:[A-V]\d{4}|\d{5})\b/.test(right)) return [{ date, which: "date_of_service", cost: -2 }];
    if (/dated\s*$/i.test(left) && /^[,\s]*(?:w\/|with)\s*(?:an?\s|the\s)?(?:auth|approv|pa\b|prior)/i.test(right))
      return [{ date, which: "auth_date", cost: -4 }];
    if (/\b(?:[A-V]\d{4}|\d{5})[\s|]+$/.test(left)) return [{ date, which: "date_of_service", cost: 2 }];
    return [];
  });
}
