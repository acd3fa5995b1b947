import { chosen } from "./date-choice.ts";
import { byColumns } from "./date-columns.ts";
import { type Cue, costOf, cuesOf, TOO_FAR } from "./date-cues.ts";
import { byEntry } from "./date-entries.ts";
import type { Said } from "./date-features.ts";
import type { Scored, ToldDates, Which } from "./date-fields.ts";
import { byLayout } from "./date-layout.ts";
import { byLevel } from "./date-levels.ts";
import { likelyFields } from "./date-model.ts";
import { byOrder, speaksOfAppeal } from "./date-order.ts";
import { bySpan } from "./date-spans.ts";
import type { DateMention } from "./mention.ts";
import { type Place, placeOf } from "./roles.ts";
import type { Words } from "./words.ts";

const PAST: readonly Which[] = [
  "notice_date",
  "received_date",
  "date_of_service",
  "auth_date",
  "appeal_sent_date",
  "decision_date",
];

/** Each date is weighed against all others, so of a text full of dates only the first are. */
const MOST = 40;

/** Gives each date the field for which most speaks; each field one date. `within`: the days to appeal that are told. */
export function whichDates(
  words: Words,
  all: readonly DateMention[],
  today: Temporal.PlainDate,
  within: number | undefined,
): ToldDates {
  const plain = all.filter((date, at) => !date.vague && !isTakenBack(words.text, date, all[at + 1])).slice(0, MOST);
  const levels = byLevel(words.text, plain);
  const dates = plain.map((date, at) => (levels[at] === "auth_end" ? toCome(words.text, date, today) : date));
  if (dates.length === 0 || isBare(words, dates)) return { told: [], left: [] };
  const { places, said } = saidOfDates(words, dates, today, within);
  const likely = dates.flatMap((date, at) => {
    const level = levels[at];
    if (level && fits(level, date, today)) return [{ date, which: level, cost: PLAIN }];
    const fields = likelyFields({ words, dates, places, at, today, said });
    const possible = fields.filter(({ which }) => which === "other" || fits(which, date, today));
    // "Next Monday" is nothing of ours as often as not; a day that is written out is there for a reason.
    return date.relative ? possible : amongThese(possible);
  });
  const { told, left } = chosen(likely, dates, today);
  const notice = told.find(({ field }) => field === "notice_date")?.day;
  return {
    // No letter gives its own day as the last one.
    told: told.filter(({ field, day }) => field !== "deadline_date" || day !== notice),
    left: left.filter(({ date: { start } }) => !BOUND.test(words.text.slice(Math.max(0, start - 16), start))),
  };
}

/** Care that "stops on the 27th" does so on the next such day. */
function toCome(text: string, date: DateMention, today: Temporal.PlainDate): DateMention {
  const [day = ""] = date.days;
  const isNth = /^the\s/i.test(text.slice(date.start, date.end)) && !/\bwas\s*$/i.test(text.slice(0, date.start));
  if (!isNth || day === "" || day >= today.toString()) return date;
  return { ...date, days: [Temporal.PlainDate.from(day).add({ months: 1 }).toString()] };
}

/** Where words leave no doubt, nothing else is weighed. */
const PLAIN = -9;

/** The same costs where only these fields are possible: what cannot be leaves its share to the others. */
function amongThese(fields: readonly Scored[]): Scored[] {
  const all = fields.reduce((sum, { cost }) => sum + Math.exp(-cost), 0);
  return fields.map((one) => ({ ...one, cost: one.cost + Math.log(all || 1) }));
}

/** What the phrases near each date, and where it stands, say of its role. */
export function saidOfDates(
  words: Words,
  dates: readonly DateMention[],
  today: Temporal.PlainDate,
  within: number | undefined,
): { places: Place[]; said: Said[] } {
  const cues = cuesOf(words);
  const places = dates.map(({ start, end }) => placeOf(words, start, end));
  const scored = [
    ...dates.flatMap((date, at) => scoresOf(words, date, places[at] as Place, places, cues, today)),
    ...bySpan(words, dates, places, cues),
    ...byColumns(words, dates, places, cues),
    ...byLayout(words.text, dates),
    ...byEntry(words, dates, places),
    ...byOrder(words, dates, today, within),
  ];
  return { places, said: dates.map((date) => plainest(scored, date)) };
}

/** For each field the least that was found. */
function plainest(scored: readonly Scored[], of: DateMention): Said {
  const said = new Map<Which, number>();
  for (const { date, which, cost } of scored)
    if (date === of && cost < (said.get(which) ?? TOO_FAR)) said.set(which, cost);
  return said;
}

/** "not covered after 8/22" names a bound and no day of care. */
const BOUND = /\b(?:after|before|since|until|till?|thru|through|past|beyond|by)\s+(?:the\s+)?$/i;

/** "not the 10th, it's the 16th", "yesterday (Nov 21)", "today 11/20": the second tells. */
const isTakenBack = (text: string, { start, end, relative }: DateMention, next: DateMention | undefined): boolean => {
  if (!next) return false;
  const link = text.slice(end, next.start);
  if (RATHER.test(link) || (relative && !next.relative && /^\s*[(,]?\s*(?:the\s+)?$/i.test(link))) return true;
  return NOT.test(text.slice(Math.max(0, start - 16), start)) && BUT.test(link);
};
const RATHER =
  /^[^.\n]{0,10}\b(?:actually|i meant?|no wait|make that|correction|scratch that|rather)\b\W*(?:it was |it's )?(?:on |the )*$/i;
const NOT = /(?:\bnot|n['’]?t)\s+(?:on\s+|the\s+)*$/i;
const BUT = /^\W{0,3}(?:\s*(?:it['’]?s|it is|it was|its|but|rather|sorry|actually))*\s*(?:on\s+|the\s+)*$/i;

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
  const isNear = date.relative || date.days[0] === today.toString();
  for (const cue of cues) {
    const cost = costOf(words, cue, place, places);
    if (date.relative && cue.which === "deadline_date" && !speaksOfAppeal(words, place)) continue;
    if (
      cost < (isNear ? TOO_FAR_BACK : TOO_FAR) &&
      cost < (least.get(cue.which) ?? TOO_FAR) &&
      fits(cue.which, date, today)
    )
      least.set(cue.which, cost);
  }
  return [...least].map(([which, cost]) => ({ date, which, cost }));
}

/** "Today" and "Friday" stand in many sentences: they need a word close by. */
const TOO_FAR_BACK = 4.5;

/** What has happened cannot be in the future; a day many years ago is one of birth. */
function fits(which: Which, { days: [day], relative, ahead }: DateMention, today: Temporal.PlainDate): boolean {
  if (day === undefined || (ahead && which !== "date_of_service" && PAST.includes(which))) return false;
  if (which !== "other" && Number(day.slice(0, 4)) < today.year - LONG_AGO) return false;
  if (which === "date_of_service" && relative) return day !== today.toString();
  return !PAST.includes(which) || which === "date_of_service" || day <= today.toString();
}
const LONG_AGO = 8;
