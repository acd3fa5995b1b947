import { readFileSync } from "node:fs";
import { softmax } from "./softmax.ts";

/**
 * A trained linear model: for each feature that is known, a weight for each class. A feature is a number made of its
 * words, so that no text is put together, kept or compared to look one up.
 */
export interface LinearModel {
  classes: number;
  /** How many features are known. */
  size: number;
  /** Which of the known features it is, or -1. */
  find(feature: number): number;
  /** Which of the known features these are, each once. */
  known(features: readonly number[]): number[];
  /** Where the weights of each known feature begin; the next begin where they end. */
  starts: Int32Array;
  /** Class and weight in turn, in thousandths; most features speak for few classes. */
  weights: Int16Array;
}

/** What a weight of 1 is in `weights`. */
export const UNIT = 1000;

const HEAD = 2;

/** Reads what {@link bytesOf} made: how many features and classes, the features, and a weight for each class of each. */
export function readModel(file: URL): LinearModel {
  const bytes = new Uint8Array(readFileSync(file)).buffer;
  const [size = 0, classes = 0] = new Uint32Array(bytes, 0, HEAD);
  const features = new Uint32Array(bytes, HEAD * 4, size);
  const all = new Int16Array(bytes, (HEAD + size) * 4, size * classes);
  const find = finder(features);
  return { classes, size, find, known: distinct(size, find), ...withoutZeros(all, size, classes) };
}

/** Marks what was met, by the number of the search, so that nothing is cleared or made anew for each. */
function distinct(size: number, find: LinearModel["find"]): LinearModel["known"] {
  const met = new Uint32Array(size);
  let search = 0;
  return (features) => {
    search++;
    const known: number[] = [];
    for (const feature of features) {
      const at = find(feature);
      if (at < 0 || met[at] === search) continue;
      met[at] = search;
      known.push(at);
    }
    return known;
  };
}

function withoutZeros(all: Int16Array, size: number, classes: number): Pick<LinearModel, "starts" | "weights"> {
  const starts = new Int32Array(size + 1);
  const weights = new Int16Array(all.length * 2);
  let end = 0;
  for (let at = 0; at < all.length; at++) {
    if (at % classes === 0) starts[at / classes] = end;
    const weight = all[at];
    if (!weight) continue;
    weights[end++] = at % classes;
    weights[end++] = weight;
  }
  starts[size] = end;
  return { starts, weights: weights.slice(0, end) };
}

/** For each class what the known features add up to, and how many are known. Each counts once, however often it is there. */
export function addUp(model: LinearModel, features: readonly number[]): Sums {
  const sums = new Int32Array(model.classes);
  const known = model.known(features);
  for (const at of known) addTo(sums, 0, model, at);
  return { sums, known: known.length };
}

/** Adds the weights of one known feature to the sums that begin at `from`. */
export function addTo(sums: Int32Array, from: number, { starts, weights }: LinearModel, at: number): void {
  const end = starts[at + 1] ?? 0;
  for (let place = starts[at] ?? 0; place < end; place += 2) {
    const id = from + (weights[place] ?? 0);
    sums[id] = (sums[id] ?? 0) + (weights[place + 1] ?? 0);
  }
}

export interface Sums {
  sums: Int32Array;
  known: number;
}

/** How likely each class is, from 0 to 1: the more features, the less each counts. */
export const sharesOf = ({ sums, known }: Sums): number[] => softmax([...sums], 1 / UNIT / Math.sqrt(known || 1));

/** A model as the bytes of its file. */
export function bytesOf(features: readonly number[], weights: Int16Array): Uint8Array {
  const head = Uint32Array.of(features.length, features.length ? weights.length / features.length : 0, ...features);
  return Buffer.concat([new Uint8Array(head.buffer), new Uint8Array(weights.buffer)]);
}

/** A table in which a feature stands where its last bits say, or in the next free place. */
function finder(features: Uint32Array): LinearModel["find"] {
  const places = new Int32Array(2 << Math.ceil(Math.log2(features.length + 1)));
  const mask = places.length - 1;
  for (const [at, feature] of features.entries()) {
    let place = feature & mask;
    while (places[place]) place = (place + 1) & mask;
    places[place] = at + 1;
  }
  return (feature) => {
    for (let place = feature & mask; ; place = (place + 1) & mask) {
      const at = (places[place] ?? 0) - 1;
      if (at < 0 || features[at] === feature) return at;
    }
  };
}

const START = 0x811c9dc5;
const PRIME = 0x01000193;

/** The number of a feature that is known by a text (FNV-1a, 32 bits). */
export function featureOf(text: string): number {
  let hash = START;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

/** The number of two features in this order, as one. */
export function pairOf(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
