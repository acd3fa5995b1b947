import { CASE_IDS, type CaseId } from "../../../src/denial/facts.ts";
import { boilerplate } from "../../../src/denial/read/boilerplate.ts";
import { featuresOf } from "../../../src/denial/read/features.ts";
import { PHRASES, readWith } from "../../../src/denial/read/index.ts";
import { wordsOf } from "../../../src/denial/read/words.ts";
import { linesOf, type Tuning } from "./labelled.ts";
import { type Sample, train, write } from "./regression.ts";

/**
 * Trains the small linear model that stands beside the phrases, on the tuning part alone, and writes its weights:
 * `npm run train cases`.
 */

const target = new URL("../../../src/denial/data/en/model.bin", import.meta.url);
const SMALL = 0.12;

function sampleOf({ text, today, case: name }: Tuning): Sample {
  const words = wordsOf(text);
  const { facts } = readWith(PHRASES, text, { today: Temporal.PlainDate.from(today) });
  const { tokens, others } = featuresOf(words, boilerplate(words), facts);
  return { features: [...new Set([...tokens, ...others])], answer: CASE_IDS.indexOf(name as CaseId) };
}

const samples = linesOf<Tuning>("tuning").map(sampleOf);
write(train(samples, { classes: CASE_IDS.length, rounds: 60, pull: 0.00003, seen: 3 }), target, SMALL);
