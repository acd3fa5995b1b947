import { type Facts, FIELDS, type Field } from "../facts.ts";
import { load } from "./data.ts";
import { type DateMention, nextYearOf } from "./dates.ts";
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

type Which = DateField | "other";
export type DateField = (typeof DATE_FIELDS)[number];
export const DATE_FIELDS = [
  "notice_date",
  "received_date",
  "date_of_service",
  "auth_date",
  "auth_start",
  "auth_end",
  "deadline_date",
  "appeal_sent_date",
  "decision_date",
] as const satisfies Field[];

interface Cue extends Place {
  which: Which;
  after: boolean;
  size: number;
}

const rows = load<Record<Which, { say: string[]; after?: string[] }>>("en/dates");
type Meaning = { which: Which; after: boolean; size: number };
const cuePhrases = phrases<Meaning>(
  (Object.entries(rows) as [Which, { say: string[]; after?: string[] }][]).flatMap(([which, { say, after = [] }]) => [
    ...say.map((text) => [text, { which, after: false, size: sizeOf(text) }] as const),
    ...after.map((text) => [text, { which, after: true, size: sizeOf(text) }] as const),
  ]),
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
  if (dates.length === 0) return [];
  const cues: Cue[] = [...find(words, cuePhrases)]
    .filter((found) => !found.means.which.startsWith("auth") || !isNegated(words, found))
    .map(({ means, from, to }) => ({ ...means, from, to }));
  const places = dates.map(({ start, end }) => placeOf(words, start, end));
  const scored = dates.flatMap((date, at) => scoresOf(words, date, places[at] as Place, places, cues, today));
  return best([...scored, ...ranges(words, dates, places, cues), ...byLayout(words.text, dates)], dates, today);
}

interface Scored {
  date: DateMention;
  which: Which;
  cost: number;
}

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
const fits = (which: Which, { days: [day] }: DateMention, today: Temporal.PlainDate): boolean =>
  day !== undefined && (!PAST.includes(which) || which === "date_of_service" || day <= today.toString());

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

const HEADER_LINES = 14;

/** A line that is only a date near the top of a letter, and a date that leads a line with a code. */
function byLayout(text: string, dates: readonly DateMention[]): Scored[] {
  return dates.flatMap((date): Scored[] => {
    const from = text.lastIndexOf("\n", date.start - 1) + 1;
    const to = text.indexOf("\n", date.end) < 0 ? text.length : text.indexOf("\n", date.end);
    const [left, right] = [text.slice(from, date.start), text.slice(date.end, to)];
    const lines = text.slice(0, from).split("\n").length;
    if (
      /^[>\s]*(?:date|fecha|sent|mailed)?\s*:?\s*$/i.test(left) &&
      right.trim() === "" &&
      lines <= HEADER_LINES &&
      text.includes("\n")
    ) {
      return [{ date, which: "notice_date", cost: 0 }];
    }
    if (/^[\s|,]*(?:[A-V]\d{4}|\d{5})\b/.test(right)) return [{ date, which: "date_of_service", cost: -2 }];
    if (/dated\s*$/i.test(left) && /^[,\s]*(?:w\/|with)\s*(?:an?\s|the\s)?(?:auth|approv|pa\b|prior)/i.test(right))
      return [{ date, which: "auth_date", cost: -4 }];
    if (/\b(?:[A-V]\d{4}|\d{5})[\s|]+$/.test(left)) return [{ date, which: "date_of_service", cost: 2 }];
    return [];
  });
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
      day: which === "deadline_date" && date.yearless ? nextYearOf(day, today) : day,
      start: date.start,
      end: date.end,
    });
  }
  return [...facts, ...lonely(dates, used)];
}

/** A single date of a letter that nothing explains is the letter's own. */
function lonely(dates: readonly DateMention[], used: ReadonlySet<unknown>): DateFact[] {
  const [date, other] = dates.filter((one) => !used.has(one) && one.days.length > 0 && !one.relative && !one.yearless);
  const [day] = date?.days ?? [];
  if (!date || other || !day || used.has("notice_date") || used.size > 2) return [];
  return [{ field: "notice_date", day, start: date.start, end: date.end }];
}

export const isDateField = (field: Field | undefined): field is DateField => DATE_FIELDS.includes(field as DateField);

/** How long after the notice one may appeal, as printed: "within 180 days of this notice". */
const DAYS =
  /\b(?:(\d{2,3})|(thirty|sixty|ninety|one hundred (?:and )?eighty|one hundred (?:and )?twenty))\s*(?:\(\d+\)\s*)?(?:calendar\s+)?(?:days|d[ií]as)\b/gi;
const NUMBERS: Record<string, number> = { thirty: 30, sixty: 60, ninety: 90 };

export function deadlineDays(text: string): { days: number; start: number; end: number } | undefined {
  for (const match of text.matchAll(DAYS)) {
    const days = match[1]
      ? Number(match[1])
      : (NUMBERS[(match[2] ?? "").toLowerCase()] ?? (/twenty/i.test(match[2] ?? "") ? 120 : 180));
    const before = text.slice(Math.max(0, match.index - 130), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    if (isToAppeal(before, after)) return { days, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

const LIMIT =
  /(?:within|have|has|got|in|gives?(?: me| us| you)?|dentro de|tengo|tiene|tienen|up to|later than|deadline(?: is|:)?|limit(?: is| of|:)?)\s*(?:only |just |about )?$/i;
const APPEAL = /appeal|grievance|reconsider|redetermin|apel|dispute|disagree|review/i;
const FROM =
  /^\s*(?:of|from|after|since|a partir|de|desde|following)\s+(?:the\s+|this\s+|your\s+|you\s+|la\s+)?(?:date|day|notice|letter|receipt|receiv|get|denial|decision|fecha|mailing)/i;
const THEIRS =
  /\b(?:we|plan|insurer|they|us)\s+(?:will|must|has|have|usually|then)\b[^.]{0,60}$|(?:decision|decide|answer|respond|external)[^.]{0,40}$/i;

const isToAppeal = (before: string, after: string): boolean => {
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n\n")) + 1);
  if (THEIRS.test(sentence) && !/you (?:have|must|can|may)|appeal (?:must|within)/i.test(sentence)) return false;
  return (
    (LIMIT.test(sentence) &&
      (APPEAL.test(sentence) ||
        /^\s*(?:to|para)\s+\w*\s*(?:appeal|file|ask|request|apel|dispute|respond)/i.test(after) ||
        FROM.test(after))) ||
    (FROM.test(after) && APPEAL.test(sentence))
  );
};

export const dateFacts = (found: readonly DateFact[]): Facts =>
  Object.fromEntries(found.filter(({ field }) => FIELDS.includes(field)).map(({ field, day }) => [field, day]));
