import { CASE_IDS, type Facts } from "../facts.ts";
import { addUp, readModel, sharesOf } from "../linear-model.ts";
import { once } from "../once.ts";
import type { Features } from "./features.ts";
import type { Words } from "./words.ts";

/** Trained by `test/denial/train/cases.ts` on the tuning part. */
const model = once(() => readModel(new URL("../data/en/model.bin", import.meta.url)));

/** Fewer words say too little; a phrase or the open question decides then. */
const FEWEST = 4;
const FEWEST_KNOWN = 4;
const LEAST = 0.12;
/** How much a case weighs that the model is sure of; phrases weigh about 4 and codes 5, and only they make a case strong. */
const SURE = 12;

/** Which cases the words as a whole sound like, as weights beside those of the facts. */
export function soundsLike({ word }: Words, { tokens, others }: Features): NonNullable<Facts["hints"]> {
  if (word.length < FEWEST) return {};
  const said = addUp(model(), tokens);
  if (said.known < FEWEST_KNOWN) return {};
  const shares = sharesOf(addUp(model(), [...tokens, ...others]));
  const hints = shares.map((share, at) => [CASE_IDS[at], Math.round(share * SURE * 10) / 10, share] as const);
  return Object.fromEntries(hints.filter(([, , share]) => share >= LEAST));
}
