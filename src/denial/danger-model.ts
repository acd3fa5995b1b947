import { readFileSync } from "node:fs";
import { marksOf, SOUNDS, windowsOf } from "./danger-words.ts";

/** How much the most dangerous window sounds like each kind, from 0 to 1. */
export type Heard = Record<(typeof SOUNDS)[number], number>;

/** Class and weight in turn. */
type Weights = readonly number[];
const CLASSES = SOUNDS.length;

/** Mark → weights. Trained by `test/denial/train-danger.ts`. */
let model: Map<string, Weights> | undefined;
const known = (): Map<string, Weights> =>
  (model ??= new Map(
    Object.entries(JSON.parse(readFileSync(new URL("data/danger.json", import.meta.url), "utf8")) as object),
  ));

/** Fewer words say too little; the phrases know the short cries for help. */
const FEWEST = 5;

/** What the words sound like, as {@link plain} makes them. Sums run along the text, so every window costs the same. */
export function heard(tokens: readonly string[]): Heard {
  if (tokens.length < FEWEST) return { none: 1, crisis: 0, emergency: 0, about_treatment: 0 };
  const sums = runningSums(tokens);
  const most = new Array<number>(CLASSES).fill(0);
  for (const [from, to] of windowsOf(tokens.length)) {
    const shares = softmax(
      Array.from({ length: CLASSES + 1 }, (_, at) => (sums[to]?.[at] ?? 0) - (sums[from]?.[at] ?? 0)),
    );
    for (const [at, share] of shares.entries()) most[at] = Math.max(most[at] ?? 0, share);
  }
  const [none = 0, crisis = 0, emergency = 0, about_treatment = 0] = most;
  return { none, crisis, emergency, about_treatment };
}

/** Before each token: the weights of all marks so far, by class, and at the end how many there were. */
function runningSums(tokens: readonly string[]): number[][] {
  const sum = new Array<number>(CLASSES + 1).fill(0);
  const sums = [[...sum]];
  for (const at of tokens.keys()) {
    for (const mark of marksOf(tokens, at)) add(sum, known().get(mark));
    sums.push([...sum]);
  }
  return sums;
}

function add(sum: number[], weights: Weights | undefined): void {
  if (!weights) return;
  for (let at = 0; at < weights.length; at += 2) {
    const id = weights[at] ?? 0;
    sum[id] = (sum[id] ?? 0) + (weights[at + 1] ?? 0);
  }
  sum[CLASSES] = (sum[CLASSES] ?? 0) + 1;
}

function softmax(sums: readonly number[]): number[] {
  const scale = 1 / Math.sqrt(sums[CLASSES] || 1);
  const scores = sums.slice(0, CLASSES).map((sum) => sum * scale);
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}
