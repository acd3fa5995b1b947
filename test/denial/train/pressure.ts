import { boilerplate } from "../../../src/denial/read/boilerplate.ts";
import { featuresOf } from "../../../src/denial/read/features.ts";
import { PHRASES, readWith } from "../../../src/denial/read/index.ts";
import { PRESSURES } from "../../../src/denial/read/pressure.ts";
import { wordsOf } from "../../../src/denial/read/words.ts";
import { linesOf, type Tuning } from "./labelled.ts";
import { train, write } from "./regression.ts";

/** Trains what hears urgency and pressure to pay beside the phrases, from the tuning part: `npm run train pressure`. */

const SETTINGS = { classes: 2, rounds: 60, pull: 0.0001, seen: 3 };
/** Few texts press, so each counts more. */
const COUNTS = 2;
const SMALL = 0.1;

const texts = linesOf<Tuning>("tuning").flatMap(({ text, today, overlays }) => {
  if (!overlays) return [];
  const words = wordsOf(text);
  const { facts } = readWith(PHRASES, text, { today: Temporal.PlainDate.from(today) });
  const { tokens, others } = featuresOf(words, boilerplate(words), facts);
  return [{ features: [...new Set([...tokens, ...others])], overlays }];
});

for (const { field, overlay } of PRESSURES) {
  const samples = texts.map(({ features, overlays }) => {
    const answer = overlays[overlay] ? 1 : 0;
    return { features, answer, weight: answer ? COUNTS : 1 };
  });
  write(train(samples, SETTINGS), new URL(`../../../src/denial/data/en/${field}.bin`, import.meta.url), SMALL);
}
