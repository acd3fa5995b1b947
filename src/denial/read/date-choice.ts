import { DATE_FIELDS, type DateFact, type Scored, type ToldDates, type Which } from "./date-fields.ts";
import { type DateMention, nextOf, SOON } from "./dates.ts";

/** What a date is worth that gets no role: a role must speak louder than this. */
const NO_ROLE = 8;
const PLAIN = 3;

/** Some dates with their roles: which fields are used, as bits, and what it costs in all. */
interface Choice {
  used: number;
  cost: number;
  pairs: readonly Scored[];
}

/** Gives the dates the roles for which most speaks in all; each field is used once, `other` often. */
export function chosen(scored: readonly Scored[], dates: readonly DateMention[], today: Temporal.PlainDate): ToldDates {
  const { pairs } = cheapest(byDate(scored, dates));
  const twin = pairs.find((pair) => isTwin(pairs, pair));
  if (twin)
    return chosen(
      scored.filter((one) => one.date !== twin.date || one.which !== twin.which),
      dates,
      today,
    );
  const told = pairs.flatMap(({ date, which, cost }): DateFact[] =>
    which === "other"
      ? []
      : [{ field: which, day: dayFor(which, date, today), start: date.start, end: date.end, cost }],
  );
  const used = new Set(pairs.map(({ date }) => date));
  return { told, left: dates.filter((date) => !used.has(date) && date.days.length > 0) };
}

/** For each date the roles it may have, each at its least cost. */
function byDate(scored: readonly Scored[], dates: readonly DateMention[]): Scored[][] {
  return dates
    .filter(({ days }) => days.length > 0)
    .map((date) => {
      const least = new Map<Which, Scored>();
      for (const one of scored)
        if (one.date === date && one.cost < (least.get(one.which)?.cost ?? NO_ROLE)) least.set(one.which, one);
      return [...least.values()];
    });
}

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
  const bit = role.which === "other" ? 0 : 1 << DATE_FIELDS.indexOf(role.which);
  if (used & bit) return;
  const choice = { used: used | bit, cost: cost + weightOf(role), pairs: [...pairs, role] };
  if (choice.cost < (choices.get(choice.used)?.cost ?? Number.POSITIVE_INFINITY)) choices.set(choice.used, choice);
}

/** What speaks plainly counts for more than what only stands near; a field is likelier than none of ours. */
const weightOf = ({ which, cost }: Scored): number =>
  (cost < 0 ? PLAIN * cost : cost) - NO_ROLE + (which === "other" ? 0.01 : 0);

/** Care is hardly denied on its own day: the same day again is the same date. */
const isTwin = (pairs: readonly Scored[], { date, which, cost }: Scored): boolean =>
  cost > 0 &&
  (which === "date_of_service" || which === "notice_date") &&
  pairs.some(
    (one) =>
      one.date !== date &&
      one.date.days[0] === date.days[0] &&
      (one.which === "notice_date" || one.which === "date_of_service"),
  );

/** How far ahead an approval without a year may end to be read as one that still runs. */
const STILL_RUNS = 60;
/** No time to appeal is as long: the day has passed. */
const LONG_AHEAD = 250;

/** A deadline without its year is still to come; so is the end of an approval when that day is close. */
function dayFor(which: Which, date: DateMention, today: Temporal.PlainDate): string {
  const next = nextOf(date, today);
  const isClose = today.until(next).days <= STILL_RUNS;
  if (which === "deadline_date" && today.until(next).days > LONG_AHEAD) return date.days[0] ?? next;
  if (which === "date_of_service" && date.ahead && today.until(next).days <= SOON) return next;
  return which === "deadline_date" || (which === "auth_end" && isClose) ? next : (date.days[0] ?? next);
}
