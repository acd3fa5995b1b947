import { readdirSync, readFileSync } from "node:fs";
import { CASE_IDS } from "../../src/denial/facts.ts";
import { boilerplate } from "../../src/denial/read/boilerplate.ts";
import { featuresOf } from "../../src/denial/read/features.ts";
import { readWith } from "../../src/denial/read/index.ts";
import { wordsOf } from "../../src/denial/read/words.ts";
import { type Sample, train, write } from "./regression.ts";

/**
 * Trains the small linear model that stands beside the phrases, on the tuning part alone, and writes its weights:
 * `node test/denial/train.ts`.
 */

const folder = new URL("cases/tuning/", import.meta.url);
const target = new URL("../../src/denial/data/en/model.bin", import.meta.url);
const SMALL = 0.12;

function samples(): Sample[] {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n").filter(Boolean));
  return lines.map((line) => {
    const { text, today, case: name } = JSON.parse(line);
    const words = wordsOf(text);
    const { facts } = readWith(() => ({}), text, { today: Temporal.PlainDate.from(today) });
    const { tokens, others } = featuresOf(words, boilerplate(words), facts);
    return { features: [...new Set([...tokens, ...others])], answer: CASE_IDS.indexOf(name) };
  });
}

write(train(samples(), { classes: CASE_IDS.length, rounds: 60, pull: 0.00003, seen: 3 }), target, SMALL);
