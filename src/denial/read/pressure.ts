import type { Field } from "../facts.ts";
import { addUp, type LinearModel, readModel, sharesOf } from "../linear-model.ts";
import { once } from "../once.ts";
import type { Features } from "./features.ts";
import type { Words } from "./words.ts";

/** What people say in too many ways for phrases: that they cannot wait, or are made to pay. */
export const PRESSURES = [
  { field: "urgent", value: "yes", overlay: "urgent", least: 0.5 },
  { field: "bill", value: "bill", overlay: "billing_pressure", least: 0.6 },
] as const;

/** A fact with the words that speak for it most. */
export interface Heard {
  field: Field;
  value: string;
  start: number;
  end: number;
}

/** Trained by `test/denial/train/pressure.ts`: one model each, which tells no from yes. */
const models = once(() => PRESSURES.map(({ field }) => readModel(new URL(`../data/en/${field}.bin`, import.meta.url))));

/** Fewer words say too little, and short answers are no cries. */
const FEWEST = 12;
const FEWEST_KNOWN = 8;
const YES = 1;

/** Which of the {@link PRESSURES} the words sound like. */
export function heardPressure(words: Words, features: Features): Heard[] {
  if (words.word.length < FEWEST) return [];
  return PRESSURES.flatMap(({ field, value, least }, at) => {
    const model = models()[at];
    if (!model || addUp(model, features.tokens).known < FEWEST_KNOWN) return [];
    const share = sharesOf(addUp(model, [...features.tokens, ...features.others]))[YES] ?? 0;
    return share >= least ? [{ field, value, ...loudest(words, features, model) }] : [];
  });
}

/** The sentence that holds the word that speaks for it most. */
function loudest(words: Words, { tokens, places }: Features, model: LinearModel): { start: number; end: number } {
  let [best, most] = [0, Number.NEGATIVE_INFINITY];
  for (const [at, token] of tokens.entries()) {
    const { sums } = addUp(model, [token]);
    const weight = (sums[YES] ?? 0) - (sums[0] ?? 0);
    if (weight > most) [best, most] = [places[at] ?? 0, weight];
  }
  return sentenceAt(words, best);
}

function sentenceAt({ word, gap, start, end }: Words, at: number): { start: number; end: number } {
  let [from, to] = [at, at];
  while (from > 0 && gap[from] !== 2) from--;
  while (to + 1 < word.length && gap[to + 1] !== 2) to++;
  return { start: start[from] ?? 0, end: end[to] ?? 0 };
}
