import { piecesOf } from "./word-pieces.ts";

/** How words sound, looked at through a window of some sentences, so that a long story hides nothing. */

/** What a window can sound like; the place in the list is its number in `data/danger.json`. */
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

/** Stands in a mark for any one token between two. */
export const SEPARATE = "_";

/** What a token adds wherever it stands: itself, and its pieces, which outlast a slip of the finger. */
export const ownMarks = (token: string): string[] => [token, ...(token.length < SHORT ? [] : piecesOf(token))];

/** What it adds after these two: the marks of pairs and of three in a row. */
export const pairMarks = (token: string, before: string, earlier: string): string[] => [
  `${before} ${token}`,
  `${earlier} ${SEPARATE} ${token}`,
  `${earlier} ${before} ${token}`,
];
