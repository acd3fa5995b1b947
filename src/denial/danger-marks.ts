import { readFileSync } from "node:fs";
import { ownMarks, SEPARATE } from "./danger-words.ts";
import { once } from "./once.ts";
import { remember } from "./remember.ts";

/** Class and weight in turn. */
type Weights = readonly number[];

/** A token: its number, and what it adds wherever it stands. The number is 0 where no known pair holds it. */
interface Token {
  id: number;
  weights: Weights[];
}

/** What was trained, by numbers: to make and look up the names of pairs would cost more than all else. */
interface Known {
  ids: Map<string, number>;
  own: Map<string, Weights>;
  pairs: Map<number, Weights>;
  apart: Map<number, Weights>;
  /** By the pair, then by the token before it. */
  threes: Map<number, Map<number, Weights>>;
}

/** More tokens than there are, and few enough for two numbers to be one small number. */
const MOST = 1 << 15;
const pairOf = (id: number, before: number): number => id * MOST + before;

const known = once((): Known => {
  const text = readFileSync(new URL("data/danger.json", import.meta.url), "utf8");
  const all: Known = { ids: new Map(), own: new Map(), pairs: new Map(), apart: new Map(), threes: new Map() };
  for (const [mark, weights] of Object.entries(JSON.parse(text) as Record<string, Weights>)) keep(all, mark, weights);
  return all;
});

function keep({ ids, own, pairs, apart, threes }: Known, mark: string, weights: Weights): void {
  const [token = "", before, earlier] = mark.split(" ").reverse();
  const idOf = (one: string) => ids.get(one) ?? ids.set(one, ids.size + 1).size;
  if (before === undefined) own.set(token, weights);
  else if (earlier === undefined) pairs.set(pairOf(idOf(token), idOf(before)), weights);
  else if (before === SEPARATE) apart.set(pairOf(idOf(token), idOf(earlier)), weights);
  else {
    const pair = pairOf(idOf(token), idOf(before));
    threes.set(pair, (threes.get(pair) ?? new Map()).set(idOf(earlier), weights));
  }
}

/** What a token adds alone, with its pieces. */
export const tokenOf = remember((token): Token => {
  const { ids, own } = known();
  const weights = ownMarks(token).map((mark) => own.get(mark));
  return { id: ids.get(token) ?? 0, weights: weights.filter((one) => one !== undefined) };
});

/** What it adds after these two. */
export function pairsOf({ id }: Token, { id: before }: Token, { id: earlier }: Token): Weights[] {
  if (id === 0) return [];
  const { pairs, apart, threes } = known();
  const pair = pairOf(id, before);
  const found = [pairs.get(pair), apart.get(pairOf(id, earlier)), threes.get(pair)?.get(earlier)];
  return found.filter((weights) => weights !== undefined);
}
