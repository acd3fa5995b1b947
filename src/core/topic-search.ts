import { createNearWords, type NearWords } from "./near-words.ts";
import { bare } from "./search-words.ts";
import type { Entry } from "./topics.ts";

export interface Found {
  entry: Entry;
  /** 0 to about 1, higher is nearer: how much of the question a topic's own ways of asking share, and how little else they ask. */
  score: number;
}

type WordsOf = (text: string) => string[];
type Weigh = (word: string) => number;

/** One way to ask for a topic. */
interface Ask {
  words: Set<string>;
  /** All words as they stand, to tell two ways apart that differ only in small words. */
  said: Set<string>;
}

interface Topic {
  entry: Entry;
  asks: Ask[];
  /** The words of all its ways to ask. */
  asked: Set<string>;
  text: Set<string>;
}

interface Question {
  /** For each word of the question: the known words near it, with what each counts here. */
  words: Map<string, number>[];
  /** What all its words count, also those that no topic knows. */
  total: number;
  known: Set<string>;
  said: Set<string>;
}

/** How much it counts that all ways to ask for a topic, taken together, hold the words. */
const TOGETHER = 0.25;
/** How much it counts that a topic's text tells of what was asked. */
const TEXT = 0.05;
/** How much it counts that a way of asking asks nothing else. */
const EXACT = 0.2;
/** How much it counts that it is worded alike, small words too. */
const ALIKE = 0.2;

/** A search over topics by the words of a question, best first. */
export function createTopicSearch(entries: Entry[], wordsOf: WordsOf): (text: string) => Found[] {
  const topics = entries.map((entry) => toTopic(entry, wordsOf));
  const counts = countTopics(topics);
  const weigh: Weigh = (word) => Math.log(1 + topics.length / (counts.get(word) ?? 1));
  const near = createNearWords(new Set(counts.keys()));
  return (text) => {
    const question = toQuestion(text, wordsOf, near, weigh);
    return topics
      .map((topic) => ({ entry: topic.entry, score: score(topic, question, weigh) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };
}

function toTopic(entry: Entry, wordsOf: WordsOf): Topic {
  const asks = entry.asks.map((ask) => ({ words: new Set(wordsOf(ask)), said: saidIn(ask) }));
  return { entry, asks, asked: new Set(asks.flatMap(({ words }) => [...words])), text: new Set(wordsOf(entry.text)) };
}

/** Rare words tell more; a word that is nowhere tells most, for it makes the question one about something else. */
function toQuestion(text: string, wordsOf: WordsOf, near: NearWords, weigh: Weigh): Question {
  const all = [...new Set(wordsOf(text))].map((word) => ({ word, near: near(word) }));
  return {
    words: all.map(({ near }) => new Map([...near].map(([word, nearness]) => [word, weigh(word) * nearness]))),
    total: sum(all.map(({ word, near }) => Math.max(...[...(near.size ? near.keys() : [word])].map(weigh)))),
    known: new Set(all.flatMap(({ near }) => [...near.keys()])),
    said: saidIn(text),
  };
}

function score({ asks, asked, text }: Topic, question: Question, weigh: Weigh): number {
  const inText = TEXT * share(question, text);
  const together = share(question, asked);
  if (together === 0) return inText;
  const nearest = Math.max(...asks.map((ask) => nearness(ask, question, weigh)));
  return (1 - TOGETHER) * nearest + TOGETHER * together + inText;
}

function nearness({ words, said }: Ask, question: Question, weigh: Weigh): number {
  const shared = share(question, words);
  if (shared === 0) return 0;
  const exact = sum([...words.intersection(question.known)].map(weigh)) / sum([...words].map(weigh));
  const same = said.intersection(question.said).size;
  const alike = same / (said.size + question.said.size - same);
  return shared * (1 - EXACT - ALIKE + EXACT * exact + ALIKE * alike);
}

/** How much of a question some words hold, 0 to 1. */
function share({ words, total }: Question, held: Set<string>): number {
  let shared = 0;
  for (const near of words) {
    let most = 0;
    for (const [word, value] of near) if (value > most && held.has(word)) most = value;
    shared += most;
  }
  return total && shared / total;
}

const saidIn = (text: string): Set<string> => new Set(bare(text).split(" "));

function countTopics(topics: Topic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { asked, text } of topics)
    for (const word of asked.union(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
