import type { Facts } from "../facts.ts";
import { featureOf, pairOf } from "../linear-model.ts";
import { remember } from "../remember.ts";
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

/** What a text is made of, for the model; a feature may be there more than once. */
export interface Features {
  /** Word stems and families, alone and after the one before. */
  tokens: number[];
  /** Pieces of words, and the facts. */
  others: number[];
}

export function featuresOf(words: Words, skip: readonly boolean[], facts: Facts): Features {
  const others = factsOf(facts);
  for (let at = 0; at < words.word.length; at++) if (!skip[at]) others.push(...wordPieces(words.word[at] ?? ""));
  return { tokens: tokensOf(words, skip), others };
}

const named = remember(featureOf);

function tokensOf(words: Words, skip: readonly boolean[]): number[] {
  const tokens: number[] = [];
  let before = named("^");
  for (let at = 0; at < words.word.length; ) {
    const [token, length] = tokenAt(words, at);
    const here = at;
    at += length;
    if (skip[here] || EMPTY.has(token)) continue;
    tokens.push(named(token), pairOf(before, named(token)));
    if (ABOUT.has(token)) tokens.push(named(stem(words.word[here] ?? "")));
    before = named(token);
  }
  return tokens;
}

/** Numbers have no pieces worth knowing. */
const wordPieces = (word: string): readonly number[] => (/^\d/.test(word) ? [] : piecesOf(word));

/** The facts read so far, and what they rank. */
function factsOf(facts: Facts): number[] {
  const stated = FACTS.flatMap((field) => [facts[field] ?? []].flat().map((value) => `${field}=${value}`));
  const ranked = triage(facts)
    .ranked.slice(0, RANKED)
    .flatMap(({ case: id, weight }) => (weight >= FIRM ? [`rank=${id}`, `firm=${id}`] : [`rank=${id}`]));
  return [...stated, ...ranked].map(named);
}

/** The longest family that begins here, or the stem of the word. */
function tokenAt(words: Words, at: number): Way {
  let best: Way | undefined;
  for (const way of words.ways[at] ?? []) if (way[1] > (best?.[1] ?? 0) && ABOUT.has(way[0])) best = way;
  return best ?? [stem(words.word[at] ?? ""), 1];
}

const stem = (word: string): string => (/^\d/.test(word) ? "NUM" : word.slice(0, STEM));
