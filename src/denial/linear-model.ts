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
  /** By known feature, then by class; in thousandths. */
  weights: Int16Array;
}

/** What a weight of 1 is in `weights`. */
export const UNIT = 1000;

const HEAD = 2;

/** Reads what {@link bytesOf} made: how many features and classes, the features, and their weights. */
export function readModel(file: URL): LinearModel {
  const bytes = new Uint8Array(readFileSync(file)).buffer;
  const [size = 0, classes = 0] = new Uint32Array(bytes, 0, HEAD);
  const features = new Uint32Array(bytes, HEAD * 4, size);
  const weights = new Int16Array(bytes, (HEAD + size) * 4, size * classes);
  return { classes, size, weights, find: finder(features) };
}

/** For each class what the known features add up to, and how many are known. Each counts once, however often it is there. */
export function addUp({ classes, weights, find }: LinearModel, features: readonly number[]): Sums {
  const sums = new Int32Array(classes);
  const known = new Set<number>();
  for (const feature of features) {
    const at = find(feature);
    if (at < 0 || known.has(at)) continue;
    known.add(at);
    for (let id = 0; id < classes; id++) sums[id] = (sums[id] ?? 0) + (weights[at * classes + id] ?? 0);
  }
  return { sums, known: known.size };
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
