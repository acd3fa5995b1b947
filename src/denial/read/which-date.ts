import type { Field } from "../facts.ts";
import { load } from "./data.ts";
import type { Scored, Which } from "./date-fields.ts";
import { byLayout } from "./date-layout.ts";
import { type DateMention, nextYearOf } from "./dates.ts";
import { once } from "./once.ts";
import { find, isNegated, phrases } from "./phrases.ts";
import { type Place, placeOf } from "./roles.ts";
import type { Words } from "./words.ts";

/** A date with the field that it states. */
export interface DateFact {
  field: Field;
  day: string;
  start: number;
  end: number;
}

interface Cue extends Place {
  which: Which;
  after: boolean;
  size: number;
}

type Phrasing = { say: string[]; after?: string[] };
type Meaning = { which: Which; after: boolean; size: number };
const cuePhrases = once(() =>
  phrases<Meaning>(
    Object.entries(load<Record<Which, Phrasing>>("en/dates")).flatMap(([which, { say, after = [] }]) => [
      ...say.map((text) => [text, { which: which as Which, after: false, size: sizeOf(text) }] as const),
      ...after.map((text) => [text, { which: which as Which, after: true, size: sizeOf(text) }] as const),
    ]),
  ),
);

function sizeOf(pattern: string): number {
  return pattern.split(" ").filter((piece) => !piece.startsWith("~")).length;
}

const TOO_FAR = 9;
/** Even the longest phrase does not reach further. */
const FARTHEST = 24;
const BEHIND = 3;
const COMMA = 1.5;
const SENTENCE = 12;
/** A longer phrase says more exactly which date it is. */
const EXACT = 2.5;
const PAST: readonly Which[] = [
  "notice_date",
  "received_date",
  "date_of_service",
  "auth_date",
  "appeal_sent_date",
  "decision_date",
];

/** Gives each date the field whose phrase is nearest; each field its nearest date. */
export function whichDates(words: Words, dates: readonly DateMention[], today: Temporal.PlainDate): DateFact[] {
  if (dates.length === 0 || isBare(words, dates)) return [];
  const cues: Cue[] = [...find(words, cuePhrases())]
    .filter((found) => !found.means.which.startsWith("auth") || !isNegated(words, found))
    .map(({ means, from, to }) => ({ ...means, from, to }));
  const places = dates.map(({ start, end }) => placeOf(words, start, end));
  const scored = dates.flatMap((date, at) => scoresOf(words, date, places[at] as Place, places, cues, today));
  return best([...scored, ...ranges(words, dates, places, cues), ...byLayout(words.text, dates)], dates, today);
}

/** "It was on 3/2/26" does not say what was. */
const isBare = (words: Words, dates: readonly DateMention[]): boolean =>
  words.word.every(
    (word, at) =>
      SMALL.has(word) || dates.some(({ start, end }) => start <= (words.start[at] ?? 0) && (words.end[at] ?? 0) <= end),
  );
const SMALL = new Set("it its was is on the that this date day um oh yes ok el fue es".split(" "));

function scoresOf(
  words: Words,
  date: DateMention,
  place: Place,
  places: readonly Place[],
  cues: readonly Cue[],
  today: Temporal.PlainDate,
): Scored[] {
  const least = new Map<Which, number>();
  for (const cue of cues) {
    const cost = costOf(words, cue, place, places);
    if (cost < TOO_FAR && cost < (least.get(cue.which) ?? TOO_FAR) && fits(cue.which, date, today))
      least.set(cue.which, cost);
  }
  return [...least].map(([which, cost]) => ({ date, which, cost }));
}

/** What has happened cannot be in the future. */
const fits = (which: Which, { days: [day], relative }: DateMention, today: Temporal.PlainDate): boolean =>
  day !== undefined && (!PAST.includes(which) || (which === "date_of_service" && !relative) || day <= today.toString());

