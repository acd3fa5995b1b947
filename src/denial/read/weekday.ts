import type { DateMention } from "./mention.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const BEFORE = /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?:the\s+)?$/i;
const LONGEST = 16;

type Found = Omit<DateMention, "start" | "end">;

/** "Tuesday November 24" without a year is in the year in which that day is a Tuesday, be it still to come. */
export function withWeekday<T extends Found>(date: T, text: string, start: number, today: Temporal.PlainDate): T {
  const [day] = date.days;
  const told = BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start))?.[1]?.toLowerCase();
  if (!day || !told || !date.yearless) return date;
  const weekday = WEEKDAYS.indexOf(told) + 1;
  const { month, day: dayOfMonth } = Temporal.PlainDate.from(day);
  const fitting = [today.year - 1, today.year, today.year + 1]
    .map((year) => Temporal.PlainDate.from({ year, month, day: dayOfMonth }))
    .filter((one) => one.dayOfWeek === weekday);
  return fitting.length === 1 ? { ...date, days: fitting.map(String), yearless: false } : date;
}
