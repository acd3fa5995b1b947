import { describe, expect, test } from "vitest";
import { addMonths, isWorkday, workdayFrom, workdayUpTo } from "../../src/denial/calendar-days.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("federal holidays are the dates in 5 USC 6103(a)", () => {
  const HOLIDAYS = {
    2026: "01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-19 07-04 09-06 10-11 11-11 11-25 12-25",
    2028: "01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-11 11-23 12-25",
  };
  test.each(Object.entries(HOLIDAYS))("and no other working day of %s", (year, list) => {
    const days = Array.from({ length: day(`${year}-12-31`).dayOfYear }, (_, place) =>
      day(`${year}-01-01`).add({ days: place }),
    );
    const free = days.filter((one) => one.dayOfWeek <= 5 && !isWorkday(one)).map((one) => one.toString().slice(5));
    const weekday = list.split(" ").filter((one) => day(`${year}-${one}`).dayOfWeek <= 5);
    expect(free).toEqual(weekday);
  });
  test("a day off in place of a holiday on a weekend is a working day, so nothing moves on from it", () => {
    expect(["2026-07-03", "2027-07-05", "2027-12-24", "2027-12-31"].map((one) => isWorkday(day(one)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

test.each([
  ["2026-11-28", "2026-11-27", "2026-11-30"],
  ["2026-11-26", "2026-11-25", "2026-11-27"],
  ["2027-01-18", "2027-01-15", "2027-01-19"],
  ["2027-01-16", "2027-01-15", "2027-01-19"],
  ["2026-12-26", "2026-12-24", "2026-12-28"],
  ["2026-11-24", "2026-11-24", "2026-11-24"],
  ["2027-07-05", "2027-07-02", "2027-07-05"],
  ["2026-07-03", "2026-07-02", "2026-07-03"],
])("%s goes back to %s or on to %s", (one, back, on) => {
  expect([workdayUpTo(day(one)), workdayFrom(day(one))].map(String)).toEqual([back, on]);
});

test.each([
  ["2026-10-30", 4, "2027-03-01"],
  ["2026-10-31", 4, "2027-03-01"],
  ["2027-10-29", 4, "2028-02-29"],
  ["2027-10-30", 4, "2028-03-01"],
  ["2026-12-31", 4, "2027-05-01"],
  ["2026-07-15", 4, "2026-11-15"],
])("%s and %i months is %s", (from, months, to) => {
  expect(addMonths(day(from), months).toString()).toBe(to);
});
