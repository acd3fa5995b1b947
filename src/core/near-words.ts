import MiniSearch from "minisearch";

/** How much a word counts that only begins alike, and one that is only near in spelling. */
const BEGINS = 0.8;
const NEAR = 0.6;

/** The known words that a word may stand for, each with how near it is: 1 is the word itself. */
export type NearWords = (word: string) => Map<string, number>;

/** Only a word that is not known is looked up by its beginning and spelling; marks (`=erisa`) never are. */
export function createNearWords(known: Set<string>): NearWords {
  const index = new MiniSearch<{ id: string }>({
    fields: ["id"],
    tokenize: (text) => [text],
    processTerm: (word) => word,
    searchOptions: { prefix: (word) => word.length > 3, fuzzy: (word) => (word.length > 4 ? 0.2 : false) },
  });
  index.addAll([...known].filter((word) => !word.startsWith("=")).map((id) => ({ id })));
  return (word) => {
    if (known.has(word)) return new Map([[word, 1]]);
    if (word.startsWith("=")) return new Map();
    return new Map(index.search(word).map(({ id }) => [String(id), String(id).startsWith(word) ? BEGINS : NEAR]));
  };
}
