import { CASE_IDS, type Facts } from "../facts.ts";
import { addUp, readModel, sharesOf } from "../linear-model.ts";
import { once } from "../once.ts";
import type { Features } from "./features.ts";
import type { Words } from "./words.ts";

type Hints = NonNullable<Facts["hints"]>;

/** Trained by `test/denial/train/cases.ts` on the tuning part. */
const model = once(() => readModel(new URL("../data/en/model.bin", import.meta.url)));

/** Fewer words say too little; a phrase or the open question decides then. */
const FEWEST = 4;
const FEWEST_KNOWN = 4;
const LEAST = 0.12;
/** How much a case weighs that the model is sure of; phrases weigh about 4 and codes 5, and only they make a case strong. */
const SURE = 12;

/** Which cases the words as a whole sound like, as weights beside those of the facts. */
export function soundsLike({ word }: Words, { tokens, others }: Features): Hints {
  if (word.length < FEWEST) return {};
  const said = addUp(model(), tokens);
  if (said.known < FEWEST_KNOWN) return {};
  const shares = sharesOf(addUp(model(), [...tokens, ...others]));
  const hints = shares.map((share, at) => [CASE_IDS[at], Math.round(share * SURE * 10) / 10, share] as const);
  return Object.fromEntries(hints.filter(([, , share]) => share >= LEAST));
}

/** A no to care of a kind that was told, for which the insurer gave a reason or an approval was asked. */
const isOfCare = ({ service_type, reasons, stage }: Facts): boolean =>
  service_type !== undefined && service_type !== "dental" && (reasons !== undefined || stage === "pre");

/** So few words that name an insurer tell who insures, and no other business. */
const FEW = 10;

/** The sound of other business does not count where a health plan said no, nor in the mere name of an insurer. */
export function withinScope(hints: Hints, { word, keys }: Words, facts: Facts): Hints {
  const isSure = facts.reasons !== undefined || facts.plan_type === "short_term_limited";
  const isHealth = keys.has("DENY") && ((facts.plan_type !== undefined && isSure) || isOfCare(facts));
  if (!isHealth && !(word.length < FEW && keys.has("INSURER") && !keys.has("DENY"))) return hints;
  const { "out-of-scope": _off, ...others } = hints;
  return others;
}
