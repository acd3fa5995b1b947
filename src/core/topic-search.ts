import MiniSearch, { type SearchResult } from "minisearch";
import { bare } from "./search-words.ts";
import type { Entry } from "./topics.ts";

export interface Found {
  entry: Entry;
  /** 0 to 1, higher is nearer: how much of the question a topic's own way of asking shares, and how little else it asks. */
  score: number;
}

/** One way to ask for a topic, or its text, as words. */
interface Passage {
  entry: Entry;
  words: string[];
  /** All words as they stand, to tell two ways apart that differ only in small words. */
  said: Set<string>;
  kind: "ask" | "text";
}

type Weigh = (word: string) => number;

/** How much it counts that a topic's text tells of what was asked. */
const TEXT = 0.1;
/** How much it counts that a way of asking asks nothing else. */
const EXACT = 0.2;
/** How much it counts that it is worded alike, small words too. */
const ALIKE = 0.1;
/** How much a word counts that only begins alike, and one that is only near in spelling. */
const BEGINS = 0.8;
const NEAR = 0.6;

/** A full-text search over topics, best first. */
export function createTopicSearch(entries: Entry[], wordsOf: (text: string) => string[]): (text: string) => Found[] {
  const passages = entries.flatMap((entry): Passage[] => [
    ...entry.asks.map((ask) => ({ entry, words: wordsOf(ask), said: saidIn(ask), kind: "ask" as const })),
    { entry, words: wordsOf(entry.text), said: new Set<string>(), kind: "text" },
  ]);
  const weigh = createWeights(passages);
  const search = createIndex(passages);
  return (text) => {
    const asked = { words: [...new Set(wordsOf(text))], said: saidIn(text) };
    const hits = search.search(asked.words.join(" "));
    return bestOfEach(hits.flatMap((hit) => score(passages[hit.id], hit, asked, weigh)));
  };
}

function createIndex(passages: Passage[]): MiniSearch {
  const search = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    tokenize: (text) => text.split(" "),
    processTerm: (word) => word,
    searchOptions: {
      prefix: (word) => word.length > 3,
      fuzzy: (word) => (word.length > 4 && !word.startsWith("=") ? 0.2 : false),
    },
  });
  search.addAll(passages.map(({ words }, id) => ({ id, text: words.join(" ") })));
  return search;
}

type Scored = Found & Pick<Passage, "kind">;
type Asked = Pick<Passage, "words" | "said">;

function score(passage: Passage | undefined, hit: SearchResult, asked: Asked, weigh: Weigh): Scored[] {
  if (!passage) return [];
  const { entry, words, said, kind } = passage;
  const found = new Set(hit.terms);
  const nearness = (word: string) =>
    found.has(word) ? 1 : hit.terms.some((term) => term.startsWith(word)) ? BEGINS : NEAR;
  const value = (word: string) => weigh(word) * nearness(word);
  const shared = sum(hit.queryTerms.map(value)) / sum(asked.words.map(weigh));
  if (kind === "text") return [{ entry, kind, score: shared }];
  const exact = sum(words.filter((word) => found.has(word)).map(weigh)) / sum(words.map(weigh));
  const alike = said.intersection(asked.said).size / said.union(asked.said).size;
  return [{ entry, kind, score: shared * (1 - EXACT - ALIKE + EXACT * exact + ALIKE * alike) }];
}

const saidIn = (text: string): Set<string> => new Set(bare(text).split(" "));

/** A topic is as near as its nearest way of asking, and a little nearer when its text tells of it too. */
function bestOfEach(all: Scored[]): Found[] {
  const best = new Map<Entry, Record<Passage["kind"], number>>();
  for (const { entry, kind, score } of all) {
    const scores = best.get(entry) ?? { ask: 0, text: 0 };
    best.set(entry, { ...scores, [kind]: Math.max(scores[kind], score) });
  }
  return [...best]
    .map(([entry, { ask, text }]) => ({ entry, score: ask + TEXT * text }))
    .sort((a, b) => b.score - a.score);
}

/** Rare words tell more; a word that is nowhere tells most, for it makes the question one about something else. */
function createWeights(passages: Passage[]): Weigh {
  const counts = new Map<string, number>();
  for (const { words } of passages) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + passages.length / (1 + (counts.get(word) ?? 0)));
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
