import { HOLDS_HOLIDAY } from "./holiday-names.ts";

const MONTHS =
  "jan(?:uary|uar)?|feb(?:ruary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MESES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:19|20)\\d{2}|'?\\d{2}(?![\\d:/.-]|\\s*(?:visits?|units?|days|weeks|pm|am|pages|percent|%|sessions)))";
const WEEKDAY = "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday|r)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const WHOLE_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const DASH = "(?:-|–|—|to|thru|through)";
const DIAS = "lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo";
const COUNT =
  "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple(?: of)?|couple(?: of)?|a few";
/** The words for the days of a month, in order. */
const NTH =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(
    " ",
  );
const SPELLED = [...NTH].reverse().join("|").replaceAll("-", "[- ]");
/** Those that count nothing else as often. */
const LATER = NTH.slice(6).reverse().join("|").replaceAll("-", "[- ]");
/** A weekday that only leads a whole date, or a span of opening hours, is no date of its own. */
const ALONE = `(?!\\w|\\s*(?:-|–|to|thru|through)\\s*(?:${WEEKDAY})\\b|,?\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTHS})\\b|,?\\s+(?:${MONTHS})\\b|,?\\s+\\d{1,2}/\\d)`;

/** How dates are written. In each, the groups stand in the order that its reader in dates.ts expects. */
export const FORMS = {
  iso: /(?<![\d-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/g,
  /** 20260917 after a label or an 835 qualifier. */
  compact:
    /(?=20\d{6})(?<=(?:dat\w+|dt|dos|svc|serv|service|from|to|thru|\bDT[MP]\*\d{3}\*(?:(?:R?D8)\*)?)[\s:*#-]{0,3})(20\d{2})(\d{2})(\d{2})(?!\d)/gi,
  /** 091226 where it repeats 0912, has a label, or leads a claim line. */
  packed:
    /(?=\d{6})(?<=(?<!\d)(\d{4})\s+|(?:\bdos|d0s|svc|dt|date|service|from|to|thru|denied|processed)[ :]{1,3}|^[>\s]*(?=\d{6}\s+(?:\d{6}\s+)?(?:\d{1,2}\s+){0,2}(?:[A-V]\d{4}|\d{5})\b))(\d{2})(\d{2})(\d{2})(?!\d)/gim,
  run: /(?<![\w.,/$-])(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(2\d)(?![\w-]|[.,/]\d)/g,
  numeric:
    /(?<![\d/.$]|\d-(?!\d{1,2}\/)|[A-Z]-)(\d{1,2})([/.-])(\d{1,2})\2('?\d{2}|\d{4})(?!\d|[/.]\d|-(?!\d{1,2}\/))/g,
  short:
    /(?<![\d/.$]|\d-(?!\d{1,2}\/)|[A-Z]-)(\d{1,2})\/(\d{1,2})(?![\d/%]|-(?!\d{1,2}\/)|\.\d|\s*(?:mg|ml|of|mile|cup|visits|days|claims|sessions|units|lines|requests|times|pain|tabs?|tablets?|hours?|hrs?|strength|plan|split)\b)/g,
  /** "letter of 9-30": only where a word leads and no count follows. */
  dashed:
    /(?<=\b(?:on|dated|dos|was|the|letter|notice|eob|denied|done|since|seen|performed|from|of|by)\s)(\d{1,2})-(1[3-9]|2\d|3[01])(?![\d/.-]|\s*(?:days?|weeks?|months?|hours?|hrs?|visits?|years?|yrs?|minutes?|min|units?|sessions?|mg|%|percent|pages?|people|to\b|y\/?o|[a-z]+-old|business|calendar))/gi,
  /** "March 3-7, 2026". */
  monthSpan: new RegExp(
    `\\b(${MONTHS})\\.?\\s{1,2}${DAY}(?=\\s?${DASH}\\s?${DAY},?\\s{1,2}((?:19|20)\\d{2})\\b)`,
    "gi",
  ),
  monthSpanEnd: new RegExp(
    `(?=\\d)(?<=\\b(${MONTHS})\\.?\\s{1,2}\\d{1,2}(?:st|nd|rd|th)?\\s?${DASH}\\s?)${DAY},?\\s{1,2}((?:19|20)\\d{2})\\b`,
    "gi",
  ),
  month: new RegExp(
    `\\b(${MONTHS})\\.?(?:\\s{1,2}|\\s?-\\s?|(?<=\\.))(?:the\\s+)?${DAY}(?![\\d%/]|:\\d|,\\d|\\.\\d|\\s*(?:mg|visits))(?!-(?:something|ish|odd))(?:(?:,?\\s{1,2}|,|(?<=-\\d{1,2})-)${YEAR})?`,
    "gi",
  ),
  dayMonth: new RegExp(`\\b${DAY}[\\s-]+(?:(?:day\\s+)?of\\s+)?(${MONTHS})\\.?(?:(?:,?\\s+|-)${YEAR})?(?!\\w)`, "gi"),
  spelled: new RegExp(`\\b(${MONTHS})\\.?\\s+(?:the\\s+)?(${SPELLED})\\b(?:,?\\s+(20\\d{2}))?`, "gi"),
  spelledFirst: new RegExp(`\\b(${SPELLED})\\s+(?:day\\s+)?of\\s+(${MONTHS})\\b(?:,?\\s+(20\\d{2}))?`, "gi"),
  mes: new RegExp(`\\b${DAY}\\s+de\\s+(${MESES})(?:\\s+(?:de|del)\\s+(\\d{4}))?`, "gi"),
  relative: new RegExp(
    `\\b(?:(?:the )?day before yesterday|yesterday|last night|today|this morning|tomorrow|ayer|hoy|anteayer|antier|(?:(?:last|this past|past|this coming|next|this|on|by|until|ends|coming|before)\\s+(?:${WEEKDAY})|(?:${WHOLE_WEEKDAY}))${ALONE}|el\\s+(?:pasado\\s+)?(?:${DIAS})(?:\\s+pasado)?(?!\\s+\\d)|hace\\s+(?:\\d{1,3}|un|dos|tres|cuatro|cinco)\\s+d[ií]as?|(?:${COUNT})\\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\\s+ago(?!\\s+(?:supply|course)))(?!\\w)(?:,?\\s+the\\s+\\d{1,2}(?:st|nd|rd|th)\\b)?`,
    "gi",
  ),
  /** "the 5th of last month". */
  nthOfMonth: new RegExp(
    `\\b(?:the\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th)|(${SPELLED}))\\s+of\\s+(last|this|the past|next)\\s+month\\b`,
    "gi",
  ),
  /** "on the 25th", "came home the 25th". */
  nth: new RegExp(
    `(?<=\\b(on|since|by|until|till?|before|through|dated|from)\\s|[\\s"“(]|^)the\\s+(?:(\\d{1,2})(?:st|nd|rd|th)|(${LATER}))\\b(?!['’]|\\s+(?:of|floor|time|day|visit|page|line|call|try|request|attempt|street|st|ave|avenue|grade|birthday|amendment|century|percentile|edition|anniversary|one|rep|person|letter|denial|week|month|appeal|session|claim|dose|infusion|surgery|appointment|year|nerve|rib|finger|toe|vertebra|cervical|month|hole|fax|bill)\\b)`,
    "gi",
  ),
} as const;

/** Quick looks whether a text can hold dates of a kind at all. */
export const HOLDS = {
  digits: /\d[/.-]\d/,
  run: /(?<!\d)(?:20\d{6}|[01]\d{5})(?!\d)/,
  month: /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i,
  mes: /\bde\s+(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic)/i,
  relative: new RegExp(
    `ago\\b|yesterday|last night|this morning|today|tomorrow|ayer|antier|hoy|hace |day\\b|\\bel (?:pasado )?(?:${DIAS})|(?:last|past|next|this|on|by|until|ends|coming|before)\\s+(?:mon|tue|wed|thu|fri|sat|sun)`,
    "i",
  ),
  nth: new RegExp(`the\\s+(?:\\d|${LATER})|\\bof\\s+\\w+(?:\\s\\w+)?\\s+month\\b`, "i"),
  holiday: HOLDS_HOLIDAY,
} as const;

const FARTHEST_AHEAD = 10;

/** The year in full. One of two digits that would lie far ahead is of the last century, as in a day of birth. */
export function yearOf(year: string | undefined, today: Temporal.PlainDate): number | undefined {
  if (!year) return undefined;
  const number = Number(year.replace("'", ""));
  if (number >= 100) return number;
  return 2000 + number > today.year + FARTHEST_AHEAD ? 1900 + number : 2000 + number;
}

/** The numbers of what the forms find: a month by its English or Spanish name, a day by its word. */
export const monthOf = (name = ""): number =>
  "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
export const mesOf = (name = ""): number =>
  "enefebmarabrmayjunjulagosepoctnovdic".indexOf(name.toLowerCase().replace("set", "sep").slice(0, 3)) / 3 + 1;
export const nthOf = (word = ""): number => NTH.indexOf(word.toLowerCase().replace(" ", "-")) + 1;
