import type { Which } from "./date-fields.ts";
import { nextOf } from "./dates.ts";
import type { DateMention } from "./mention.ts";
import { about, around, line, named } from "./near-features.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

/** For each field that phrases or the layout give to a date how plainly they do: less is plainer. */
export type Said = ReadonlyMap<Which, number>;

/** A date among the others of its text. */
export interface DatePlace {
  words: Words;
  dates: readonly DateMention[];
  places: readonly Place[];
  at: number;
  today: Temporal.PlainDate;
  /** For each date what phrases and layout say it is. */
  said: readonly Said[];
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
  const days = dates.map(({ days: [day] }) => (day ? numberOf(day) : undefined));
  const sorted = [...new Set(days.filter((day) => day !== undefined))].sort((a, b) => a - b);
  const [day = 0, now] = [days[at], numberOf(today.toString())];
  const features = [
    `order ${at === 0 ? "first" : at === dates.length - 1 ? "last" : "mid"} of ${Math.min(dates.length, 4)}`,
    `rank ${sorted[0] === day ? "earliest" : day === sorted.at(-1) ? "latest" : "mid"} of ${Math.min(sorted.length, 4)}`,
    `age ${age(day - now)} ${date.yearless || date.weekly ? "open" : "told"}`,
    `form ${date.relative ? "relative" : "plain"} ${date.ahead ? "ahead" : ""}`,
    ...(date.yearless ? [`next ${age(numberOf(nextOf(date, today)) - now)}`] : []),
    ...[-1, 1].map((step) => `${step} ${order(day, days[at + step])}`),
  ];
  for (const other of days) {
    if (other !== undefined && TIMES_TO_APPEAL.includes(day - other)) features.push("span end");
    if (other !== undefined && TIMES_TO_APPEAL.includes(other - day)) features.push("span start");
  }
  return features.map(named);
}

const DAY_MS = 86_400_000;
/** Days are compared as numbers here, many for each text. */
const numberOf = (day: string): number => Date.parse(day) / DAY_MS;

const MONTH = 30;

function order(day: number, other: number | undefined): string {
  if (other === undefined) return "none";
  if (other === day) return "same";
  return `${other < day ? "before" : "after"} ${Math.abs(other - day) > MONTH ? "far" : "near"}`;
}

const COSTS = [-4, -1, 1, 3, 5, 8];

/** Which roles phrases and layout give it, how plainly, and which they give to the dates around it. */
function byPhrases({ said, at }: DatePlace): number[] {
  const best = said.map(bestOf);
  const features = [`best ${best[at]}`, `-1 best ${best[at - 1] ?? "none"}`, `1 best ${best[at + 1] ?? "none"}`];
  for (const [which, cost] of said[at] ?? [])
    features.push(`says ${which}`, `says ${which} ${COSTS.findIndex((most) => cost <= most)}`);
  for (const [other, which] of best.entries()) if (other !== at) features.push(`other best ${which}`);
  return features.map(named);
}

function bestOf(said: Said): Which | "none" {
  let [best, least]: [Which | "none", number] = ["none", Number.POSITIVE_INFINITY];
  for (const [which, cost] of said) if (cost < least) [best, least] = [which, cost];
  return best;
}
