import { existsSync } from "node:fs";
import { addUp, readModel, sharesOf } from "../denial/linear-model.ts";
import { KINDS, questionFeatures } from "./question-words.ts";

/**
 * From which share on a message is a question. A story that is taken for one loses its facts, so words that name care or
 * a day of the own case must sound more like it.
 */
export const LEAST = { plain: 0.45, telling: 0.65 };

const QUESTION = KINDS.indexOf("question");

/** How much words sound like a question, 0 to 1, in a language that has a model (`test/denial/train/question.ts`). */
export function questionModel(language: string): ((words: string) => number) | undefined {
  const file = new URL(`../denial/data/${language}/question.bin`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const model = readModel(file);
  return (words) => sharesOf(addUp(model, questionFeatures(words)))[QUESTION] ?? 0;
}
