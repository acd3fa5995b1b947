import MiniSearch, { type SearchResult } from "minisearch";
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
  kind: "ask" | "text";
}

type Weigh = (word: string) => number;

/** How much a passage counts that only tells of what was asked. */
const TEXT = 0.45;
/** How much it counts that a way of asking asks nothing else. */
const EXACT = 0.35;
/** How much a word counts that is only near in spelling, or only begins alike. */
const NEAR = 0.8;

/** A full-text search over topics, best first. */
export function createTopicSearch(entries: Entry[], wordsOf: (text: string) => string[]): (text: string) => Found[] {
  const passages = entries.flatMap((entry): Passage[] => [
    ...entry.asks.map((ask) => ({ entry, words: wordsOf(ask), kind: "ask" as const })),
    { entry, words: wordsOf(entry.text), kind: "text" },
  ]);
  const weigh = createWeights(passages);
  const search = createIndex(passages);
  return (text) => {
    const asked = [...new Set(wordsOf(text))];
    const hits = search.search(asked.join(" "));
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

function score(passage: Passage | undefined, hit: SearchResult, asked: string[], weigh: Weigh): Found[] {
  if (!passage) return [];
  const { entry, words, kind } = passage;
  const found = new Set(hit.terms);
  const value = (word: string) => weigh(word) * (found.has(word) ? 1 : NEAR);
  const shared = sum(hit.queryTerms.map(value)) / sum(asked.map(weigh));
  const exact = sum(words.filter((word) => found.has(word)).map(weigh)) / sum(words.map(weigh));
  return [{ entry, score: kind === "text" ? shared * TEXT : shared * (1 - EXACT + EXACT * exact) }];
}

/** A topic is as near as its nearest passage. */
function bestOfEach(all: Found[]): Found[] {
  const best = new Map<Entry, Found>();
  for (const found of all) if (found.score > (best.get(found.entry)?.score ?? 0)) best.set(found.entry, found);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** Rare words tell more; a word that is nowhere tells most, for it makes the question one about something else. */
function createWeights(passages: Passage[]): Weigh {
  const counts = new Map<string, number>();
  for (const { words } of passages) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + passages.length / (1 + (counts.get(word) ?? 0)));
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
