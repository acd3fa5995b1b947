import { writeFileSync } from "node:fs";
import { bytesOf, UNIT } from "../../../src/denial/linear-model.ts";

/** Softmax regression with a pull towards zero (Adam); the same samples give the same weights. */

export interface Sample {
  features: readonly number[];
  /** Which of the classes it is. */
  answer: number;
  /** How much it counts; 1 unless told. */
  weight?: number;
}

export interface Trained {
  index: ReadonlyMap<number, number>;
  /** By feature, then by class. */
  weights: Float64Array;
  classes: number;
}

interface Settings {
  classes: number;
  rounds: number;
  /** Towards zero, against learning single texts by heart. */
  pull: number;
  /** Features of fewer samples say too little. */
  seen: number;
}

const STEP = 0.1;

export function train(samples: readonly Sample[], { classes, rounds, pull, seen }: Settings): Trained {
  const index = indexOf(samples, seen);
  const rows = samples.map(({ features }) => rowOf(features, index));
  const trained = { index, weights: new Float64Array(index.size * classes), classes };
  const all = samples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const step = adam(trained.weights);
  for (let round = 1; round <= rounds; round++) {
    const slope = slopeOf(trained, rows, samples);
    step(round, (at) => (slope[at] ?? 0) / all + pull * (trained.weights[at] ?? 0));
  }
  return trained;
}

/** How likely each class is, from 0 to 1. */
export const shares = (trained: Trained, features: readonly number[]): Float64Array =>
  softmax(trained, rowOf(features, trained.index));

/** Writes the model's file, without the features whose weights are all below `small`. */
export function write({ index, weights, classes }: Trained, target: URL, small: number): void {
  const rows = [...index].flatMap(([feature, at]) => {
    const row = weights
      .subarray(at * classes, (at + 1) * classes)
      .map((weight) => (Math.abs(weight) < small ? 0 : weight));
    return row.some((weight) => weight !== 0) ? [{ feature, row }] : [];
  });
  const all = Int16Array.from(rows.flatMap(({ row }) => [...row].map((weight) => Math.round(weight * UNIT))));
  writeFileSync(
    target,
    bytesOf(
      rows.map(({ feature }) => feature),
      all,
    ),
  );
  console.log(`${rows.length} features in ${target.pathname.split("/").slice(-2).join("/")}`);
}

function indexOf(samples: readonly Sample[], least: number): Map<number, number> {
  const seen = new Map<number, number>();
  for (const { features } of samples) for (const one of new Set(features)) seen.set(one, (seen.get(one) ?? 0) + 1);
  const often = [...seen].filter(([, count]) => count >= least).map(([one]) => one);
  return new Map(often.sort((a, b) => a - b).map((one, at) => [one, at]));
}

const rowOf = (features: readonly number[], index: ReadonlyMap<number, number>): number[] =>
  features.flatMap((one) => index.get(one) ?? []);

function slopeOf(trained: Trained, rows: readonly number[][], samples: readonly Sample[]): Float64Array {
  const { weights, classes } = trained;
  const slope = new Float64Array(weights.length);
  for (const [at, row] of rows.entries()) {
    const { answer = 0, weight = 1 } = samples[at] ?? {};
    const scale = weight / Math.sqrt(row.length || 1);
    const miss = softmax(trained, row);
    miss[answer] = (miss[answer] ?? 0) - 1;
    for (const feature of row) {
      for (let id = 0; id < classes; id++) {
        const place = feature * classes + id;
        slope[place] = (slope[place] ?? 0) + (miss[id] ?? 0) * scale;
      }
    }
  }
  return slope;
}

function softmax({ weights, classes }: Trained, row: readonly number[]): Float64Array {
  const sums = new Float64Array(classes);
  const scale = 1 / Math.sqrt(row.length || 1);
  for (const feature of row) {
    for (let id = 0; id < classes; id++) sums[id] = (sums[id] ?? 0) + (weights[feature * classes + id] ?? 0) * scale;
  }
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

/** One step down the slope for every weight, each with a size of its own. */
function adam(weights: Float64Array): (round: number, slope: (at: number) => number) => void {
  const mean = new Float64Array(weights.length);
  const spread = new Float64Array(weights.length);
  return (round, slope) => {
    for (let at = 0; at < weights.length; at++) {
      const down = slope(at);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * down;
      spread[at] = 0.99 * (spread[at] ?? 0) + 0.01 * down * down;
      const size = Math.sqrt((spread[at] ?? 0) / (1 - 0.99 ** round)) + 1e-6;
      weights[at] = (weights[at] ?? 0) - (STEP * (mean[at] ?? 0)) / (1 - 0.9 ** round) / size;
    }
  };
}
