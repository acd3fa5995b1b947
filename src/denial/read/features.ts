import type { Facts } from "../facts.ts";
import { triage } from "../triage.ts";
import type { Words } from "./words.ts";

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

/** What a text is made of, for the model: word stems and families, alone and in pairs, the facts read so far, and what they rank. */
export function featuresOf(words: Words, skip: readonly boolean[], facts: Facts): Set<string> {
  const features = new Set<string>();
  let before = "^";
  let earlier = "^";
  for (let at = 0; at < words.word.length; ) {
    const [token, length] = tokenAt(words, at);
    const here = at;
    at += length;
    if (skip[here] || EMPTY.has(token)) continue;
    features.add(token);
    features.add(`${before} ${token}`);
    features.add(`${earlier} _ ${token}`);
    if (token.toUpperCase() === token) features.add(stem(words.word[here] ?? ""));
    [earlier, before] = [before, token];
  }
  for (const field of FACTS) for (const value of [facts[field] ?? []].flat()) features.add(`${field}=${value}`);
  for (const { case: id, weight } of triage(facts).ranked.slice(0, RANKED)) {
    features.add(`rank=${id}`);
    if (weight >= FIRM) features.add(`firm=${id}`);
  }
  return features;
}

/** The longest family that begins here, or the stem of the word. */
function tokenAt(words: Words, at: number): [token: string, length: number] {
  let best: [string, number] | undefined;
  for (const [key, length] of words.ways[at] ?? []) {
    if (ABOUT.has(key) && length > (best?.[1] ?? 0)) best = [key, length];
  }
  return best ?? [stem(words.word[at] ?? ""), 1];
}

const stem = (word: string): string => (/^\d/.test(word) ? "NUM" : word.slice(0, STEM));
