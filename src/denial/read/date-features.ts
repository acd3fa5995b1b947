import { featureOf, pairOf } from "../linear-model.ts";
import { remember } from "../remember.ts";
import type { Scored } from "./date-fields.ts";
import { type DateMention, nextOf } from "./dates.ts";
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

const named = remember(featureOf);

/** What tells the role of a date, as features: the words around it, its line, its place in time, and what the phrases say. */
export function dateFeatures(one: DatePlace): number[] {
  return [named("any"), ...links(one), ...around(one), ...line(one), ...inTime(one), ...byPhrases(one), ...about(one)];
}

const NEAR = 5;
const FAR = 9;
/** How far a word stands, roughly. */
const STEPS = [0, 1, 2, 3, 3, 4, 4, 4];

function around(one: DatePlace): number[] {
  const place = one.places[one.at] as Place;
  const before = side(one, place.from - 1, -1);
  const after = side(one, place.to, 1);
  const next = [place.from - 1, place.to].map((at) => named(stem(one.words.word[at] ?? "^")));
  return [...before, ...after, pairOf(next[0] ?? 0, next[1] ?? 0)];
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

/** Words before or after, to the end of the sentence: each with how far it stands, each pair of them, and families all along. */
function side({ words, places }: DatePlace, from: number, step: 1 | -1): number[] {
  const name = named(step < 0 ? "before" : "after");
  const features: number[] = [];
  let last = named("|");
  for (let count = 1; count <= FAR; count++) {
    const at = from + (count - 1) * step;
    const isEnd = at < 0 || at >= words.word.length || words.gap[step < 0 ? at + 1 : at] === 2;
    const tokens = isEnd ? [named("^")] : tokensAt(words, places, at);
    for (const token of tokens) {
      if (count <= NEAR) features.push(pairOf(pairOf(name, STEPS[count] ?? 0), token));
      features.push(pairOf(name, token));
    }
    const [first = 0] = tokens;
    if (count <= NEAR) features.push(pairOf(pairOf(name, last), first));
    if (isEnd) break;
    last = first;
  }
  return features;
}

/** The stem of the word, or that another date stands there, and its families. */
function tokensAt(words: Words, places: readonly Place[], at: number): number[] {
  if (places.some(({ from, to }) => from <= at && at < to)) return [named("DATE")];
  const families = (words.ways[at] ?? []).flatMap(([key]) => (isFamily(key) ? [named(key)] : []));
  return [named(stem(words.word[at] ?? "")), ...families];
}

const isFamily = (key: string): boolean => /^[A-Z_]{2,}$/.test(key);

const STEM = 6;
const stem = (word: string): string => (/^\d/.test(word) ? `#${word.length}` : word.slice(0, STEM));

const MONEY = /\$\s?\d|\d\.\d\d\b/;
const CODE = /(?<![\d.$,-])(?:[A-V]\d{4}|\d{4}[TFU]|\d{5})\b/;
const REASON = /\b(?:CO|PR|OA|PI)\s?-?\s?\d/;
const CLOCK = /^[,\s]*(?:at\s)?\d{1,2}:\d\d/;
const LABEL_LENGTH = 28;

function line({ words: { text }, dates, at }: DatePlace): number[] {
  const { start, end } = dates[at] as DateMention;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
  const [left, right] = [text.slice(from, start), text.slice(end, to)];
  const lines = text.split("\n").length;
  const row = text.slice(0, from).split("\n").length;
  const label = left.trim().toLowerCase();
  const flags = {
    alone: !/\w/.test(left + right),
    leads: !/\w/.test(left),
    ends: !/\w/.test(right),
    money: MONEY.test(left + right),
    code: CODE.test(left + right),
    codeNext: CODE.test(right.slice(0, 12)),
    reason: REASON.test(left + right),
    clock: CLOCK.test(right),
    quoted: /["“'][^"”]*$/.test(left),
    single: lines === 1,
    top: lines > 2 && row <= 2,
  };
  const told = Object.entries(flags).flatMap(([name, is]) => (is && (lines > 1 || name !== "leads") ? [`line ${name}`] : []));
  return [...told, lines > 1 && label.length <= LABEL_LENGTH ? `label ${label}` : "line"].map(named);
}

/** The families of the whole text: whether it speaks of care given, of an approval, of an appeal. */
const about = ({ words }: DatePlace): number[] =>
  [...words.keys].filter(isFamily).map((key) => pairOf(named("text"), named(key)));

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
  return near === day ? "same" : `${near < day ? "before" : "after"} ${daysBetween(near, day) ** 2 > 900 ? "far" : "near"}`;
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
