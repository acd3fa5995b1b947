import { matches } from "../matches.ts";
import { bareCodes } from "./bare-codes.ts";
import { knownCodes as known } from "./known-codes.ts";
import type { Mention } from "./mention.ts";
import { spokenCodes } from "./spoken.ts";

const GROUPED = /\b(CO|PR|OA|PI|CR)(?:\s?[-–—:/*|]\s?|\s{1,2}|)0{0,2}([1-9]\d{0,2}|[ABD]\d{1,2})\b(?![.,]?\d|-\d|%)/gi;
const ALSO =
  /^\s*(?:[,/&+]|and)\s*0{0,2}([1-9]\d{1,2})\b(?![.,/-]?\d|\s*(?:visits?|days?|units?|dollars|hours|weeks|months|%))/i;
const LABELLED =
  /\b(?:(?:denial|reason|adjustment|adj|carc|rsn|eob|remark|message|claim|explanation)\s*(?:reason\s*)?(?:codes?|cd|#|no\.?|number)|carc|rarc|ansi|remark|explanation|expl|codes?|code\(s\)|codigos?|código|reason|rsn|adj|denied\s*(?:with|as|for|under|it)?)\s*(?:is|was|says|said|de|\.{2,}|:|#|=|-|–|\(|")*\s*"?(?:CO|PR|OA|PI)?[- ]?0{0,2}([1-9]\d{0,2}|[AB]\d{1,2})\b(?![.,:/]?\d|-\d|%|\s*(?:visits?|days?|units?|dollars|hours|weeks|months|times|pages|of|more|years?|minutes|calls?|out|st|nd|rd|th|x|sessions?|claims?|treatments?)\b)/gi;
const LEADING =
  /(?:^\s*["“]?|["”]\s*\(|\bclaim\s*:\s*)(?:CO|PR|OA|PI)?[- ]?([1-9]\d{1,2})(?=\)|\s*[-–:=,](?!\d)|\s+(?:payer|services?|claim|not|no|denied|non|information|precert\w*|pre-cert\w*|auth\w*|expenses?|procedure|charges?|benefits?|lack|exact|coverage|payment|patient|the\s|this\s|deemed|diagnosis|attachment|provider|missing|level)\b)/gi;
/** "CARC 197 GRP CO". */
const GROUP_AFTER =
  /\b(?:carc|reason|adj\w*)\s*(?:code)?\s*:?\s*0{0,2}([1-9]\d{0,2})\s*[,;|/]?\s*(?:grp|group)\s*(?:code)?\s*:?\s*(CO|PR|OA|PI)\b/gi;
const REMARK = /\b(MA|M|N)[- ]?(\d{1,3})\b(?!\.\d|\d|-\d|[A-Za-z])/gi;
const SPOKEN_GROUP = /\b(?:group(?:\s*code)?|code)\s*:?\s*(CO|PR|OA|PI)\b(?![\s-]*\d)/g;
const DIAGNOSIS_BEFORE =
  /(?:diagnosis|diag|dx|icd(?:-?10)?(?:-cm)?)(?:\s*codes?)?\s*[:#]?\s*(?:[A-Z]\d[\w.]*\s*(?:,|and|&|\/)?\s*)*$/i;
const REMARK_BEFORE =
  /\b(?:remarks?|rarc|codes?|reason|CO|PR|OA|PI|\d{2,3}|[MN]A?\d{1,3})\s*(?:codes?)?\s*[-:#,/&+(|*=;]*\s*(?:and|with|w)?\s*\/?\s*$/i;

const NOT_BEFORE =
  /(?:\$|\b(?:freq\w*|zip|area|postal|promo|country|dress|access|place of service|pos|bill type|type of bill|modifier|diagnosis|dx|cpt|hcpcs|procedure|revenue|rev|service)\s*(?:codes?)?)\s*:?\s*$|\b(?:freq\w*|zip|area|postal|promo|country|dress|access|pos|diagnosis|dx|cpt|hcpcs|revenue|rev)\s+codes?\b/i;

/** CARC and RARC codes with their group where it is told: `CO-197`, `197`, `N54`. */
export function denialCodes(text: string): Mention[] {
  if (!/\d/.test(text)) return [...spokenGroups(text), ...spokenCodes(text)];
  const found = [
    ...grouped(text),
    ...groupAfter(text),
    ...labelled(text),
    ...remarks(text),
    ...bareCodes(text),
    ...spokenGroups(text),
    ...spokenCodes(text),
  ];
  return withoutRepeats(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

function* grouped(text: string): Generator<Mention> {
  for (const match of matches(text, GROUPED)) {
    const [all, group = "", number = ""] = match;
    if (!looksLikeGroup(text, all, group, match.index, number)) continue;
    const end = match.index + all.length;
    yield { code: `${group.toUpperCase()}-${number.toUpperCase()}`, start: match.index, end };
    yield* alsoAfter(text, group.toUpperCase(), end);
  }
}

function* groupAfter(text: string): Generator<Mention> {
  for (const { 0: all, 1: number, 2: group = "", index } of matches(text, GROUP_AFTER))
    yield { code: `${group.toUpperCase()}-${number}`, start: index, end: index + all.length };
}

/** `CO 80202` is Colorado and "co 2 kids" are no codes; a small `co` or `pr` needs a code that exists. */
function looksLikeGroup(text: string, all: string, group: string, at: number, number: string): boolean {
  if (/^[-\w]/.test(text.slice(at - 1, at)) && at > 0) return false;
  if (group === group.toUpperCase()) return true;
  return known().has(number.toUpperCase()) && (/[-\d]/.test(all.charAt(2)) || Number(number) > 9);
}

function* alsoAfter(text: string, group: string, from: number): Generator<Mention> {
  const match = ALSO.exec(text.slice(from, from + 12));
  const number = match?.[1];
  if (!match || !number || !known().has(number)) return;
  const end = from + match[0].length;
  yield { code: `${group}-${number}`, start: end - number.length, end };
  yield* alsoAfter(text, group, end);
}

function* labelled(text: string): Generator<Mention> {
  for (const pattern of [LABELLED, LEADING]) {
    for (const match of matches(text, pattern)) {
      const number = (match[1] ?? "").toUpperCase();
      const sure = known().has(number) && (Number(number) > 14 || /(?:cod|carc|cd)[^\n]*$/i.test(match[0]));
      const start = match.index + match[0].toUpperCase().lastIndexOf(number);
      if (sure && !NOT_BEFORE.test(text.slice(Math.max(0, match.index - 24), start)))
        yield { code: number, start, end: start + number.length };
    }
  }
}

function* remarks(text: string): Generator<Mention> {
  for (const match of matches(text, REMARK)) {
    const code = `${match[1]}${match[2]}`.toUpperCase();
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (DIAGNOSIS_BEFORE.test(before) || /[\w$-]$/.test(before)) continue;
    const labelled = REMARK_BEFORE.test(before);
    if (labelled || (known().has(code) && /^(?:MA?|N)\d/i.test(match[0]))) {
      yield { code, start: match.index, end: match.index + match[0].length };
    }
  }
}

function* spokenGroups(text: string): Generator<Mention> {
  for (const match of matches(text, SPOKEN_GROUP)) {
    yield { code: match[1] ?? "", start: match.index, end: match.index + match[0].length };
  }
}

/** One mention per code, and no bare `197` beside a `CO-197`. */
function withoutRepeats(found: Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of found) {
    const inside = kept.some((other) => mention.start < other.end && other.start < mention.end);
    const repeat = found.some((other) => other !== mention && other.code.endsWith(`-${mention.code}`));
    if (!inside && !repeat && kept.every((other) => other.code !== mention.code)) kept.push(mention);
  }
  return kept;
}
