import { pairsOf, tokenOf } from "./danger-marks.ts";
import { SOUNDS, windowsOf } from "./danger-words.ts";
import { softmax } from "./softmax.ts";

/** How much the most dangerous window sounds like each kind, from 0 to 1. */
export type Heard = Record<(typeof SOUNDS)[number], number>;

const CLASSES = SOUNDS.length;
/** A sum for each class, and how many marks are in it. */
const WIDTH = CLASSES + 1;

/** Fewer words say too little; the phrases know the short cries for help. */
const FEWEST = 5;

/** What the words sound like. Sums run along the text, so a long one costs no more for its many windows. */
export function heard(tokens: readonly string[]): Heard {
  const most = new Array<number>(CLASSES).fill(0);
  if (tokens.length >= FEWEST) {
    const sums = runningSums(tokens);
    for (const [from, to] of windowsOf(tokens.length)) {
      for (const [at, share] of shares(sums, from, to).entries()) most[at] = Math.max(most[at] ?? 0, share);
    }
  }
  const [none = 1, crisis = 0, emergency = 0, about_treatment = 0] = most;
  return { none, crisis, emergency, about_treatment };
}

/** Before each token: the sums of all marks so far. */
function runningSums(tokens: readonly string[]): Float64Array {
  const sums = new Float64Array((tokens.length + 1) * WIDTH);
  let [before, earlier] = [tokenOf("^"), tokenOf("^")];
  for (const [at, token] of tokens.entries()) {
    const here = tokenOf(token);
    sums.copyWithin((at + 1) * WIDTH, at * WIDTH, (at + 1) * WIDTH);
    for (const weights of here.weights) add(sums, at + 1, weights);
    for (const weights of pairsOf(here, before, earlier)) add(sums, at + 1, weights);
    [earlier, before] = [before, here];
  }
  return sums;
}

function add(sums: Float64Array, place: number, weights: readonly number[]): void {
  const from = place * WIDTH;
  for (let at = 0; at < weights.length; at += 2) {
    const id = from + (weights[at] ?? 0);
    sums[id] = (sums[id] ?? 0) + (weights[at + 1] ?? 0);
  }
  sums[from + CLASSES] = (sums[from + CLASSES] ?? 0) + 1;
}

/** How likely each class is between two places. */
function shares(sums: Float64Array, from: number, to: number): number[] {
  const within = (id: number) => (sums[to * WIDTH + id] ?? 0) - (sums[from * WIDTH + id] ?? 0);
  const scale = 1 / Math.sqrt(within(CLASSES) || 1);
  return softmax(
    SOUNDS.map((_, id) => within(id)),
    scale,
  );
}
