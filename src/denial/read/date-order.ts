import type { Scored } from "./date-fields.ts";
import { nextOf } from "./dates.ts";
import type { DateMention } from "./mention.ts";
import { type Place, placeOf } from "./roles.ts";
import type { Words } from "./words.ts";

/** The times to appeal that are usual. */
const USUAL = [30, 60, 65, 90, 120, 180];
const NEAR = 14;
const LISTED = 3;

/** What the order in time says: a last day lies as far behind its notice as one may appeal, and ahead of today. */
export function byOrder(
  words: Words,
  dates: readonly DateMention[],
  today: Temporal.PlainDate,
  within: number | undefined,
): Scored[] {
  const known = dates.filter(({ days, relative }) => days.length > 0 && !relative);
  return [...counted(words, known, today, within), ...ahead(words, known, today), ...listed(words.text, dates)];
}

function counted(
  words: Words,
  dates: readonly DateMention[],
  today: Temporal.PlainDate,
  within: number | undefined,
): Scored[] {
  return dates.flatMap((date) =>
    dates.flatMap((notice): Scored[] => {
      const days = between(notice.days[0] ?? "", date.yearless ? nextOf(date, today) : (date.days[0] ?? ""));
      if (days <= 0 || (date.yearless && days !== within)) return [];
      const isNear = speaksOfAppeal(words, placeOf(words, date.start, date.end));
      const isAhead = (date.days[0] ?? "") > today.toString();
      const isTold = days === within && (isAhead || date.yearless || isNear);
      const isUsual = USUAL.includes(days) && isAhead && isNear;
      if (!isTold && !isUsual) return [];
      return [
        { date, which: "deadline_date", cost: isTold ? -8 : 1 },
        { date: notice, which: "notice_date", cost: isTold ? -1 : 3 },
      ];
    }),
  );
}

/** "on November 2 and November 5": one of a field, the other is none. */
function listed(text: string, dates: readonly DateMention[]): Scored[] {
  return dates.flatMap((date, at): Scored[] =>
    isNext(text, dates[at - 1], date) ? [{ date, which: "other", cost: LISTED }] : [],
  );
}

const LIST = /^[^\S\n]*(?:,|&|and|y|,\s*and|;)?[^\S\n]*$/i;
const isNext = (text: string, last: DateMention | undefined, date: DateMention): boolean =>
  last !== undefined && LIST.test(text.slice(last.end, date.start));

const between = (first: string, last: string): number => Temporal.PlainDate.from(first).until(last).days;

/** A day to come of which the same sentence speaks of an appeal. */
function ahead(words: Words, dates: readonly DateMention[], today: Temporal.PlainDate): Scored[] {
  return dates.flatMap((date): Scored[] => {
    const isAhead = (date.days[0] ?? "") > today.toString();
    return isAhead && speaksOfAppeal(words, placeOf(words, date.start, date.end))
      ? [{ date, which: "deadline_date", cost: 2 }]
      : [];
  });
}

/** The same sentence speaks of an appeal, not far from the place. */
export function speaksOfAppeal(words: Words, { from, to }: Place): boolean {
  for (let at = from - 1; at >= 0 && at >= from - NEAR && words.gap[at + 1] !== 2; at--)
    if (isAppeal(words, at)) return true;
  for (let at = to; at < words.word.length && at < to + NEAR && words.gap[at] !== 2; at++)
    if (isAppeal(words, at)) return true;
  return false;
}

const isAppeal = (words: Words, at: number): boolean =>
  words.ways[at]?.some(([key]) => key === "APPEAL" || key === "DISPUTE") ?? false;
