import type { Facts } from "../facts.ts";
import { featureOf, pairOf } from "../linear-model.ts";
import { remember } from "../remember.ts";
import { triage } from "../triage.ts";
import { piecesOf } from "../word-pieces.ts";
import type { Words } from "./words.ts";

/** Families that say what a text is about; a word outside them stands for itself. */
const ABOUT = new Map(
  "AUTH APPROVE DENY INSURER PROVIDER BILL BILLED CLAIM NECESSARY CRITERIA NOT CARE APPEAL LETTER RECORDS DIFFERENT CODE EXPIRE UNIT BLAME EMERGENCY NETWORK EXCLUDE EXPERIMENTAL MENTAL DRUG SAY WAIT TIME NUM"
    .split(" ")
    .map((family) => [family, featureOf(family)]),
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
  /** For each token the word it begins with. */
  places: number[];
  /** Pieces of words, and the facts. */
  others: number[];
}

export function featuresOf(words: Words, skip: readonly boolean[], facts: Facts): Features {
  const known = words.word.map(wordOf);
  const others = factsOf(facts);
  for (const [at, { pieces }] of known.entries()) if (!skip[at]) for (const piece of pieces) others.push(piece);
  return { ...tokensOf(words, known, skip), others };
}

/** A word as features: its stem, and its pieces; numbers have none worth knowing. */
interface Word {
  stem: number;
  isEmpty: boolean;
  pieces: readonly number[];
}
const wordOf = remember((word): Word => {
  const isNumber = /^\d/.test(word);
  const stem = isNumber ? "NUM" : word.slice(0, STEM);
  return { stem: featureOf(stem), isEmpty: EMPTY.has(stem), pieces: isNumber ? [] : piecesOf(word) };
});

const FIRST = featureOf("^");

function tokensOf(words: Words, known: readonly Word[], skip: readonly boolean[]): Pick<Features, "tokens" | "places"> {
  const [tokens, places]: [number[], number[]] = [[], []];
  let before = FIRST;
  for (let at = 0; at < words.word.length; ) {
    const { stem = 0, isEmpty } = known[at] ?? {};
    const [family, length] = familyAt(words, at);
    const here = at;
    at += length;
    if (skip[here] || (family === undefined && isEmpty)) continue;
    const token = family ?? stem;
    tokens.push(token, pairOf(before, token));
    if (family !== undefined) tokens.push(stem);
    while (places.length < tokens.length) places.push(here);
    before = token;
  }
  return { tokens, places };
}

/** The facts read so far, and what they rank. */
function factsOf(facts: Facts): number[] {
  const stated = FACTS.flatMap((field) => [facts[field] ?? []].flat().map((value) => `${field}=${value}`));
  const ranked = triage(facts)
    .ranked.slice(0, RANKED)
    .flatMap(({ case: id, weight }) => (weight >= FIRM ? [`rank=${id}`, `firm=${id}`] : [`rank=${id}`]));
  return [...stated, ...ranked].map(featureOf);
}

/** The longest family that begins here, as a feature, and how many words it takes. */
function familyAt(words: Words, at: number): [family: number | undefined, length: number] {
  let [best, length]: [number | undefined, number] = [undefined, 0];
  for (const way of words.ways[at] ?? []) {
    const family = way[1] > length ? ABOUT.get(way[0]) : undefined;
    if (family !== undefined) [best, length] = [family, way[1]];
  }
  return [best, length || 1];
}
