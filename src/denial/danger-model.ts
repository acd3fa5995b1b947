import { NOTHING, ownFeatures, pairFeatures, SOUNDS, tokenOf, windowsOf } from "./danger-words.ts";
import { addTo, readModel, UNIT } from "./linear-model.ts";
import { once } from "./once.ts";
import { remember } from "./remember.ts";
import { softmax } from "./softmax.ts";

/** How much the most dangerous window sounds like each kind, from 0 to 1. */
export type Heard = Record<(typeof SOUNDS)[number], number>;

/** Trained by `test/denial/train/danger.ts`. */
const model = once(() => readModel(new URL("data/danger.bin", import.meta.url)));

const CLASSES = SOUNDS.length;
/** A sum for each class, and how many known features are in it. */
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

/** Before each token: the sums of all features so far. */
function runningSums(tokens: readonly string[]): Int32Array {
  const sums = new Int32Array((tokens.length + 1) * WIDTH);
  let [before, earlier] = [NOTHING, NOTHING];
  for (let at = 0; at < tokens.length; at++) {
    const { token, own } = known(tokens[at] ?? "");
    const [from, to] = [at * WIDTH, (at + 1) * WIDTH];
    for (let id = 0; id < WIDTH; id++) sums[to + id] = (sums[from + id] ?? 0) + (own[id] ?? 0);
    for (const feature of pairFeatures(token, before, earlier)) add(sums, to, feature);
    [earlier, before] = [before, token];
  }
  return sums;
}

/** A token as a feature, and what it adds wherever it stands. */
const known = remember((word) => {
  const own = new Int32Array(WIDTH);
  for (const feature of ownFeatures(word)) add(own, 0, feature);
  return { token: tokenOf(word), own };
});

function add(sums: Int32Array, place: number, feature: number): void {
  const at = model().find(feature);
  if (at < 0) return;
  addTo(sums, place, model(), at);
  sums[place + CLASSES] = (sums[place + CLASSES] ?? 0) + 1;
}

/** How likely each class is between two places. */
function shares(sums: Int32Array, from: number, to: number): number[] {
  const within = (id: number) => (sums[to * WIDTH + id] ?? 0) - (sums[from * WIDTH + id] ?? 0);
  const scale = 1 / UNIT / Math.sqrt(within(CLASSES) || 1);
  return softmax(
    SOUNDS.map((_, id) => within(id)),
    scale,
  );
}
