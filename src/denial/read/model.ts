import { CASE_IDS, type Facts } from "../facts.ts";
import { readModel, UNIT } from "../linear-model.ts";
import { once } from "../once.ts";
import { softmax } from "../softmax.ts";
import { featuresOf } from "./features.ts";
import type { Words } from "./words.ts";

/** Trained by `test/denial/train.ts` on the tuning part. */
const model = once(() => readModel(new URL("../data/en/model.bin", import.meta.url)));

/** Fewer words say too little; a phrase or the open question decides then. */
const FEWEST = 4;
const FEWEST_KNOWN = 2;
const LEAST = 0.12;
/** How much a case weighs that the model is sure of; phrases weigh about 4 and codes 5, and only they make a case strong. */
const SURE = 12;

/** Which cases the words as a whole sound like, as weights beside those of the facts. */
export function soundsLike(words: Words, skip: readonly boolean[], facts: Facts): NonNullable<Facts["hints"]> {
  if (words.word.length < FEWEST) return {};
  const { tokens, others } = featuresOf(words, skip, facts);
  const sum = { sums: new Int32Array(CASE_IDS.length), seen: new Uint8Array(model().size) };
  const met = addUp(tokens, sum);
  if (met < FEWEST_KNOWN) return {};
  const known = met + addUp(others, sum);
  const hints = softmax([...sum.sums], 1 / UNIT / Math.sqrt(known)).map(
    (share, at) => [CASE_IDS[at], Math.round(share * SURE * 10) / 10, share] as const,
  );
  return Object.fromEntries(hints.filter(([, , share]) => share >= LEAST));
}

/** Adds up what speaks for each case, and tells how many features were known. Each counts once, however often it is there. */
function addUp(features: readonly number[], { sums, seen }: { sums: Int32Array; seen: Uint8Array }): number {
  const { classes, weights, find } = model();
  let known = 0;
  for (const feature of features) {
    const at = find(feature);
    if (at < 0 || seen[at]) continue;
    seen[at] = 1;
    known++;
    for (let id = 0; id < classes; id++) sums[id] = (sums[id] ?? 0) + (weights[at * classes + id] ?? 0);
  }
  return known;
}
