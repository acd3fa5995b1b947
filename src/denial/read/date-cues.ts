import { once } from "../once.ts";
import { load } from "./data.ts";
import type { Which } from "./date-fields.ts";
import { find, isNegated, phrases } from "./phrases.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

/** A phrase of the text that says which date stands near it. */
export interface Cue extends Place {
  which: Which;
  /** It follows its date. */
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
  return pattern.split(" ").filter((piece) => !piece.startsWith("~") && !piece.endsWith("?")).length;
}

/** Every such phrase of the text. An approval that was not given has no dates. */
export function cuesOf(words: Words): Cue[] {
  return [...find(words, cuePhrases())]
    .filter((found) => !needsYes(found.means) || !isNegated(words, found))
    .map(({ means, from, to }) => ({ ...means, from, to }))
    .filter((cue) => !isInNumber(words, cue))
    .filter((cue) => cue.after || cue.which !== "date_of_service" || !holdsDenial(words, cue));
}

/** An approval that was not given has no dates, and "11/2 (not med nec)" no care. */
const needsYes = ({ which, after }: Meaning): boolean =>
  which.startsWith("auth") || (after && which === "date_of_service");

/** The "PA" of 2026-PA-0093371 is no word. */
const isInNumber = ({ text, start, end }: Words, { from }: Cue): boolean =>
  /\d[-/]$/.test(text.slice(Math.max(0, (start[from] ?? 0) - 2), start[from])) && /^[-/]\d/.test(text.slice(end[from]));

/** "the scan was denied on" tells the day of the denial. */
function holdsDenial(words: Words, { from, to }: Cue): boolean {
  for (let at = from; at < to; at++) if (words.ways[at]?.some(([key]) => key === "DENY")) return true;
  return false;
}

export const TOO_FAR = 9;
/** Even the longest phrase does not reach further. */
const FARTHEST = 24;
const BEHIND = 3;
const NEXT = 0.5;
const COMMA = 1.5;
const INSIDE = 2.5;
const SENTENCE = 12;
const OTHER_LINE = 5;
const BETWEEN = 4;
/** A longer phrase says more exactly which date it is. */
const EXACT = 2.5;
/** Words within a phrase that are not its own make it weaker. */
const WITHIN = 0.3;
/** After "by" and the like the date itself follows, at most after a weekday or "the". */
const POINTING = 2.5;
const POINTERS = new Set("by until till on before through thru to for from since of in el del hasta than".split(" "));

/** How far the phrase is from saying what the date is; less is nearer, {@link TOO_FAR} says nothing. */
export function costOf(words: Words, cue: Cue, place: Place, places: readonly Place[]): number {
  if (places.some((one) => cue.from < one.from && one.to < cue.to)) return TOO_FAR;
  const behind = cue.from >= place.to;
  if (behind !== cue.after || (!behind && cue.to > place.from && cue.from >= place.from)) return TOO_FAR;
  const [from, to] = behind ? [place.to, cue.from] : [Math.min(cue.to, place.from), place.from];
  if (to - from > FARTHEST) return TOO_FAR;
  const leads = leadsLine(words, place);
  if (behind && QUOTE.test(words.text.slice(words.end[from - 1], words.start[to]))) return TOO_FAR;
  let cost = to - from + (behind && !leads ? behindCost(words, from, to) : 0) - EXACT * (cue.size - 1);
  cost += WITHIN * Math.max(0, cue.to - cue.from - cue.size);
  for (let at = cue.from + 1; at < cue.to; at++) cost += (words.gap[at] ?? 0) * INSIDE;
  if (!behind && to - from > 1 && POINTERS.has(words.word[cue.to - 1] ?? "")) cost += POINTING * (to - from - 1);
  for (let at = from; at <= to; at++) cost += words.gap[at] === 2 ? SENTENCE : (words.gap[at] ?? 0) * COMMA;
  if ((leads || behind) && isLineBetween(words, from, to)) cost += OTHER_LINE;
  return places.some((other) => other !== place && other.from >= from && other.to <= to) ? cost + BETWEEN : cost;
}

/** What is quoted behind a date was said on that day, and tells no more of it here. */
const QUOTE = /\s["“«]/;

/** "the 9/3 scan": right behind its date a word says as much as before it. */
const behindCost = (words: Words, from: number, to: number): number =>
  from === to && (words.gap[to] ?? 0) === 0 ? NEXT : BEHIND;

const isLineBetween = (words: Words, from: number, to: number): boolean =>
  words.text.slice(words.end[from - 1] ?? 0, words.start[to] ?? words.text.length).includes("\n");

const ENDS_OPEN = /(?:\b(?:on|of|from|to|by|until|dated?|through|thru|the|is|was|between|and|for)|[:=,])[>\s]*$/i;

/** "• 6/30/26 blood drawn": the words that follow tell what the day was, not the line before. */
function leadsLine({ text, start, end }: Words, place: Place): boolean {
  const [first = 0, last = 0] = [start[place.from], end[place.to - 1]];
  const line = text.lastIndexOf("\n", first) + 1;
  if (!/^[>\s•*·–—\d.)(-]*$/.test(text.slice(line, first)) || ENDS_OPEN.test(text.slice(Math.max(0, line - 20), line)))
    return false;
  return /^[)\s:;.,–—-]*\p{L}/u.test(text.slice(last, last + 12).split("\n")[0] ?? "");
}
