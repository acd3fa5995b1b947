import { once } from "../once.ts";
import { load } from "./data.ts";
import { nearWord } from "./typos.ts";

/** The word families of `data/en/words.yaml`, ready to be looked up. */
export interface Lexicon {
  /** A first word → the spellings of several words that begin with it. */
  spellings: Map<string, { words: readonly string[]; family: string }[]>;
  /** A word → its families. */
  singles: Map<string, string[]>;
  /** Endings, e.g. of drug names. */
  endings: { ending: string; family: string }[];
  /** The known word that is meant by one with a typo. */
  near(word: string): string;
}

export const lexicon = once((): Lexicon => {
  const read: Lexicon = { spellings: new Map(), singles: new Map(), endings: [], near: (word) => word };
  for (const [family, list] of Object.entries(load<Record<string, string>>("en/words"))) {
    for (const spelling of list.split(",")) add(read, spelling.trim(), family);
  }
  const long = [...read.spellings.values()].flat().flatMap(({ words }) => words);
  return { ...read, near: nearWord([...read.singles.keys(), ...long]) };
});

function add({ spellings, singles, endings }: Lexicon, spelling: string, family: string): void {
  const words = spelling.split(/\s+/);
  const [first = ""] = words;
  if (first.startsWith("*")) endings.push({ ending: first.slice(1), family });
  else if (words.length === 1) singles.set(first, [...(singles.get(first) ?? []), family]);
  else spellings.set(first, [...(spellings.get(first) ?? []), { words, family }]);
}
