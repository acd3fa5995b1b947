import { readFileSync } from "node:fs";
import { CASE_IDS, type Facts } from "../facts.ts";
import { once } from "../once.ts";
import { remember } from "../remember.ts";
import { softmax } from "../softmax.ts";
import { factsOf, tokensOf, wordPieces } from "./features.ts";
import type { Words } from "./words.ts";

/** Case index and weight in turn. */
type Weights = readonly number[];
/** What is known of a token: alone, and right after another one. */
interface Known {
  alone?: Weights;
  after: Map<string, Weights>;
}

/** Name of a feature → weights. Trained by `test/denial/train.ts` on the tuning part. */
const file = new URL("../data/en/model.json", import.meta.url);
const model = once((): Map<string, Known> => {
  const model = new Map<string, Known>();
  for (const [name, weights] of Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, Weights>)) {
    const [token = "", before] = name.split(" ").reverse();
    const known: Known = model.get(token) ?? { after: new Map() };
    model.set(token, known);
    if (before !== undefined) known.after.set(before, weights);
    else known.alone = weights;
  }
  return model;
});

/** Fewer words say too little; a phrase or the open question decides then. */
const FEWEST = 4;
const FEWEST_KNOWN = 2;
const LEAST = 0.12;
/** How much a case weighs that the model is sure of; phrases weigh about 4 and codes 5, and only they make a case strong. */
const SURE = 12;

/** Which cases the words as a whole sound like, as weights beside those of the facts. */
export function soundsLike(words: Words, skip: readonly boolean[], facts: Facts): NonNullable<Facts["hints"]> {
  if (words.word.length < FEWEST) return {};
  const { add, likely } = tally();
  let met = 0;
  for (const { token, before = "" } of tokensOf(words, skip)) {
    const found = model().get(token);
    if (!found) continue;
    met++;
    add(found.alone);
    add(found.after.get(before));
  }
  if (met < FEWEST_KNOWN) return {};
  for (const [at, word] of words.word.entries()) if (!skip[at]) for (const weights of piecesKnown(word)) add(weights);
  for (const name of factsOf(facts)) add(model().get(name)?.alone);
  const hints = likely().map((share, at) => [CASE_IDS[at], Math.round(share * SURE * 10) / 10, share] as const);
  return Object.fromEntries(hints.filter(([, , share]) => share >= LEAST));
}

const piecesKnown = remember((word) =>
  wordPieces(word)
    .map((piece) => model().get(piece)?.alone)
    .filter((weights) => weights !== undefined),
);

/** Adds up what speaks for each case. Each feature counts once, however often it is there. */
function tally() {
  const seen = new Set<Weights>();
  const sums = new Float64Array(CASE_IDS.length);
  const add = (weights: Weights | undefined): void => {
    if (!weights || seen.has(weights)) return;
    seen.add(weights);
    for (let at = 0; at < weights.length; at += 2) {
      const id = weights[at] ?? 0;
      sums[id] = (sums[id] ?? 0) + (weights[at + 1] ?? 0);
    }
  };
  return { add, likely: () => softmax([...sums], 1 / Math.sqrt(seen.size || 1)) };
}
