import { matches } from "../matches.ts";
import { once } from "../once.ts";
import { FORMS, HOLDS, mesOf, monthOf, nthOf, yearOf } from "./date-forms.ts";
import { beside } from "./dates-beside.ts";
import { HOLIDAY, holiday } from "./holiday-names.ts";
import type { DateMention } from "./mention.ts";
import { relativeDay } from "./relative-days.ts";
import { hasOthers, isShortDate } from "./short-dates.ts";
import { withWeekday } from "./weekday.ts";

type Parts = { year: number | undefined; month: number; day: number };
type Read = (match: RegExpExecArray) => Omit<DateMention, "start" | "end"> | undefined;

/** Every date of the text, in its order. US texts write the month first. */
export function datesIn(full: string, today: Temporal.PlainDate): DateMention[] {
  const text = full.replace(SCANNED, "0");
  const looks = Object.fromEntries(Object.entries(HOLDS).map(([kind, form]) => [kind, form.test(text)]));
  const found: DateMention[] = [];
  for (const [form, holds, read] of readers(text, today)) {
    if (!looks[holds]) continue;
    for (const match of matches(text, form)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      if (found.some((one) => one.start < end && start < one.end)) continue;
      const told = read(match);
      const date = told && withWeekday(told, text, start, today);
      if (date)
        found.push({ start, end, ...date, ...(date.yearless && willBe(text, start) && { ahead: true as const }) });
    }
  }
  const sorted = found.sort((a, b) => a.start - b.start);
  return beside(text, sorted, today);
}

/** The letter O that a scan made of a zero. */
const SCANNED = /(?<=\d\/?)[oO](?=[\d/])|(?<=\/)[oO](?=\d)|(?<=^|\s)[oO](?=\d\/\d)/g;

/** How each form is read; earlier forms take their words from later ones. */
function readers(text: string, today: Temporal.PlainDate): [RegExp, keyof typeof HOLDS, Read][] {
  const whole = (told: string | undefined, month: number, day: string | number | undefined) => {
    const year = told && isListed(told, today) ? undefined : told;
    const days = valid({ year: yearOf(year, today), month, day: Number(day) }, today);
    return { days, yearless: !year, relative: false };
  };
  const [several, others] = [once(() => hasRuns(text)), once(() => hasOthers(text))];
  const packed: Read = ([, lead, month = "", day = "", year]) =>
    lead && lead !== month + day ? undefined : plausible(whole(year, Number(month), day), today);
  return [
    [FORMS.compact, "run", (m) => plausible(whole(m[1], Number(m[2]), m[3]), today)],
    [FORMS.packed, "run", packed],
    [FORMS.run, "run", (m) => (several() ? plausible(whole(m[3], Number(m[1]), m[2]), today) : undefined)],
    [FORMS.iso, "digits", (m) => whole(m[1], Number(m[3]), m[4])],
    [FORMS.numeric, "digits", (m) => numeric(m, today)],
    [FORMS.monthSpan, "month", (m) => whole(m[4], monthOf(m[1]), m[2])],
    [FORMS.monthSpanEnd, "month", (m) => whole(m[3], monthOf(m[1]), m[2])],
    [FORMS.month, "month", (m) => whole(m[3], monthOf(m[1]), m[2])],
    [FORMS.mes, "mes", (m) => whole(m[3], mesOf(m[2]), m[1])],
    [FORMS.dayMonth, "month", (m) => whole(m[3], monthOf(m[2]), m[1])],
    [FORMS.spelled, "month", (m) => whole(m[3], monthOf(m[1]), nthOf(m[2]))],
    [FORMS.spelledFirst, "month", (m) => whole(m[3], monthOf(m[2]), nthOf(m[1]))],
    [FORMS.short, "digits", (m) => (isShortDate(text, m, others) ? whole(undefined, Number(m[1]), m[2]) : undefined)],
    [FORMS.dashed, "digits", (m) => (Number(m[1]) <= 12 ? whole(undefined, Number(m[1]), m[2]) : undefined)],
    [HOLIDAY, "holiday", (m) => named(holiday(m, today))],
    [FORMS.relative, "relative", (m) => relative(text, m, today)],
    [FORMS.nthOfMonth, "nth", (m) => ofMonth(Number(m[1] ?? nthOf(m[2])), m[3], today)],
    [
      FORMS.nth,
      "nth",
      (m) => nthDay(Number(m[2] ?? nthOf(m[3])), /^(?:by|until|till?|before|through)/i.test(m[1] ?? ""), today),
    ],
  ];
}

/** In "April 14, 21 and 28" the 21 is a day. */
const isListed = (year: string, today: Temporal.PlainDate): boolean =>
  year.length === 2 && Number(year) <= 31 && Math.abs(2000 + Number(year) - today.year) > NEAR_YEARS;
const NEAR_YEARS = 3;

/** 091526 alone may be any number; two of them are dates. */
const hasRuns = (text: string): boolean => (text.match(FORMS.run)?.length ?? 0) > 1;

