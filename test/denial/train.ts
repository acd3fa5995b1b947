import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { CASE_IDS } from "../../src/denial/facts.ts";
import { boilerplate } from "../../src/denial/read/boilerplate.ts";
import { featuresOf, namesOf } from "../../src/denial/read/features.ts";
import { readWith } from "../../src/denial/read/index.ts";
import { wordsOf } from "../../src/denial/read/words.ts";

/**
 * Trains the small linear model that stands beside the phrases, on the tuning part alone, and writes its weights:
 * `node test/denial/train.ts`. Softmax regression with a pull towards zero; the same input gives the same weights.
 */

const ROUNDS = 60;
const PULL = 0.00003;
const STEP = 0.1;
const SEEN = 2;
const SMALL = 0.12;

interface Sample {
  features: string[];
  answer: number;
}

const folder = new URL("cases/tuning/", import.meta.url);
const target = new URL("../../src/denial/data/en/model.json", import.meta.url);
const cases = CASE_IDS.length;

function samples(): Sample[] {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n").filter(Boolean));
  return lines.map((line) => {
    const { text, today, case: name } = JSON.parse(line);
    const words = wordsOf(text);
    const { facts } = readWith(() => ({}), text, { today: Temporal.PlainDate.from(today) });
    const features = [...new Set(featuresOf(words, boilerplate(words), facts).flatMap(namesOf))];
    return { features, answer: CASE_IDS.indexOf(name) };
  });
}

function indexOf(data: readonly Sample[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of data) for (const one of features) seen.set(one, (seen.get(one) ?? 0) + 1);
  const often = [...seen].filter(([, count]) => count > SEEN).map(([one]) => one);
  return new Map(often.sort().map((one, at) => [one, at]));
}

/** Weights by feature and case, after `ROUNDS` passes over all samples (Adam). */
function train(data: readonly Sample[], index: ReadonlyMap<string, number>): Float64Array {
  const rows = data.map(({ features }) => features.flatMap((one) => index.get(one) ?? []));
  const weights = new Float64Array(index.size * cases);
  const mean = new Float64Array(weights.length);
  const spread = new Float64Array(weights.length);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeOf(rows, data, weights);
    for (let at = 0; at < weights.length; at++) {
      const down = (slope[at] ?? 0) / rows.length + PULL * (weights[at] ?? 0);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * down;
      spread[at] = 0.99 * (spread[at] ?? 0) + 0.01 * down * down;
      const size = Math.sqrt((spread[at] ?? 0) / (1 - 0.99 ** round)) + 1e-6;
      weights[at] = (weights[at] ?? 0) - (STEP * (mean[at] ?? 0)) / (1 - 0.9 ** round) / size;
    }
  }
  return weights;
}

function slopeOf(rows: readonly number[][], data: readonly Sample[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const [at, row] of rows.entries()) {
    const scale = 1 / Math.sqrt(row.length || 1);
    const miss = softmax(row, weights, scale);
    const answer = data[at]?.answer ?? 0;
    miss[answer] = (miss[answer] ?? 0) - 1;
    for (const feature of row) {
      for (let id = 0; id < cases; id++) {
        const place = feature * cases + id;
        slope[place] = (slope[place] ?? 0) + (miss[id] ?? 0) * scale;
      }
    }
  }
  return slope;
}

function softmax(row: readonly number[], weights: Float64Array, scale: number): Float64Array {
  const sums = new Float64Array(cases);
  for (const feature of row) {
    for (let id = 0; id < cases; id++) sums[id] = (sums[id] ?? 0) + (weights[feature * cases + id] ?? 0) * scale;
  }
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

function write(index: ReadonlyMap<string, number>, weights: Float64Array): void {
  const features = [...index].flatMap(([name, at]) => {
    const kept = CASE_IDS.flatMap((_, id) => {
      const weight = Math.round((weights[at * cases + id] ?? 0) * 100) / 100;
      return Math.abs(weight) < SMALL ? [] : [id, weight];
    });
    return kept.length > 0 ? [`  ${JSON.stringify(name)}: ${JSON.stringify(kept)}`] : [];
  });
  writeFileSync(target, `{\n${features.join(",\n")}\n}\n`);
  console.log(`${features.length} features`);
}

const data = samples();
const index = indexOf(data);
write(index, train(data, index));
