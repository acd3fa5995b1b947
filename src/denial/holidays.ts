/** The day of a holiday in any year: for days that people name, and for days on which offices are closed. */

export type DayOf = (year: number) => Temporal.PlainDate;

export const fixed =
  (month: number, day: number): DayOf =>
  (year) =>
    Temporal.PlainDate.from({ year, month, day });

/** The nth such weekday (1 is Monday) of a month. */
export const nth =
  (count: number, weekday: number, month: number): DayOf =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (count - 1) });
  };

/** The last Monday of May. */
export const memorialDay: DayOf = (year) => {
  const last = Temporal.PlainDate.from({ year, month: 5, day: 31 });
  return last.subtract({ days: last.dayOfWeek - 1 });
};

/** Of the western churches (the anonymous Gregorian algorithm). */
export const easter: DayOf = (year) => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const moon = (skipped + 19 * golden + 15) % 30;
  const full = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7;
  const sunday = full - weekday;
  const month = 3 + Math.floor((sunday + 40) / 44);
  return Temporal.PlainDate.from({ year, month, day: sunday + 28 - 31 * Math.floor(month / 4) });
};

export const days =
  (day: DayOf, more: number): DayOf =>
  (year) =>
    day(year).add({ days: more });
export const thanksgiving = nth(4, 4, 11);

/**
 * The dates in 5 USC 6103(a): New Year, King, Washington, Memorial Day, Juneteenth, Independence, Labor Day, Columbus,
 * Veterans, Thanksgiving, Christmas.
 */
export const FEDERAL: readonly DayOf[] = [
  fixed(1, 1),
  nth(3, 1, 1),
  nth(3, 1, 2),
  memorialDay,
  fixed(6, 19),
  fixed(7, 4),
  nth(1, 1, 9),
  nth(2, 1, 10),
  fixed(11, 11),
  thanksgiving,
  fixed(12, 25),
];
