import { featureOf, pairOf } from "./linear-model.ts";
import { piecesOf } from "./word-pieces.ts";

/** How words sound, looked at through a window of some sentences, so that a long story hides nothing. */

/** What a window can sound like; the place in the list is its number in `data/danger.bin`. */
export const SOUNDS = ["none", "crisis", "emergency", "about_treatment"] as const;

const WIDTH = 34;
const STRIDE = 12;
/** Shorter tokens are whole as they are. */
const SHORT = 4;

/** Where each window begins and ends, in tokens. */
export function windowsOf(length: number): [from: number, to: number][] {
  const windows: [number, number][] = [[0, Math.min(WIDTH, length)]];
  for (let from = STRIDE; from + WIDTH - STRIDE < length; from += STRIDE) windows.push([from, from + WIDTH]);
  return windows.map(([from, to]) => [from, Math.min(to, length)]);
}

/** A token as a feature; this one stands before the first. */
export const tokenOf = (token: string): number => featureOf(token);
export const NOTHING = tokenOf("^");

/** Stands for any one token between two. */
const SEPARATE = featureOf("_");

/** What a token adds wherever it stands: itself, and its pieces, which outlast a slip of the finger. */
export const ownFeatures = (token: string): readonly number[] => [
  tokenOf(token),
  ...(token.length < SHORT ? [] : piecesOf(token)),
];

/** What it adds after these two: pairs and three in a row. */
export const pairFeatures = (token: number, before: number, earlier: number): readonly number[] => [
  pairOf(before, token),
  pairOf(pairOf(earlier, SEPARATE), token),
  pairOf(pairOf(earlier, before), token),
];
