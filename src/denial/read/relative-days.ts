import { parseDate as chronoDate } from "chrono-node/en";

/** What counts from today: its day, and how far the next such day is when it may lie ahead as well. */
export interface RelativeDay {
  days: string[];
  /** "Friday" alone may be the last or the next one. */
  weekly?: true;
  /** "Two months ago" names no day. */
  vague?: true;
}

const SPANISH: Record<string, string> = {
  ayer: "yesterday",
  hoy: "today",
  antier: "2 days ago",
  anteayer: "2 days ago",
  lun: "monday",
  mar: "tuesday",
  mie: "wednesday",
  jue: "thursday",
  vie: "friday",
  sab: "saturday",
  dom: "sunday",
  un: "1",
  dos: "2",
  tres: "3",
  cuatro: "4",
  cinco: "5",
};
const ENGLISH: Record<string, string> = {
  "last night": "yesterday",
  "this morning": "today",
  "day before yesterday": "2 days ago",
  "the day before yesterday": "2 days ago",
};
const AHEAD = /^(?:by|until|before|ends|coming|next|this coming)\s+/;
const LEAD = /^(?:by|until|before|ends|coming|this coming|this past|past|this|on)\s+/;
const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const VAGUE = /week|month|year|couple|few/;

/** The day that words such as "last Tuesday the 10th" or "three days ago" mean; `isAhead` when the sentence speaks of what will be. */
export function relativeDay(words: string, today: Temporal.PlainDate, isAhead: boolean): RelativeDay {
  const [, said = "", nth] =
    /^(.*?)(?:,?\s+the\s+(\d{1,2})\w\w)?$/s.exec(words.toLowerCase().replace(/\s+/g, " ")) ?? [];
  const plain = english(said);
  const bare = plain.replace(LEAD, "");
  const weekday = NAMES.indexOf(bare.slice(0, 3)) + 1;
  const forward = isAhead || AHEAD.test(plain);
  if (weekday > 0) return onWeekday(weekday, forward, today, Number(nth));
  const day = byWords(bare, forward, today);
  if (!day) return { days: [] };
  if (nth) return { days: sameWeekday(day, Number(nth)) };
  return { days: [day.toString()], ...(VAGUE.test(bare) && { vague: true }) };
}

function english(said: string): string {
  const plain = said.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const [, dia = ""] = /^el (?:pasado )?(\w{3})/.exec(plain) ?? [];
  const [, count = ""] = /^hace (\w+) dias?$/.exec(plain) ?? [];
  if (dia) return SPANISH[dia] ?? plain;
  if (count) return `${SPANISH[count] ?? count} days ago`;
  return ENGLISH[plain] ?? SPANISH[plain] ?? plain;
}

/** The latest such weekday before today, or the next one. */
function onWeekday(weekday: number, forward: boolean, today: Temporal.PlainDate, nth: number): RelativeDay {
  const back = (today.dayOfWeek - weekday + 7) % 7 || 7;
  const last = today.subtract({ days: back });
  const day = forward ? last.add({ weeks: 1 }) : last;
  if (!nth) return { days: [day.toString()], ...(!forward && { weekly: true as const }) };
  return { days: withNumber(day, nth, forward ? 7 : -7) };
}

const MOST_WEEKS = 56;

/** "Friday the 13th": the nearest such weekday of that number, going the way the sentence goes. */
function withNumber(day: Temporal.PlainDate, nth: number, step: 7 | -7): string[] {
  for (let weeks = 0; weeks < MOST_WEEKS; weeks++) {
    const one = day.add({ days: step * weeks });
    if (one.day === nth) return [one.toString()];
  }
  return [];
}

function byWords(plain: string, forward: boolean, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const date = chronoDate(plain, new Date(today.year, today.month - 1, today.day, 12), { forwardDate: forward });
  return date && Temporal.PlainDate.from({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() });
}

/** "last Tuesday the 10th": the Tuesday of that number, at most some weeks away from what "last Tuesday" alone means. */
function sameWeekday(day: Temporal.PlainDate, nth: number): string[] {
  const near = [0, -1, 1, -2, 2, -3, 3, -4, 4].map((weeks) => day.add({ weeks }));
  return near
    .filter((one) => one.day === nth)
    .slice(0, 1)
    .map(String);
}
