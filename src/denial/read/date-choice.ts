import { DATE_FIELDS, type DateFact, type LeftDate, type Scored, type ToldDates, type Which } from "./date-fields.ts";
import { dueDay, nextOf, SOON } from "./dates.ts";
import type { DateMention } from "./mention.ts";

/** Some dates with their fields: which fields are used, as bits, and what it costs in all. */
interface Choice {
  used: number;
  cost: number;
  pairs: readonly Scored[];
}

/** To give no field to a date costs at most this much, since of two days of care only one can be told. */
const MOST_TO_LEAVE = 1;
const UNSURE = 0.8;

/** Gives the dates the fields for which most speaks in all; each field is used once. */
export function chosen(likely: readonly Scored[], dates: readonly DateMention[], today: Temporal.PlainDate): ToldDates {
  const options = dates.map((date) => likely.filter((one) => one.date === date));
  const { pairs } = cheapest(options.map(fieldsOf));
  const twin = pairs.find((pair) => isTwin(pairs, pair));
  if (twin)
    return chosen(
      likely.filter((one) => one.date !== twin.date || one.which !== twin.which),
      dates,
      today,
    );
  const told = pairs.flatMap((one): DateFact[] => {
    const { start, end } = one.date;
    return one.which === "other" ? [] : [{ field: one.which, day: dayFor(one, today), start, end, cost: one.cost }];
  });
  const used = new Set(pairs.map(({ date }) => date));
  const left = dates.flatMap((date, at): LeftDate[] => {
    const own = options[at] ?? [];
    const isLeft = !used.has(date) && date.days.length > 0 && costOfNone(own) > UNSURE;
    return isLeft ? [{ date, likelier: likelierOf(own) }] : [];
  });
  return { told, left };
}

function likelierOf(options: readonly Scored[]): LeftDate["likelier"] {
  const costOf = (which: Which) => options.find((one) => one.which === which)?.cost ?? Number.POSITIVE_INFINITY;
  return costOf("date_of_service") < costOf("notice_date") ? "date_of_service" : "notice_date";
}

const costOfNone = (options: readonly Scored[]): number =>
  options.find(({ which }) => which === "other")?.cost ?? MOST_TO_LEAVE;

/** The fields of one date, each with what it costs more than none. */
const fieldsOf = (options: readonly Scored[]): Scored[] =>
  options
    .filter(({ which }) => which !== "other")
    .map((one) => ({ ...one, cost: one.cost - Math.min(costOfNone(options), MOST_TO_LEAVE) }));

/** Goes through the dates and keeps, for each set of used fields, the cheapest way to it. */
function cheapest(options: readonly (readonly Scored[])[]): Choice {
  let choices = new Map<number, Choice>([[0, { used: 0, cost: 0, pairs: [] }]]);
  for (const roles of options) {
    const next = new Map(choices);
    for (const choice of choices.values()) for (const role of roles) add(next, choice, role);
    choices = next;
  }
  return [...choices.values()].reduce((a, b) => (b.cost < a.cost ? b : a));
}

function add(choices: Map<number, Choice>, { used, cost, pairs }: Choice, role: Scored): void {
  if (role.which === "other" || role.cost >= 0) return;
  const bit = 1 << DATE_FIELDS.indexOf(role.which);
  if (used & bit) return;
  const choice = { used: used | bit, cost: cost + role.cost, pairs: [...pairs, role] };
  if (choice.cost < (choices.get(choice.used)?.cost ?? Number.POSITIVE_INFINITY)) choices.set(choice.used, choice);
}

/** Care is hardly denied on its own day: the same day again is the same date. */
const isTwin = (pairs: readonly Scored[], { date, which }: Scored): boolean =>
  (which === "date_of_service" || which === "notice_date") &&
  pairs.some(
    (one) =>
      one.date !== date &&
      one.date.days[0] === date.days[0] &&
      (one.which === "notice_date" || one.which === "date_of_service"),
  );

/** How far ahead an approval without a year may end to be read as one that still runs. */
const STILL_RUNS = 60;

/** A deadline without its year is still to come; so is the end of an approval when that day is close. */
function dayFor({ which, date, ahead }: Scored, today: Temporal.PlainDate): string {
  const next = nextOf(date, today);
  const isClose = today.until(next).days <= STILL_RUNS;
  if (which === "deadline_date" && date.yearless && !date.weekly) return dueDay(date.days[0] ?? next, today);
  if (which === "date_of_service" && (ahead || date.ahead) && today.until(next).days <= SOON) return next;
  return which === "deadline_date" || which === "keep_date" || (which === "auth_end" && isClose)
    ? next
    : (date.days[0] ?? next);
}
