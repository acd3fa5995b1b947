import { matches } from "../matches.ts";
import { lexicon } from "./lexicon.ts";

/**
 * A text as words. Each word may be read in several ways, as itself and as the families it belongs to, alone or
 * together with the words after it: "prior auth" is `prior`, and the family AUTH that is two words long.
 */
export interface Words {
  text: string;
  word: string[];
  /** Where each word stands in the text. */
  start: number[];
  end: number[];
  /** What stands before the word: nothing, a comma or line end, the end of a sentence. */
  gap: Gap[];
  /** Ways to read from this word on: a word or family, and how many words it takes. */
  ways: (readonly Way[])[];
  /** Every word and family of the text. */
  keys: Set<string>;
}
type Gap = 0 | 1 | 2;
export type Way = readonly [key: string, length: number];

const ABBREVIATIONS = new Set(
  "dr drs mr mrs ms st no vs inc e g i approx dept ave apt ste jr sr ca ref acct jan feb mar apr jun jul aug sep sept oct nov dec co".split(
    " ",
  ),
);
const PIECES = /[\p{L}\p{N}]+(?:['’´`ʼ][\p{L}]+)*|[$.!?;,:|()•]|\n/gu;

/** Splits a text into words and finds the families of each. */
export function wordsOf(text: string): Words {
  const words: Words = { text, word: [], start: [], end: [], gap: [], ways: [], keys: new Set() };
  let gap: Gap = 0;
  let lines = 0;
  for (const piece of matches(text, PIECES)) {
    const [raw] = piece;
    if (isWord(raw)) {
      push(words, raw, piece.index, gap);
      gap = 0;
      lines = 0;
    } else {
      if (raw === "\n") lines++;
      gap = Math.max(gap, lines > 1 ? 2 : gapOf(raw, text, piece.index, words.word.at(-1) ?? "")) as Gap;
    }
  }
  for (let at = 0; at < words.word.length; at++) {
    words.ways[at] = waysAt(words, at);
    for (const [key] of words.ways[at] ?? []) words.keys.add(key);
  }
  return words;
}

const isWord = (piece: string): boolean => piece.length > 1 || piece === "$" || /[\p{L}\p{N}]/u.test(piece);

function push(words: Words, raw: string, start: number, gap: Gap): void {
  words.word.push(raw === "$" ? raw : plain(raw));
  words.start.push(start);
  words.end.push(start + raw.length);
  words.gap.push(gap);
}

function gapOf(mark: string, text: string, at: number, before: string): Gap {
  if (mark === "!" || mark === "?" || mark === "•") return 2;
  if (mark === ".") return isNoEnd(text, at, before) ? 0 : 2;
  return mark === ":" || mark === "(" || mark === ")" ? 0 : 1;
}

/** A point within a word or number, after a short form, or the last of a row that leads to a value. */
const isNoEnd = (text: string, at: number, before: string): boolean =>
  /\S/.test(text[at + 1] ?? " ") ||
  ABBREVIATIONS.has(before) ||
  /^[a-z]$/.test(before) ||
  text.slice(Math.max(0, at - 3), at) === "...";

/** Lower case, without accents and apostrophes. */
export function plain(raw: string): string {
  const lower = raw.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower.normalize("NFD").replace(/[\u0300-\u036f'’´`ʼ]/g, "");
}

function waysAt(words: Words, at: number): readonly Way[] {
  const { ways, spellings } = look(words.word[at] ?? "");
  if (spellings.length === 0) return ways;
  const longer = spellings.filter(({ words: parts }) =>
    parts.every((part, i) => i === 0 || follows(words, at + i, part)),
  );
  return [...ways, ...longer.map(({ words: parts, family }): Way => [family, parts.length])];
}

const follows = (words: Words, at: number, part: string): boolean =>
  at < words.word.length && words.gap[at] !== 2 && look(words.word[at] ?? "").meant === part;

interface Looked {
  meant: string;
  ways: Way[];
  /** Spellings of several words that begin with it. */
  spellings: readonly { words: readonly string[]; family: string }[];
}

const known = new Map<string, Looked>();
const MOST_KNOWN = 20_000;

function look(word: string): Looked {
  const found = known.get(word);
  if (found) return found;
  if (known.size > MOST_KNOWN) known.clear();
  const meant = lexicon().near(word);
  const looked = { meant, ways: readings(meant), spellings: lexicon().spellings.get(meant) ?? [] };
  known.set(word, looked);
  return looked;
}

function readings(word: string): Way[] {
  const ways: Way[] = [[word, 1]];
  for (const family of lexicon().singles.get(word) ?? []) ways.push([family, 1]);
  for (const { ending, family } of lexicon().endings)
    if (word.length > 5 && word.endsWith(ending)) ways.push([family, 1]);
  if (/^\d+k?$/.test(word)) ways.push(["NUM", 1]);
  return ways;
}
