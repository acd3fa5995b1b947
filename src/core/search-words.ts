import type { Messages } from "./messages.ts";

/** A text as the words that a search compares. */
export type SearchWords = (text: string) => string[];

/** Lower case, straight quotes, no punctuation; one space between words. */
export const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+|(?<!\p{L})'|'(?!\p{L})/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Leaves out words that tell nothing, puts one word for all words and phrases that say the same, and adds a mark
 * (`=peer-to-peer`) for each term that a text names in any of its spellings.
 */
export function createSearchWords(messages: Messages, language: string): SearchWords {
  const skip = new Set(messages.list(language, "search.skip").map(plain));
  const same = sameWords(messages.list(language, "search.same"));
  const joined = createJoin(messages.list(language, "search.phrases"));
  const marksOf = createMarks(messages, language);
  return (text) => {
    const words = joined(plain(text))
      .split(" ")
      .filter((word) => word && !skip.has(word));
    return [...words.map((word) => same.get(word) ?? word), ...marksOf(bare(text))];
  };
}

/** Many leave apostrophes out: "can't" and "cant" are one word. */
const plain = (text: string): string => bare(text).replaceAll("'", "");

/** Puts one word for each phrase of lines such as `deny = turned down, said no`; of two that fit, the longer. */
function createJoin(lines: string[]): (line: string) => string {
  const words = new Map(
    lines.flatMap((line) => {
      const [word = "", phrases = ""] = line.split(" = ");
      return phrases.split(",").map((phrase) => [plain(phrase), word] as const);
    }),
  );
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length);
  const phrase = new RegExp(`(?<= )(?:${longestFirst.join("|")})(?= )`, "g");
  return (line) => ` ${line} `.replace(phrase, (found) => words.get(found) ?? found).trim();
}

/** Each line holds words that say the same; the first stands for all. */
function sameWords(lines: string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [first = "", ...others] = line.split(" ");
      return others.map((word) => [word, first] as const);
    }),
  );
}

/** The terms that a plain text names; looked up by the first word of each name, for there are hundreds of names. */
function createMarks(messages: Messages, language: string): (line: string) => Set<string> {
  const byFirst = new Map<string, { name: string; mark: string }[]>();
  for (const { id, term, also } of messages.terms(language))
    for (const name of [term, ...also].map(bare)) {
      const [first = ""] = name.split(" ");
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name: ` ${name} `, mark: `=${id}` }]);
    }
  return (line) => {
    const named = line.split(" ").flatMap((word) => byFirst.get(word) ?? []);
    return new Set(named.filter(({ name }) => ` ${line} `.includes(name)).map(({ mark }) => mark));
  };
}
