import type { DateMention } from "./mention.ts";

/** The dates of a text, in their order, with what each owes to the one beside it. */
export const beside = (text: string, dates: readonly DateMention[], today: Temporal.PlainDate): DateMention[] =>
  spans(
    text,
    dates.map((date, at) => inItsMonth(text, date, dates[at - 1], today)),
  );

const SPOKEN_OF = 120;
const NTH_DAY = /^the (?:\d|[a-z])/i;

/** "Denied October 20, it came the 27th": of the month last spoken of, if that makes it the later day; else no one can tell. */
function inItsMonth(
  text: string,
  date: DateMention,
  last: DateMention | undefined,
  today: Temporal.PlainDate,
): DateMention {
  const isNth = date.relative && NTH_DAY.test(text.slice(date.start, date.start + 9));
  const [day = "", anchor = ""] = [date.days[0], last?.relative ? "" : last?.days[0]];
  if (!isNth || !last || !anchor || !day || date.start - last.end > SPOKEN_OF) return date;
  const same = `${anchor.slice(0, 8)}${day.slice(8)}`;
  if (same === day) return date;
  return same > anchor && same <= today.toString() && isDay(same)
    ? { ...date, days: [same] }
    : { ...date, vague: true };
}

const isDay = (day: string): boolean =>
  Number(day.slice(8)) <= Temporal.PlainYearMonth.from(day.slice(0, 7)).daysInMonth;

export const TO = /^\s*(?:to|through|thru|until|till|and|–|—|-|al|hasta)\s*$/i;

/** "8/24 to 8/31/26": the first day is of the year of the last, or of the one before. */
function spans(text: string, dates: DateMention[]): DateMention[] {
  return dates.map((date, at) => {
    const next = dates[at + 1];
    const [[day], [end]] = [date.days, next?.days ?? []];
    if (
      !date.yearless ||
      !next ||
      next.yearless ||
      next.relative ||
      !day ||
      !end ||
      !TO.test(text.slice(date.end, next.start))
    )
      return date;
    const sameYear = end.slice(0, 4) + day.slice(4);
    const first = sameYear <= end ? sameYear : `${Number(end.slice(0, 4)) - 1}${day.slice(4)}`;
    return { ...date, days: [first], yearless: false };
  });
}