function numeric(m: RegExpExecArray, today: Temporal.PlainDate): ReturnType<Read> {
  if (m[2] !== "/" && Number(m[1]) > 31) return undefined;
  return { days: swapped(Number(m[1]), Number(m[3]), m[4] ?? "", today), yearless: false, relative: false };
}

const named = (day: string | undefined): ReturnType<Read> =>
  day === undefined ? undefined : { days: [day], yearless: true, relative: false };

/** Digits that run together are a date only where they make one that is near. */
function plausible<T extends { days: string[] }>(date: T, today: Temporal.PlainDate): T | undefined {
  const [day] = date.days;
  return day && Math.abs(Number(day.slice(0, 4)) - today.year) <= NEAR_YEARS ? date : undefined;
}

const WILL_BE =
  /\b(?:will|scheduled|set|booked|due|going|supposed|until|till?)\b[^.!?\n]{0,25}$|(?<!\b(?:claim|service|date|dos|notice|letter)\b.{0,12})(?:\b(?:is|are)|(?:surgery|appointment|procedure|appt|scan|mri)'s)\s+(?:on\s+|for\s+)?$/i;
const willBe = (text: string, start: number): boolean => WILL_BE.test(text.slice(Math.max(0, start - 40), start));
const BARE = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day/i;
const HABIT =
  /\b(?:every|each|one|some|open|black|good|or|any|an?|the|that|following|same|(?:mon|tue|wed|thu|fri|sat|sun)\w*\s*(?:-|–|to|thru|through))\s*$/i;

function relative(text: string, m: RegExpExecArray, today: Temporal.PlainDate): ReturnType<Read> {
  const before = text.slice(Math.max(0, m.index - 40), m.index);
  if (BARE.test(m[0]) && HABIT.test(before)) return undefined;
  const isAhead = WILL_BE.test(before) && /^(?:on|[mtwfs]\w+day)\b/i.test(m[0]);
  return { yearless: false, relative: true, ...relativeDay(m[0], today, isAhead) };
}

/** "on the 25th": the latest one, or with "by" the next one. */
function nthDay(day: number, forward: boolean, today: Temporal.PlainDate): ReturnType<Read> {
  const here = today.day === day || today.day > day !== forward ? today : today.add({ months: forward ? 1 : -1 });
  const days = valid({ year: here.year, month: here.month, day }, today);
  return { days, yearless: false, relative: true };
}

/** "the 5th of last month". */
function ofMonth(day: number, which = "", today: Temporal.PlainDate): ReturnType<Read> {
  const months = { last: -1, past: -1, next: 1 }[which.toLowerCase().split(" ").at(-1) ?? ""] ?? 0;
  const { year, month } = today.add({ months });
  return { days: valid({ year, month, day }, today), yearless: false, relative: false };
}

/** Month first, day first only where it must be; two-digit years may be read both ways. */
function swapped(first: number, second: number, year: string, today: Temporal.PlainDate): string[] {
  const us = valid({ year: yearOf(year, today), month: first, day: second }, today);
  const other = valid({ year: yearOf(year, today), month: second, day: first }, today);
  if (us.length === 0) return other;
  return year.replace("'", "").length === 2 && us[0] !== other[0] ? [...us, ...other] : us;
}

/** The day if it exists; without a year, the latest one that is not in the future. */
function valid({ year, month, day }: Parts, today: Temporal.PlainDate): string[] {
  try {
    const date = Temporal.PlainDate.from({ year: year ?? today.year, month, day }, { overflow: "reject" });
    const past = year === undefined && Temporal.PlainDate.compare(date, today) > 0;
    return [
      (past
        ? Temporal.PlainDate.from({ year: today.year - 1, month, day }, { overflow: "constrain" })
        : date
      ).toString(),
    ];
  } catch {
    return [];
  }
}

/** How far ahead, in days, planned care may be. */
export const SOON = 200;

/** The same day in the first year in which it is not over: what a deadline without a year means. */
export function nextYearOf(day: string, today: Temporal.PlainDate): string {
  const date = Temporal.PlainDate.from(day);
  return (
    Temporal.PlainDate.compare(date, today) < 0 && date.year < today.year + 1 ? date.add({ years: 1 }) : date
  ).toString();
}

/** No time to appeal is as long: the day has passed. */
const LONG_AHEAD = 250;

/** The last day that is meant by one without its year: the next such day, or the last if that is too far ahead. */
export function dueDay(day: string, today: Temporal.PlainDate): string {
  const next = nextYearOf(day, today);
  return today.until(next).days > LONG_AHEAD ? day : next;
}

/** The next such day of a date that was told without its year, or by its weekday alone. */
export function nextOf({ days: [day = ""], yearless, weekly }: DateMention, today: Temporal.PlainDate): string {
  if (weekly) return Temporal.PlainDate.from(day).add({ weeks: 1 }).toString();
  return yearless ? nextYearOf(day, today) : day;
}
