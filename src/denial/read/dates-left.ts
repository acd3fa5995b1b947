import type { Facts } from "../facts.ts";
import type { DateFact, ToldDates } from "./date-fields.ts";
import { nextOf, SOON } from "./dates.ts";
import type { DateMention } from "./mention.ts";

/** What dates that nothing explains must be, once the rest of the text is known. */
export function leftDates({ told, left }: ToldDates, facts: Facts, today: Temporal.PlainDate): DateFact[] {
  const past = left.filter(({ date }) => isPast(date, today) && told.every((one) => one.day !== date.days[0]));
  const [first, second] = past;
  if (!first || past.length > 2) return [];
  const care = told.find(({ field }) => field === "date_of_service");
  const hasNotice = told.some(({ field }) => field === "notice_date");
  if (!care) {
    const day = earliest(past.map(({ date }) => date));
    if (facts.stage === "post" && (day.days[0] ?? "") <= (facts.notice_date ?? today.toString()))
      return [fact("date_of_service", day)];
  }
  const isPlain = !first.date.yearless && !second && !hasNotice && told.length < 2;
  if (!isPlain) return [];
  if (!care) return [fact(first.likelier, first.date)];
  return (first.date.days[0] ?? "") < care.day ? swapped(care, first.date) : [fact("notice_date", first.date)];
}

const isPast = ({ days: [day = ""], relative, ahead }: DateMention, today: Temporal.PlainDate): boolean =>
  !relative && !ahead && day <= today.toString() && day > `${today.year - 3}`;

/** No care is denied before it is given: what was held for its day on weak grounds is the notice's. */
const swapped = (care: DateFact, earlier: DateMention): DateFact[] =>
  (care.cost ?? 0) < 0 ? [] : [fact("date_of_service", earlier), { ...care, field: "notice_date" }];

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
