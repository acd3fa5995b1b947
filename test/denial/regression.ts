import { writeFileSync } from "node:fs";

/** Softmax regression with a pull towards zero (Adam); the same samples give the same weights. */

export interface Sample {
  features: readonly string[];
  /** Which of the classes it is. */
  answer: number;
  /** How much it counts; 1 unless told. */
  weight?: number;
}

export interface Trained {
  index: ReadonlyMap<string, number>;
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
export const shares = (trained: Trained, features: readonly string[]): Float64Array =>
  softmax(trained, rowOf(features, trained.index));

/** Writes `{"feature": [class, weight, class, weight …]}`, a line each, without the weights below `small`. */
export function write({ index, weights, classes }: Trained, target: URL, small: number): void {
  const lines = [...index].flatMap(([name, at]) => {
    const kept = Array.from({ length: classes }, (_, id) => id).flatMap((id) => {
      const weight = Math.round((weights[at * classes + id] ?? 0) * 100) / 100;
      return Math.abs(weight) < small ? [] : [id, weight];
    });
    return kept.length > 0 ? [`  ${JSON.stringify(name)}: ${JSON.stringify(kept)}`] : [];
  });
  writeFileSync(target, `{\n${lines.join(",\n")}\n}\n`);
  console.log(`${lines.length} features in ${target.pathname.split("/").slice(-2).join("/")}`);
}

function indexOf(samples: readonly Sample[], least: number): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of samples) for (const one of new Set(features)) seen.set(one, (seen.get(one) ?? 0) + 1);
  const often = [...seen].filter(([, count]) => count >= least).map(([one]) => one);
  return new Map(often.sort().map((one, at) => [one, at]));
}

const rowOf = (features: readonly string[], index: ReadonlyMap<string, number>): number[] =>
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
