import { type CodeQuestion, createAskedCodes } from "./asked-codes.ts";
import type { Source } from "./contract.ts";
import type { Term } from "./message-schema.ts";
import type { Messages } from "./messages.ts";
import { createIsQuestion, type IsQuestion } from "./question.ts";
import { bare, createSearchWords } from "./search-words.ts";
import { createTopicSearch, type Found } from "./topic-search.ts";
import { type Entry, entries, type Topic } from "./topics.ts";

export interface Answer extends Topic {
  /** About three lines. */
  text: string;
  sources: Source[];
  /** A card that says more. */
  card?: string;
}

export interface Answers {
  /** The answer to a question, or nothing when no topic is near enough to be right. */
  answer(question: string): Answer | undefined;
  byId(id: string): Answer | undefined;
  /** The topics nearest to a question, best first. */
  nearest(question: string, most: number): Topic[];
  /** Labels of topics for what was typed so far. */
  topics(typed: string, most: number): string[];
  /** The term that words name: all of them, in any of its spellings. */
  explain(words: string): Term | undefined;
  /** The codes that a question names. */
  codes(question: string): CodeQuestion | undefined;
  /** The answer to words that only name a topic: one that is sure, and not by a single word that tells something. */
  named(words: string): Answer | undefined;
  /** Whether words ask something; a story with a question at its end does not. */
  isQuestion: IsQuestion;
}

/** The score from which a topic answers; tuned on the questions of its test. */
const ENOUGH = 0.41;

/** The score from which a topic is sure; below it, it must lead the next one by so much. */
const SURE = 0.75;
const LEAD = 0.07;

/** How far a topic must lead that words name without asking. */
const ALONE = 0.1;

/** How much a kind of topic counts; for terms it hangs on the question. */
const WEIGHTS: Partial<Record<Entry["kind"], number>> = { faq: 1, card: 0.9, case: 0.8, elsewhere: 1 };

/** Full-text search over all that can be asked about, in one language; the index is built at first use. */
export function createAnswers(messages: Messages, language: string): Answers {
  const all = lazy(() => entries(messages, language));
  const wordsOf = lazy(() => createSearchWords(messages, language));
  const find = lazy(() => createTopicSearch(all(), wordsOf()));
  const defines = lazy(() => createDefines(messages, language));
  const search = (question: string) => weighKinds(find()(question), defines()(question));
  const isTopic = (entry: Entry) => entry.kind !== "elsewhere";
  const asks = lazy(() => createIsQuestion(messages, language));
  // What was offered as a topic is asked for when it is typed, though it may be worded as a story; a word or two are not.
  const labels = lazy(() => new Set(all().flatMap(({ kind, label }) => (kind === "term" ? [] : bare(label) || []))));
  const codes = lazy(() => createAskedCodes(messages, language));
  return {
    answer: (question) => {
      const best = clearBest(search(question));
      return best && isTopic(best) ? toAnswer(best, messages, language) : undefined;
    },
    byId: (id) => {
      const found = all().find((entry) => entry.id === id);
      return found && toAnswer(found, messages, language);
    },
    nearest: (question, most) =>
      search(question)
        .filter(({ entry }) => isTopic(entry))
        .slice(0, most)
        .map(({ entry: { id, label } }) => ({ id, label })),
    topics: (typed, most) => {
      const found = bare(typed) ? search(typed).map(({ entry }) => entry) : all();
      return [...new Set(found.filter(isTopic).map(({ label }) => label))].slice(0, most);
    },
    explain: (words) => {
      const wanted = bare(words);
      return messages.terms(language).find(({ term, also }) => [term, ...also].some((name) => bare(name) === wanted));
    },
    codes: (question) => codes()(question),
    named: (words) => {
      const best = new Set(wordsOf()(words)).size > 1 ? nameBest(search(words)) : undefined;
      return best && isTopic(best) ? toAnswer(best, messages, language) : undefined;
    },
    isQuestion: (words, telling) => labels().has(bare(words)) || asks()(words, telling),
  };
}

/** The best topic, unless it is too far from the question or one on something else is about as near. */
function clearBest(found: Found[]): Entry | undefined {
  const [best] = found;
  if (!best || best.score < ENOUGH) return undefined;
  return best.score >= SURE || leadOf(found) >= LEAD ? best.entry : undefined;
}

/** The topic that words name which ask nothing: it must be sure, and alone. */
const nameBest = (found: Found[]): Entry | undefined =>
  found[0] && found[0].score >= SURE && leadOf(found) >= ALONE ? found[0].entry : undefined;

/** How far the best topic is before the next one on something else. */
function leadOf([best, ...others]: Found[]): number {
  if (!best) return 0;
  return best.score - (others.find(({ entry }) => !isKin(entry, best.entry))?.score ?? 0);
}

/** A term, a card and the question whose answer shows that card are one subject. */
const isKin = (one: Entry, other: Entry): boolean =>
  one.kind !== other.kind &&
  (nameOf(one) === nameOf(other) || one.card === nameOf(other) || other.card === nameOf(one));

const nameOf = ({ id }: Entry): string => id.slice(id.indexOf(".") + 1);

/** Whether a question asks for the sense of a word: where one of its clauses begins so, or at its end. */
function createDefines(messages: Messages, language: string): (question: string) => boolean {
  const list = (id: string) => messages.list(language, `search.${id}`).map(bare);
  const starts = list("definition_starts").map((start) => `${start} `);
  const ends = list("definition_ends").map((end) => ` ${end}`);
  return (question) => {
    const clauses = question.split(CLAUSES).map(bare).filter(Boolean);
    const end = clauses.at(-1) ?? "";
    return (
      clauses.some((line) => starts.some((start) => line.startsWith(start))) ||
      ends.some((one) => ` ${end}`.endsWith(one))
    );
  };
}

const CLAUSES = /[,.;:?!]+\s|\b(?:but|so|and)\b/;

/** A term answers who asks what a word means; who asks what to do wants more than a term or a title. */
const weighKinds = (found: Found[], defining: boolean): Found[] =>
  found
    .map(({ entry, score }) => ({ entry, score: score * (WEIGHTS[entry.kind] ?? (defining ? 1.1 : 0.75)) }))
    .sort((a, b) => b.score - a.score);

const toAnswer = ({ id, label, text, sources, card }: Entry, messages: Messages, language: string): Answer => ({
  id,
  label,
  text,
  sources: sources.flatMap((source) => messages.source(language, source) ?? []),
  ...(card && { card }),
});

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
