import { readFileSync } from "node:fs";
import { CASE_IDS, type CaseId, type Facts } from "../facts.ts";
import { featuresOf } from "./features.ts";
import { once } from "./once.ts";
import type { Words } from "./words.ts";

/** Feature → case index and weight in turn. Trained by `test/denial/train.ts` on the tuning part. */
type Model = Record<string, number[]>;

const file = new URL("../data/en/model.json", import.meta.url);
const model = once(() => new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")) as Model)));

/** Fewer words say too little; a phrase or the open question decides then. */
const FEWEST = 4;
const LEAST = 0.12;
/** How much a case weighs that the model is sure of; phrases weigh about 4 and codes 5, and only they make a case strong. */
const SURE = 12;

/** Which cases the words as a whole sound like, as weights beside those of the facts. */
export function soundsLike(words: Words, skip: readonly boolean[], facts: Facts): NonNullable<Facts["hints"]> {
  if (words.word.length < FEWEST) return {};
  const known = [...featuresOf(words, skip, facts)].flatMap((one) => {
    const weights = model().get(one);
    return weights ? [weights] : [];
  });
  const likely = softmax(known);
  const hints = CASE_IDS.map((id, at): [CaseId, number] => [id, likely[at] ?? 0]);
  return Object.fromEntries(
    hints
      .filter(([id, share]) => id !== "unclear" && share >= LEAST)
      .map(([id, share]) => [id, Math.round(share * SURE * 10) / 10]),
  );
}

function softmax(known: readonly number[][]): number[] {
  const sums = new Array<number>(CASE_IDS.length).fill(0);
  const scale = 1 / Math.sqrt(known.length || 1);
  for (const weights of known) {
    for (let at = 0; at < weights.length; at += 2) {
      const id = weights[at] ?? 0;
      sums[id] = (sums[id] ?? 0) + (weights[at + 1] ?? 0) * scale;
    }
  }
  if (known.length === 0) return sums;
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}
