import { parseDate as chronoDate } from "chrono-node/en";
import { matches } from "../matches.ts";

/** A date found in a text: its day, or why it has none. */
export interface DateMention {
  start: number;
  end: number;
  /** ISO days that it may mean: one, two when day and month may be swapped, none when there is no such day. */
  days: string[];
  /** The year was not told, so the other one is as likely when the date is a deadline. */
  yearless: boolean;
  /** It is counted from today. */
  relative: boolean;
}

const MONTHS =
  "jan(?:uary|uar)?|feb(?:ruary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MESES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:19|20)\\d{2}|'?\\d{2}(?![\\d:/.-]|\\s*(?:visits?|units?|days|weeks|pm|am|pages|percent|%|sessions)))";
const WEEKDAY = "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday|r)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const COUNT =
  "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple(?: of)?|couple(?: of)?|a few";

const FORMS = {
  iso: /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g,
  numeric: /(?<![\d/.$]|\d-(?!\d{1,2}\/)|[A-Z]-)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d|-(?!\d{1,2}\/))/g,
  short:
    /(?<![\d/.$-])(\d{1,2})\/(\d{1,2})(?![\d/%-]|\.\d|\s*(?:mg|ml|of|mile|cup|visits|days|claims|sessions|units|lines|requests|times))/g,
  month: new RegExp(
    `\\b(${MONTHS})\\.?\\s{1,2}(?:the\\s+)?${DAY}(?![\\d:%]|,\\d|\\.\\d|\\s*(?:mg|visits))(?:,?\\s{1,2}${YEAR})?`,
    "gi",
  ),
  dayMonth: new RegExp(`\\b${DAY}\\s+(?:of\\s+)?(${MONTHS})\\.?(?:,?\\s+${YEAR})?(?!\\w)`, "gi"),
  mes: new RegExp(`\\b${DAY}\\s+de\\s+(${MESES})(?:\\s+(?:de|del)\\s+(\\d{4}))?`, "gi"),
  relative: new RegExp(
    `\\b(?:yesterday|today|tomorrow|ayer|hoy|(?:last|this past|this coming|next|this|on|by|until|ends|coming)\\s+(?:${WEEKDAY})(?![\\w])|(?:${COUNT})\\s+(?:days?|weeks?|months?|years?)\\s+ago(?!\\s+(?:supply|course)))\\b(?:,?\\s+the\\s+\\d{1,2}(?:st|nd|rd|th)\\b)?`,
    "gi",
  ),
} as const;
/** A quick look whether there is anything like a date at all. */
const ANY = new RegExp(
  `\\d[/.-]\\d|(?:${MONTHS}|${MESES})|ago\\b|yesterday|today|tomorrow|ayer|hoy|(?:last|next|past|this|on|by|until|coming|ends)\\s+(?:mon|tue|wed|thu|fri|sat|sun)`,
  "i",
);

type Parts = { year: number | undefined; month: number; day: number };

/** Every date of the text, in its order. US texts write the month first. */
export function datesIn(text: string, today: Temporal.PlainDate): DateMention[] {
  if (!ANY.test(text)) return [];
  const found: DateMention[] = [];
  const add = (match: RegExpExecArray, days: string[], yearless = false, relative = false): void => {
    const [start, end] = [match.index, match.index + match[0].trimEnd().length];
    if (!found.some((one) => one.start < end && start < one.end)) found.push({ start, end, days, yearless, relative });
  };
  for (const m of matches(text, FORMS.iso))
    add(m, valid({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }, today));
  for (const m of matches(text, FORMS.numeric))
    if (!isPhonePart(m)) add(m, swapped(Number(m[1]), Number(m[3]), m[4] ?? "", today));
  for (const m of matches(text, FORMS.month))
    add(m, valid({ year: yearOf(m[3]), month: monthOf(m[1]), day: Number(m[2]) }, today), !m[3]);
  for (const m of matches(text, FORMS.mes))
    add(m, valid({ year: yearOf(m[3]), month: mesOf(m[2]), day: Number(m[1]) }, today), !m[3]);
  for (const m of matches(text, FORMS.dayMonth))
    add(m, valid({ year: yearOf(m[3]), month: monthOf(m[2]), day: Number(m[1]) }, today), !m[3]);
  for (const m of matches(text, FORMS.short))
    if (isShortDate(text, m)) add(m, valid({ year: undefined, month: Number(m[1]), day: Number(m[2]) }, today), true);
  for (const m of matches(text, FORMS.relative)) add(m, relativeDay(m[0], today), false, true);
  return found.sort((a, b) => a.start - b.start);
}

