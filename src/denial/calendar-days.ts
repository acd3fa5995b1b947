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
 * The dates in 5 USC 6103(a). Days off that stand in for a holiday on a weekend are not counted:
 * they are about pay of federal staff and gain no time.
 */
function isFederalHoliday(day: Temporal.PlainDate): boolean {
  if (FIXED.includes(day.toString().slice(5))) return true;
  const week = Math.ceil(day.day / 7);
  const isLast = day.day + 7 > day.daysInMonth;
  return FLOATING.some(
    ([month, weekday, nth]) =>
      day.month === month && day.dayOfWeek === weekday && (nth === LAST ? isLast : week === nth),
  );
}

/** New Year, Juneteenth, Independence Day, Veterans Day, Christmas. */
const FIXED = ["01-01", "06-19", "07-04", "11-11", "12-25"];
const LAST = -1;
/** Month, weekday (1 is Monday), which of the month: King, Washington, Memorial, Labor, Columbus, Thanksgiving. */
const FLOATING = [
  [1, 1, 3],
  [2, 1, 3],
  [5, 1, LAST],
  [9, 1, 1],
  [10, 1, 2],
  [11, 4, 4],
] as const;
