import { featureOf, pairOf } from "../linear-model.ts";
import { remember } from "../remember.ts";
import { ANY_MONEY, CLOCK } from "./date-layout.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

/** What stands around a place of a text, as features for the models that tell the role of a date or a code. */

export const named = remember(featureOf);

const NEAR = 5;
const FAR = 9;
/** How far a word stands, roughly. */
const STEPS = [0, 1, 2, 3, 3, 4];

/** Words before and after, to the end of the sentence: each with how far it stands, and each pair. `others`: places like it. */
export function around(words: Words, place: Place, others: readonly Place[]): number[] {
  const [left, right] = [place.from - 1, place.to].map((at) => named(stem(words.word[at] ?? "^")));
  return [
    ...side(words, others, place.from - 1, -1),
    ...side(words, others, place.to, 1),
    pairOf(left ?? 0, right ?? 0),
  ];
}

function side(words: Words, others: readonly Place[], from: number, step: 1 | -1): number[] {
  const name = named(step < 0 ? "before" : "after");
  const features: number[] = [];
  let last = named("|");
  for (let count = 1; count <= FAR; count++) {
    const at = from + (count - 1) * step;
    const isEnd = at < 0 || at >= words.word.length || words.gap[step < 0 ? at + 1 : at] === 2;
    const tokens = isEnd ? [named("^")] : tokensAt(words, others, at);
    const [first = 0] = tokens;
    for (const token of tokens) {
      if (count <= NEAR) features.push(pairOf(pairOf(name, STEPS[count] ?? 0), token));
      features.push(pairOf(name, token));
    }
    if (count <= NEAR) features.push(pairOf(pairOf(name, last), first));
    if (isEnd) break;
    last = first;
  }
  return features;
}

/** The stem of the word, or that one of the others stands there, and its families. */
function tokensAt(words: Words, others: readonly Place[], at: number): number[] {
  if (others.some(({ from, to }) => from <= at && at < to)) return [named("ANOTHER")];
  const families = (words.ways[at] ?? []).flatMap(([key]) => (isFamily(key) ? [named(key)] : []));
  return [named(stem(words.word[at] ?? "")), ...families];
}

const isFamily = (key: string): boolean => /^[A-Z_]{2,}$/.test(key);

const STEM = 6;
const stem = (word: string): string => (/^\d/.test(word) ? `#${word.length}` : word.slice(0, STEM));

/** The families of the whole text: whether it speaks of care given, of an approval, of an appeal. */
export const about = (words: Words): number[] =>
  [...words.keys].filter(isFamily).map((key) => pairOf(named("text"), named(key)));

const CODE = /(?<![\d.$,-])(?:[A-V]\d{4}|\d{4}[TFU]|\d{5})\b/;
const REASON = /\b(?:CO|PR|OA|PI)\s?-?\s?\d/;
const LABEL_LENGTH = 28;

/** What its line looks like, where the text has several: a label, an item with money and codes, the top of a letter. */
export function line(text: string, start: number, end: number): number[] {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
  const [left, right] = [text.slice(from, start), text.slice(end, to)];
  const lines = text.split("\n").length;
  const row = text.slice(0, from).split("\n").length;
  const label = left.trim().toLowerCase();
  const flags = {
    alone: !/\w/.test(left + right),
    leads: lines > 1 && !/\w/.test(left),
    ends: !/\w/.test(right),
    money: ANY_MONEY.test(left + right),
    code: CODE.test(left + right),
    codeNext: CODE.test(right.slice(0, 12)),
    reason: REASON.test(left + right),
    clock: CLOCK.test(right),
    quoted: /["“'][^"”]*$/.test(left),
    single: lines === 1,
    top: lines > 2 && row <= 2,
  };
  const told = Object.entries(flags).flatMap(([name, is]) => (is ? [`line ${name}`] : []));
  return [...told, lines > 1 && label.length <= LABEL_LENGTH ? `label ${label}` : "line"].map(named);
}
