import type { Facts } from "../facts.ts";
import { triage } from "../triage.ts";
import { piecesOf } from "../word-pieces.ts";
import type { Way, Words } from "./words.ts";

/** Families that say what a text is about; a word outside them stands for itself. */
const ABOUT = new Set(
  "AUTH APPROVE DENY INSURER PROVIDER BILL BILLED CLAIM NECESSARY CRITERIA NOT CARE APPEAL LETTER RECORDS DIFFERENT CODE EXPIRE UNIT BLAME EMERGENCY NETWORK EXCLUDE EXPERIMENTAL MENTAL DRUG SAY WAIT TIME NUM".split(
    " ",
  ),
);
const STEM = 5;
const RANKED = 3;
const FIRM = 5;
const FACTS = [
  "stage",
  "approved",
  "cut_short",
  "reasons",
  "dispute",
  "records_sent",
  "service_type",
  "emergency",
  "auth_proof",
] as const;
/** Small words that say nothing alone. */
const EMPTY = new Set(
  "a an the and of to in on at is was it its that this my our i we me they them he she his her so or as by be am are been were el la los las de que y en mi un una".split(
    " ",
  ),
);

/** A word stem or a family, and which of them stands right before. */
export interface Feature {
  token: string;
  before?: string;
}

/** The names of what a text is made of, for the model: its tokens alone and in pairs, pieces of words, and facts. */
export function namesOf(words: Words, skip: readonly boolean[], facts: Facts): Set<string> {
  const tokens = tokensOf(words, skip).flatMap(({ token, before }) => (before ? [token, `${before} ${token}`] : token));
  const pieces = words.word.flatMap((word, at) => (skip[at] ? [] : wordPieces(word)));
  return new Set([...tokens, ...pieces, ...factsOf(facts)]);
}

export function tokensOf(words: Words, skip: readonly boolean[]): Feature[] {
  const tokens: Feature[] = [];
  let before = "^";
  for (let at = 0; at < words.word.length; ) {
    const [token, length] = tokenAt(words, at);
    const here = at;
    at += length;
    if (skip[here] || EMPTY.has(token)) continue;
    tokens.push({ token, before });
    if (ABOUT.has(token)) tokens.push({ token: stem(words.word[here] ?? "") });
    before = token;
  }
  return tokens;
}

/** Numbers have no pieces worth knowing. */
export const wordPieces = (word: string): string[] => (/^\d/.test(word) ? [] : piecesOf(word));

/** The facts read so far, and what they rank. */
export function factsOf(facts: Facts): string[] {
  const stated = FACTS.flatMap((field) => [facts[field] ?? []].flat().map((value) => `${field}=${value}`));
  const ranked = triage(facts)
    .ranked.slice(0, RANKED)
    .flatMap(({ case: id, weight }) => (weight >= FIRM ? [`rank=${id}`, `firm=${id}`] : [`rank=${id}`]));
  return [...stated, ...ranked];
}

/** The longest family that begins here, or the stem of the word. */
function tokenAt(words: Words, at: number): Way {
  let best: Way | undefined;
  for (const way of words.ways[at] ?? []) if (way[1] > (best?.[1] ?? 0) && ABOUT.has(way[0])) best = way;
  return best ?? [stem(words.word[at] ?? ""), 1];
}

const stem = (word: string): string => (/^\d/.test(word) ? "NUM" : word.slice(0, STEM));
