import { matches } from "../matches.ts";
import { isForYou, type Limit, limitOf } from "./date-limits.ts";

/** How long after the notice one may appeal, as printed: "within 180 days of this notice". */
interface Within {
  days: number;
  start: number;
  end: number;
}

const WORDS: Record<string, number> = {
  thirty: 30,
  "forty five": 45,
  sixty: 60,
  "sixty five": 65,
  ninety: 90,
  "one hundred twenty": 120,
  "one hundred eighty": 180,
  "a hundred eighty": 180,
  sesenta: 60,
  noventa: 90,
  treinta: 30,
};
const SPELLED = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join("|")
  .replaceAll("hundred ", "hundred (?:and )?")
  .replaceAll(" ", "[ -]");
const DAYS = new RegExp(
  `\\b(?:(\\d[\\do]{1,2})|(${SPELLED}))[\\s-]*(?:\\(\\d+\\)\\s*)?(?:calendar[\\s-]+|consecutive\\s+)?(?:days?|d[ií]as)\\b`,
  "gi",
);
const ANY = /days?\b|d[ií]as/i;

/** The days that the text gives the patient to appeal to the plan, the fewest of them; those for a later step only where it tells no others. */
export function deadlineDays(text: string): Within | undefined {
  if (!ANY.test(text)) return undefined;
  const found = [...matches(text, DAYS)].flatMap((match) => withinOf(text, match));
  const fewest = (limit: Limit) => found.filter((one) => one.limit === limit).sort((a, b) => a.days - b.days)[0];
  const isNext = DECIDED.test(text);
  return (
    fewest("own") ?? fewest("open") ?? found.find(({ limit, days }) => limit === "later" && (isNext || days <= FIRST))
  );
}

/** A hearing or outside review that is the first step gives no more days; with more it comes after an appeal. */
const FIRST = 90;
const DECIDED =
  /\b(?:appeal|grievance|reconsideration|redetermination|level)\b[^.]{0,80}\b(?:denied|upheld|lost|resolution|decision|decided)|\b(?:uph[eo]ld|maintained|final)\b/i;

function withinOf(text: string, match: RegExpExecArray): (Within & { limit: Limit })[] {
  const [start, end] = [match.index, match.index + match[0].length];
  const [before, after] = [sentenceBefore(text, start), text.slice(end, end + 90)];
  const days = countOf(match);
  const isMeant =
    isToAppeal(before, after) ||
    isAfterAppeal(text.slice(Math.max(0, start - FARTHEST), start), after) ||
    isUsual(days, before, after);
  const limit = isMeant ? limitOf(before, after) : undefined;
  return limit ? [{ days, start, end, limit }] : [];
}

function countOf([, digits, words]: RegExpExecArray): number {
  if (digits) return Number(digits.replace(/o/gi, "0"));
  return WORDS[(words ?? "").toLowerCase().replace("and ", "").replaceAll("-", " ")] ?? 0;
}

const FARTHEST = 140;

/** What stands before in the same sentence, or the same line of a table. */
function sentenceBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - FARTHEST), start);
  const cut = Math.max(before.lastIndexOf("\n\n"), lastEnd(before));
  return before.slice(cut + 1);
}

const END = /(?<![.])[.!?;]\s|\n(?=[\s>]*(?:[A-Z•*-]))/g;
const lastEnd = (before: string): number => [...before.matchAll(END)].at(-1)?.index ?? -1;

