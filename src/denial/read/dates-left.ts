import type { Facts } from "../facts.ts";
import type { DateFact } from "./date-fields.ts";
import { type DateMention, nextOf } from "./dates.ts";
import type { ToldDates } from "./which-date.ts";

/** What dates that nothing explains must be, once the rest of the text is known. */
export function leftDates({ told, left }: ToldDates, facts: Facts, today: Temporal.PlainDate): DateFact[] {
  const past = left.filter(({ days: [day = ""] }) => day <= today.toString() && day > `${today.year - 3}`);
  const [first, second] = past;
  if (!first) return [];
  const has = (field: keyof Facts): boolean => told.some((one) => one.field === field);
  if (facts.stage === "post" && !has("date_of_service")) {
    const care = earliest(past);
    if ((facts.notice_date ?? today.toString()) >= (care.days[0] ?? "") && past.length <= 2)
      return [fact("date_of_service", care)];
  }
  const isPlain = !first.relative && !first.yearless;
  return isPlain && !second && !has("notice_date") && told.length < 2 ? [fact("notice_date", first)] : [];
}

const earliest = (dates: readonly DateMention[]): DateMention =>
  dates.reduce((a, b) => ((b.days[0] ?? "") < (a.days[0] ?? "") ? b : a));

const fact = (field: DateFact["field"], { days: [day = ""], start, end }: DateMention): DateFact => ({
  field,
  day,
  start,
  end,
});

/** How far ahead planned care may be. */
const SOON = 200;

/** Care that is still to come and was told without its year is in the first year in which it is not over. */
export function upcoming(
  found: readonly DateFact[],
  dates: readonly DateMention[],
  today: Temporal.PlainDate,
): DateFact[] {
  return found.flatMap((fact) => {
    const mention = dates.find(({ start }) => start === fact.start);
    if (fact.field !== "date_of_service" || !mention) return [];
    const day = nextOf(mention, today);
    return day === fact.day || today.until(day).days > SOON ? [] : [{ ...fact, day }];
  });
}
