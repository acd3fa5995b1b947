import type { Scored } from "./date-fields.ts";
import { nextOf } from "./dates.ts";
import type { DateMention } from "./mention.ts";
import { about, around, line, named } from "./near-features.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

/** A date among the others of its text. */
export interface DatePlace {
  words: Words;
  dates: readonly DateMention[];
  places: readonly Place[];
  at: number;
  today: Temporal.PlainDate;
  /** What the phrases near it say, and where it stands. */
  scored: readonly Scored[];
}

/** What tells the role of a date, as features: the words around it, its line, its place in time, and what the phrases say. */
export function dateFeatures(one: DatePlace): number[] {
  const { words, dates, places, at } = one;
  const { start, end } = dates[at] as DateMention;
  const near = around(words, places[at] as Place, places);
  return [
    named("any"),
    ...links(one),
    ...near,
    ...line(words.text, start, end),
    ...inTime(one),
    ...byPhrases(one),
    ...about(words),
  ];
}

const LONGEST_LINK = 14;

/** What stands between it and the dates beside it: "to", "and", "|". */
function links({ words: { text }, dates, at }: DatePlace): number[] {
  return [at, at + 1].flatMap((right) => {
    const [before, after] = [dates[right - 1], dates[right]];
    if (!before || !after || after.start - before.end > LONGEST_LINK) return [];
    const link = text.slice(before.end, after.start).toLowerCase().replace(/\s+/g, " ").trim();
    return named(`${right === at ? "after" : "before"} link ${link}`);
  });
}

const AGES = [-400, -180, -90, -30, -7, 0, 7, 30, 60, 90, 180, 400];
/** How long a time is, in a few steps. */
const age = (days: number): string => `${AGES.findIndex((most) => days <= most)}`;
const TIMES_TO_APPEAL = [15, 30, 60, 65, 90, 120, 180];

function inTime({ dates, at, today }: DatePlace): number[] {
  const date = dates[at] as DateMention;
  const days = dates.flatMap((one) => one.days[0] ?? []);
  const [day = ""] = date.days;
  const sorted = [...new Set(days)].sort();
  const since = day ? today.until(day).days : 0;
  const features = [
    `order ${at === 0 ? "first" : at === dates.length - 1 ? "last" : "mid"} of ${Math.min(dates.length, 4)}`,
    `rank ${sorted.indexOf(day) === 0 ? "earliest" : day === sorted.at(-1) ? "latest" : "mid"} of ${Math.min(sorted.length, 4)}`,
    `age ${age(since)} ${date.yearless || date.weekly ? "open" : "told"}`,
    `form ${date.relative ? "relative" : "plain"} ${date.ahead ? "ahead" : ""}`,
    ...(date.yearless ? [`next ${age(today.until(nextOf(date, today)).days)}`] : []),
    ...[-1, 1].map((step) => `${step} ${order(date, dates[at + step])}`),
    ...days.flatMap((other) => (day && TIMES_TO_APPEAL.includes(daysBetween(other, day)) ? ["span end"] : [])),
    ...days.flatMap((other) => (day && TIMES_TO_APPEAL.includes(daysBetween(day, other)) ? ["span start"] : [])),
  ];
  return features.map(named);
}

const daysBetween = (first: string, last: string): number => Temporal.PlainDate.from(first).until(last).days;

function order({ days: [day = ""] }: DateMention, other: DateMention | undefined): string {
  const [near] = other?.days ?? [];
  if (!near || !day) return "none";
  return near === day
    ? "same"
    : `${near < day ? "before" : "after"} ${daysBetween(near, day) ** 2 > 900 ? "far" : "near"}`;
}

const COSTS = [-4, -1, 1, 3, 5, 8];

/** Which roles phrases and layout give it, how plainly, and which they give to the dates around it. */
function byPhrases({ scored, dates, at }: DatePlace): number[] {
  const own = leastOf(scored, dates[at]);
  const all = [...own].flatMap(([which, cost]) => [
    `says ${which}`,
    `says ${which} ${COSTS.findIndex((most) => cost <= most)}`,
  ]);
  const others = [-1, 1].map((step) => `${step} best ${bestOf(leastOf(scored, dates[at + step]))}`);
  const any = dates.flatMap((date, other) => (other === at ? [] : [`other best ${bestOf(leastOf(scored, date))}`]));
  return [...all, `best ${bestOf(own)}`, ...others, ...any].map(named);
}

function leastOf(scored: readonly Scored[], of: DateMention | undefined): Map<string, number> {
  const least = new Map<string, number>();
  for (const { date, which, cost } of scored)
    if (date === of && cost < (least.get(which) ?? FARTHEST)) least.set(which, cost);
  return least;
}
const FARTHEST = 9;

const bestOf = (least: ReadonlyMap<string, number>): string => [...least].sort((a, b) => a[1] - b[1])[0]?.[0] ?? "none";