function costOf(words: Words, cue: Cue, place: Place, places: readonly Place[]): number {
  const behind = cue.from >= place.to;
  if (behind !== cue.after || (!behind && cue.to > place.from && cue.from >= place.from)) return TOO_FAR;
  const [from, to] = behind ? [place.to, cue.from] : [Math.min(cue.to, place.from), place.from];
  if (to - from > FARTHEST) return TOO_FAR;
  let cost = to - from + (behind ? BEHIND : 0) - EXACT * (cue.size - 1);
  for (let at = from; at <= to; at++) cost += words.gap[at] === 2 ? SENTENCE : (words.gap[at] ?? 0) * COMMA;
  const between = places.some((other) => other !== place && other.from >= from && other.to <= to);
  return between ? cost + 4 : cost;
}

const TO = /^\s*(?:to|through|thru|until|till|and|–|—|-|al|hasta)\s*$/i;

/** "from March 1 to May 31": an approval's dates when one is spoken of just before, else the days of care. */
function ranges(words: Words, dates: readonly DateMention[], places: readonly Place[], cues: readonly Cue[]): Scored[] {
  return dates.flatMap((date, at): Scored[] => {
    const next = dates[at + 1];
    const place = places[at];
    if (!next || !place || !TO.test(words.text.slice(date.end, next.start))) return [];
    const window = nearestWhich(words, place, places, cues);
    const field = window === "date_of_service" || window === "other" ? window : "auth";
    if (field !== "auth")
      return [
        { date, which: field, cost: -6 },
        { date: next, which: "other" as const, cost: -6 },
      ];
    return [
      { date, which: "auth_start" as const, cost: -6 },
      { date: next, which: "auth_end" as const, cost: -6 },
    ];
  });
}

function nearestWhich(words: Words, place: Place, places: readonly Place[], cues: readonly Cue[]): Which | undefined {
  let best: { which: Which; cost: number } | undefined;
  for (const cue of cues) {
    const cost = costOf(words, cue, place, places);
    if (cost < (best?.cost ?? TOO_FAR)) best = { which: cue.which, cost };
  }
  return best?.which;
}

/** The cheapest pairs first; a date and a field are used once. */
function best(scored: Scored[], dates: readonly DateMention[], today: Temporal.PlainDate): DateFact[] {
  const facts: DateFact[] = [];
  const used = new Set<DateMention | Which>();
  for (const { date, which } of scored.sort(
    (a, b) => a.cost - b.cost || dates.indexOf(a.date) - dates.indexOf(b.date),
  )) {
    const [day] = date.days;
    if (used.has(date) || used.has(which) || day === undefined) continue;
    used.add(date);
    if (which === "other") continue;
    used.add(which);
    facts.push({
      field: which,
      day: date.yearless ? yearFor(which, day, today) : day,
      start: date.start,
      end: date.end,
    });
  }
  return [...facts, ...lonely(dates, used)];
}

/** How far ahead an approval without a year may end to be read as one that still runs. */
const STILL_RUNS = 60;

/** A deadline without its year is still to come; so is the end of an approval when that day is close. */
function yearFor(which: Which, day: string, today: Temporal.PlainDate): string {
  const next = nextYearOf(day, today);
  const isClose = today.until(next).days <= STILL_RUNS;
  return which === "deadline_date" || (which === "auth_end" && isClose) ? next : day;
}

/** A single date of a letter that nothing explains is the letter's own. */
function lonely(dates: readonly DateMention[], used: ReadonlySet<unknown>): DateFact[] {
  const [date, other] = dates.filter((one) => !used.has(one) && one.days.length > 0 && !one.relative && !one.yearless);
  const [day] = date?.days ?? [];
  if (!date || other || !day || used.has("notice_date") || used.size > 2) return [];
  return [{ field: "notice_date", day, start: date.start, end: date.end }];
}

/** Care that is still to come and was told without its year is in the first year in which it is not over. */
export function upcoming(
  found: readonly DateFact[],
  dates: readonly DateMention[],
  today: Temporal.PlainDate,
): DateFact[] {
  return found.flatMap((fact) => {
    const yearless = dates.some(({ start, yearless }) => start === fact.start && yearless);
    if (fact.field !== "date_of_service" || !yearless) return [];
    return [{ ...fact, day: nextYearOf(fact.day, today) }];
  });
}