const WORD = "appeal|grievance|reconsider|redetermin|apel|dispute|disagree|review|rebuttal|complaint|hearing|contest";
const APPEAL = new RegExp(WORD, "i");
const LIMIT =
  /(?:within|w\/in|have|has|had|get|got|in|gives?(?: me| us| you)?|dentro de|tengo|tiene|tienes|tienen|up to|later than|deadline(?: is|:)?|limit(?: is| of|:)?|window(?: is| of|:)?|allows?|there(?:'s| is| are))\s*(?:only |just |about |the |a )?$/i;
const FROM =
  /^\)?\s*(?:of|from|after|since|a partir|de|desde|following)\s+(?:the\s+|this\s+|your\s+|you\s+|la\s+|when\s+)?(?:date|day|notice|letter|receipt|receiv|get|denial|decision|fecha|mailing|eob|statement|\d{1,2}[/-]\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s\d)/i;
const TO_APPEAL = new RegExp(
  `^\\)?[\\s,]*(?:(?:until|by|=|–|—|or|from|of|after)[^.;]{0,30}?,?\\s*)?(?:to|para|in which to|for)\\s+(?:[\\w']+\\s){0,4}?(?:${WORD}|file\\b)`,
  "i",
);
const WINDOW = /^\s*(?:appeal|window|deadline|limit|time ?frame|to appeal)/i;
const LABEL = new RegExp(`(?:${WORD})\\w*[^.\\d]{0,25}$`, "i");
const NO_LABEL =
  /decision|decide|answer|standard|fast|expedited|urgent|after|sent|filed|waiting|pending|said|been|it's/i;
const DEADLINE = /deadline|last day|appeal[^.]{0,20} by/i;
const THEIRS =
  /\b(?:we|plan|insurer|they|us)\s+(?:will|must|has|have|had|usually|then|take|takes|get|gets)\b[^.]{0,60}$|(?:decision|decide|answer|respond|external)[^.]{0,40}$/i;
const YOURS = /(?:you|i|we|member|patient) (?:have|must|can|may|got|get)|appeal (?:must|within)/i;
/** "They have 90 days to ask" is said of a family; to decide is the plan's. */
const ASKS = /^\s*to (?:appeal|file|ask|request|send)\b/i;
const THEIR_TURN = /\b(?:we|plan|they|insurer) (?:will|must|have to|has to) (?:decide|answer|respond|tell)/i;
const OTHER =
  /(?:wants?|pay|repay\w*|refund\w*|owe|collections?|bill|peer|p2p|supply)\b[^.]{0,30}$|\$[\d,.]+[^.]{0,12}$/i;
const RECORDS = /(?:records?|notes|information|documents?)\b[^.]{0,30}$/i;

function isToAppeal(before: string, after: string): boolean {
  if (/\bthey have $/i.test(before) && ASKS.test(after)) return true;
  if (THEIR_TURN.test(before) || (THEIRS.test(before) && !YOURS.test(before))) return false;
  if (TO_APPEAL.test(after) || (WINDOW.test(after) && LIMIT.test(before))) return true;
  if (OTHER.test(before) || (RECORDS.test(before) && !APPEAL.test(before))) return false;
  if (APPEAL.test(before) && isForYou(after)) return true;
  const label = LABEL.exec(before)?.[0];
  if (label && !NO_LABEL.test(before.slice(-label.length - 14))) return true;
  if (DEADLINE.test(before) && /\(\s*$/.test(before)) return true;
  return (LIMIT.test(before) && (APPEAL.test(before) || FROM.test(after))) || (FROM.test(after) && APPEAL.test(before));
}

/** "You can appeal. You have 30 days." */
const isAfterAppeal = (before: string, after: string): boolean =>
  YOU_HAVE.test(before) && /^\s*(?:[.!]|$)/.test(after) && APPEAL.test(before) && !OTHER.test(before);
const YOU_HAVE = /\byou (?:have|get)\s+(?:only |just )?$/i;

/** Days that rules give to appeal, and few other things take. */
const USUAL: readonly number[] = [60, 65, 90, 120, 180];
const SURELY: readonly number[] = [65, 120, 180];
const GIVEN =
  /\b(?:(?:i|we|you)(?:['’]?ve| have| had| got| get)(?: got)?|(?:he|she) (?:has|had|got|gets)|(?:letter|notice|it|they|eob|denial) (?:gives?|gave|says?)(?: (?:me|us|him|her|you))?)\s+(?:only |about |just )?$/i;
const NO_MORE = /^\s*(?:[.,;!?)]|$|(?:and|but|either|so|left|from|or|they|it)\b)/;
const RUNS_OUT = /^\s*(?:run|runs|ran|end|ends|expire|expires|(?:is|are|was|were) up)\b/i;
const APPROVED = /approv|authori|stay|rehab|visits|paid/i;

/** "We got 180 days", "the 180 days run out", "letter of October 8, 180 days": said so of little but an appeal. */
function isUsual(days: number, before: string, after: string): boolean {
  if (!USUAL.includes(days) || APPROVED.test(before) || OTHER.test(before)) return false;
  if (GIVEN.test(before)) return NO_MORE.test(after);
  if (!SURELY.includes(days)) return false;
  return (/\bthe $/i.test(before) && RUNS_OUT.test(after)) || (/[,;]\s*$/.test(before) && /^\s*(?:[.!]|$)/.test(after));
}
