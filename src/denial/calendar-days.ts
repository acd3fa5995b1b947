import { FEDERAL } from "./holidays.ts";

/**
 * How days and months are counted: day 0 is the day counted from, and the last day is still in time.
 * Conventions and their sources: `data/plans/conventions.yaml`.
 */

const [MONDAY, FRIDAY, SATURDAY] = [1, 5, 6];

/** Neither a weekend nor a federal holiday. */
export const isWorkday = (day: Temporal.PlainDate): boolean => day.dayOfWeek < SATURDAY && !isFederalHoliday(day);

/** The day itself, or the last working day before it on which offices are open and mail goes. */
export const workdayUpTo = (day: Temporal.PlainDate): Temporal.PlainDate =>
  isWorkday(day) && !isDayOff(day) ? day : workdayUpTo(day.subtract({ days: 1 }));

/** The day itself, or the first working day after it. */
export const workdayFrom = (day: Temporal.PlainDate): Temporal.PlainDate =>
  isWorkday(day) ? day : workdayFrom(day.add({ days: 1 }));

/** The same day of a later month; where that month lacks it, the 1st of the month after (45 CFR 147.136(d)(2)(i)). */
export function addMonths(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const shortened = day.add({ months });
  return shortened.day === day.day ? shortened : shortened.add({ days: 1 });
}

const isFederalHoliday = (day: Temporal.PlainDate): boolean => FEDERAL.some((dayOf) => dayOf(day.year).equals(day));

/**
 * A Friday or Monday that stands in for a holiday on the weekend. It gains no time, for it is about pay of federal
 * staff; but what has to arrive does not arrive on it.
 */
function isDayOff(day: Temporal.PlainDate): boolean {
  const weekend = { [FRIDAY]: 1, [MONDAY]: -1 }[day.dayOfWeek];
  return weekend !== undefined && isFederalHoliday(day.add({ days: weekend }));
}