const isPhonePart = (match: RegExpExecArray): boolean => match[2] !== "/" && Number(match[1]) > 31;

/** 24/7, 1/2 and 9/10 on pain are no dates: without a year, something must say that a date follows. */
function isShortDate(text: string, match: RegExpExecArray): boolean {
  const [month, day] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  return /(?:\b(?:on|by|dos|dated?|since|from|to|thru|through|until|of|before|after|notice|letter|sent|el|service|visits?|eob|and|end(?:s|ed)?|till|surgery|procedure|mri|ct|scan|test|admitted|admission|discharged|seen|done|performed|appt|appointment|stay|infusion|er|expire[sd]?|lapsed|denied|approved|received|mailed|filed|appealed|effective|valid|start(?:s|ed|ing)?|deadline|due)|[:(-])\s*$/i.test(
    before,
  );
}

/** Month first, day first only where it must be; two-digit years may be read both ways. */
function swapped(first: number, second: number, year: string, today: Temporal.PlainDate): string[] {
  const us = valid({ year: yearOf(year), month: first, day: second }, today);
  const other = valid({ year: yearOf(year), month: second, day: first }, today);
  if (us.length === 0) return other;
  return year.length === 2 && us[0] !== other[0] ? [...us, ...other] : us;
}

function yearOf(year: string | undefined): number | undefined {
  if (!year) return undefined;
  const number = Number(year.replace("'", ""));
  return number < 100 ? 2000 + number : number;
}

const monthOf = (name = ""): number =>
  "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
const mesOf = (name = ""): number =>
  "enefebmarabrmayjunjulagosepoctnovdic".indexOf(name.toLowerCase().replace("set", "sep").slice(0, 3)) / 3 + 1;

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

/** The same day in the first year in which it is not over: what a deadline without a year means. */
export function nextYearOf(day: string, today: Temporal.PlainDate): string {
  const date = Temporal.PlainDate.from(day);
  return (
    Temporal.PlainDate.compare(date, today) < 0 && date.year < today.year + 1 ? date.add({ years: 1 }) : date
  ).toString();
}

const WORDS: Record<string, string> = { ayer: "yesterday", hoy: "today" };
const AHEAD = /^(?:on|by|until|ends|coming|next|this coming)\s+/i;

function relativeDay(words: string, today: Temporal.PlainDate): string[] {
  const [, said = "", nth] = /^(.*?)(?:,?\s+the\s+(\d{1,2})\w\w)?$/.exec(words.toLowerCase()) ?? [];
  const plain = said
    .replace(AHEAD, (lead) => (/^next/.test(lead) ? lead : ""))
    .replace(/^(?:ayer|hoy)$/, (word) => WORDS[word] ?? word);
  const date = chronoDate(plain, new Date(today.year, today.month - 1, today.day, 12), {
    forwardDate: AHEAD.test(said),
  });
  if (!date) return [];
  const day = Temporal.PlainDate.from({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() });
  return nth ? sameWeekday(day, Number(nth)) : [day.toString()];
}

/** "last Tuesday the 10th": the Tuesday of that number, at most some weeks away from what "last Tuesday" alone means. */
function sameWeekday(day: Temporal.PlainDate, nth: number): string[] {
  const near = [0, -1, 1, -2, 2, -3, 3, -4, 4].map((weeks) => day.add({ weeks }));
  return near
    .filter((one) => one.day === nth)
    .slice(0, 1)
    .map(String);
}
