import { FEDERAL } from "./holidays.ts";

/**
 * How days and months are counted: day 0 is the day counted from, and the last day is still in time.
 * Conventions and their sources: `data/plans/conventions.yaml`.
 */

const SATURDAY = 6;

/** Neither a weekend nor a federal holiday. */
export const isWorkday = (day: Temporal.PlainDate): boolean => day.dayOfWeek < SATURDAY && !isFederalHoliday(day);

/** The day itself, or the last working day before it. */
export const workdayUpTo = (day: Temporal.PlainDate): Temporal.PlainDate =>
  isWorkday(day) ? day : workdayUpTo(day.subtract({ days: 1 }));

/** The day itself, or the first working day after it. */
export const workdayFrom = (day: Temporal.PlainDate): Temporal.PlainDate =>
  isWorkday(day) ? day : workdayFrom(day.add({ days: 1 }));

/** The same day of a later month; where that month lacks it, the 1st of the month after (45 CFR 147.136(d)(2)(i)). */
export function addMonths(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const shortened = day.add({ months });
  return shortened.day === day.day ? shortened : shortened.add({ days: 1 });
}

/**
 * Days off that stand in for a holiday on a weekend are not counted: they are about pay of federal staff and gain no
 * time.
 */
const isFederalHoliday = (day: Temporal.PlainDate): boolean => FEDERAL.some((dayOf) => dayOf(day.year).equals(day));
