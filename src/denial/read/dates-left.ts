import type { Facts } from "../facts.ts";
import type { DateFact } from "./date-fields.ts";
import { type DateMention, nextOf, SOON } from "./dates.ts";
import type { ToldDates } from "./which-date.ts";

/** What dates that nothing explains must be, once the rest of the text is known. */
export function leftDates({ told, left }: ToldDates, facts: Facts, today: Temporal.PlainDate): DateFact[] {
  const past = left.filter(
    ({ days: [day = ""], relative }) =>
      !relative && day <= today.toString() && day > `${today.year - 3}` && told.every((one) => one.day !== day),
  );
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

/**
 * The day of care that is only planned: given to come with the dates of an approval, which it may miss, else nothing,
 * for it is no day on which care was given. Nothing to change where the care has been given.
 */
export function planned(
  { told }: ToldDates,
  dates: readonly DateMention[],
  { stage }: Facts,
  today: Temporal.PlainDate,
): { day: string | undefined; fact: DateFact } | undefined {
  const fact = told.find(({ field }) => field === "date_of_service");
  const mention = dates.find(({ start }) => start === fact?.start);
  if (!fact || !mention) return undefined;
  const day = nextOf(mention, today);
  const isAhead = day > today.toString() && (day === fact.day || stage === "pre") && today.until(day).days <= SOON;
  if (!isAhead) return undefined;
  return { fact, day: told.some(({ field }) => field.startsWith("auth_")) ? day : undefined };
}
