import type { Words } from "./words.ts";

/** One piece of a pattern: words or families of which one must come next, or room for other words. */
type Piece = { any: ReadonlySet<string>; id: number; optional: boolean } | { room: number };

/** A pattern such as `NOT ~2 met|meets CRITERIA`, ready to be matched, and what it stands for. */
export interface Phrase<T> {
  rest: readonly Piece[];
  /** Pieces without which it cannot match; looked up before matching is tried. */
  needs: readonly number[];
  means: T;
}

export interface Found<T> {
  means: T;
  /** The first word and the one after the last. */
  from: number;
  to: number;
}

export type Phrases<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

const ROOM = 4;

/** Patterns by the words that they may begin with, so that only those are tried that can match. */
export function phrases<T>(patterns: readonly (readonly [pattern: string, means: T])[]): Phrases<T> {
  const byFirst = new Map<string, Phrase<T>[]>();
  for (const [pattern, means] of patterns.flatMap(([all, means]) =>
    all.split(" / ").map((one) => [one, means] as const),
  )) {
    const [first, ...rest] = pattern.trim().split(/\s+/).map(piece);
    if (!first || "room" in first) throw new Error(`A pattern must begin with a word: ${pattern}`);
    while (rest.length > 0 && "room" in (rest.at(-1) as Piece)) rest.pop();
    const needs = rest
      .filter((one) => !("room" in one || one.optional))
      .sort((one, other) => wordsIn(one) - wordsIn(other))
      .map((one) => ("id" in one ? one.id : 0));
    for (const key of first.any) byFirst.set(key, [...(byFirst.get(key) ?? []), { rest, needs, means }]);
  }
  return byFirst;
}

/** A list of few words is the least likely to be met, so it is asked for first. */
const wordsIn = (one: Piece): number => ("room" in one ? 0 : one.any.size);

/** Each list of alternatives once, by number, and for each word the numbers of the lists that hold it. */
const lists = new Map<string, { any: ReadonlySet<string>; id: number }>();
const listsWith = new Map<string, number[]>();

function piece(text: string): Piece {
  if (text.startsWith("~")) return { room: text === "~" ? ROOM : Number(text.slice(1)) };
  const optional = text.endsWith("?");
  const words = optional ? text.slice(0, -1) : text;
  return { ...(lists.get(words) ?? newList(words)), optional };
}

function newList(words: string): { any: ReadonlySet<string>; id: number } {
  const list = { any: new Set(words.split("|")), id: lists.size };
  lists.set(words, list);
  for (const word of list.any) {
    const known = listsWith.get(word);
    if (known) known.push(list.id);
    else listsWith.set(word, [list.id]);
  }
  return list;
}

/** Every place where a pattern matches. A pattern never reaches over the end of a sentence. */
export function* find<T>(words: Words, patterns: Phrases<T>): Generator<Found<T>> {
  const possible = possibleIn(words, patterns);
  if (possible.size === 0) return;
  for (let at = 0; at < words.word.length; at++) {
    for (const [key, length] of words.ways[at] ?? []) {
      for (const { rest, means } of possible.get(key) ?? []) {
        const to = match(words, rest, 0, at + length);
        if (to >= 0) yield { means, from: at, to };
      }
    }
  }
}

/** The patterns of which the text holds a word of every piece that is needed: few, so that few are tried. */
function possibleIn<T>(words: Words, patterns: Phrases<T>): Phrases<T> {
  const possible = new Map<string, readonly Phrase<T>[]>();
  const held = heldBy(words);
  for (const key of words.keys) {
    const begun = begunBy(patterns.get(key), held);
    if (begun) possible.set(key, begun);
  }
  return possible;
}

function begunBy<T>(patterns: readonly Phrase<T>[] | undefined, held: Uint8Array): readonly Phrase<T>[] | undefined {
  const begun: Phrase<T>[] = [];
  for (const phrase of patterns ?? []) if (holds(phrase.needs, held)) begun.push(phrase);
  return begun.length > 0 ? begun : undefined;
}

function holds(needs: readonly number[], held: Uint8Array): boolean {
  for (let at = 0; at < needs.length; at++) if (!held[needs[at] ?? 0]) return false;
  return true;
}

let last: { words: Words; held: Uint8Array } | undefined;

/** For each list of alternatives whether the text has one of them; kept for the other patterns of the same text. */
function heldBy(words: Words): Uint8Array {
  if (last?.words === words && last.held.length === lists.size) return last.held;
  const held = new Uint8Array(lists.size);
  for (const key of words.keys) for (const id of listsWith.get(key) ?? []) held[id] = 1;
  last = { words, held };
  return held;
}

/** The word after the match of `rest[piece…]` that begins at `at`, or -1. */
function match(words: Words, rest: readonly Piece[], index: number, at: number): number {
  const next = rest[index];
  if (!next) return at;
  if ("room" in next) return matchAfterRoom(words, rest, index + 1, at, next.room);
  if (at < words.word.length && words.gap[at] !== 2) {
    for (const [key, length] of words.ways[at] ?? []) {
      if (!next.any.has(key)) continue;
      const to = match(words, rest, index + 1, at + length);
      if (to >= 0) return to;
    }
  }
  return next.optional ? match(words, rest, index + 1, at) : -1;
}

function matchAfterRoom(words: Words, rest: readonly Piece[], index: number, at: number, room: number): number {
  for (let skip = 0; skip <= room; skip++) {
    const to = match(words, rest, index, at + skip);
    if (to >= 0) return to;
    if (words.gap[at + skip] === 2) return -1;
  }
  return -1;
}

const REACH = 3;

/** A "not", "if" or "FDA" stands shortly before, in the same part of the sentence, or a "not" within. */
export function isNegated(words: Words, { from, to }: { from: number; to: number }): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    if ((words.gap[at + 1] ?? 0) > 0) break;
    if ((words.ways[at] ?? []).some(([key, length]) => (key === "NOT" || key === "UNREAL") && at + length <= from))
      return true;
  }
  for (let at = from; at < to; at++)
    if (words.ways[at]?.some(([key]) => key === "NOT" || key === "UNREAL")) return true;
  return false;
}
