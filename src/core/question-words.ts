import { featureOf } from "../denial/linear-model.ts";
import { bare } from "./search-words.ts";

/** What a message can be; the classes of the model that `test/denial/train/question.ts` trains. */
export const KINDS = ["question", "story", "other"] as const;

/** Figures and days tell of a case, whichever they are. */
const MARKS: [RegExp, string][] = [
  [/^\d{5}$/, "#code"],
  [/^(?:19|20)\d\d$/, "#year"],
  [/^\d{1,3}$/, "#few"],
  [/\d/, "#figure"],
  [/^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$/, "#month"],
  [/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/, "#day"],
];

/** A sentence, or a part of one that begins anew: "…, can they do that". */
const SENTENCES = /(?<!\b(?:dr|mr|mrs|ms|st|vs|no))[.!?;\n]+(?:\s|$)/i;
const CLAUSES = /[,:]|\b(?:and|but|so|or)\b/;

const LENGTHS = [2, 4, 7, 11, 16, 22, 30];

/** The features of a message: how it begins and ends, the words and pairs of its first and last sentence, how long it is. */
export function questionFeatures(text: string): number[] {
  const sentences = text.split(SENTENCES).filter(bare);
  const [first = ""] = sentences;
  const last = sentences.at(-1) ?? "";
  return [
    ...shapeOf(text, sentences),
    ...sentenceFeatures("first", first),
    ...sentenceFeatures("last", last),
    ...endOf(last),
  ].map(featureOf);
}

function shapeOf(text: string, sentences: readonly string[]): string[] {
  const long = LENGTHS.findIndex((most) => text.trim().split(/\s+/).length <= most);
  const mark = text.trim().endsWith("?") ? "mark" : "plain";
  const many = Math.min(sentences.length, 4);
  const money = text.includes("$") ? ["money"] : [];
  return [`long ${long}`, mark, `many ${many}`, `${mark} ${many}`, `${mark} long ${long}`, ...money];
}

function sentenceFeatures(place: string, sentence: string): string[] {
  const words = wordsOf(sentence);
  const pairs = words.map((word, at) => `${word} ${words[at + 1] ?? "#end"}`);
  return [
    ...words,
    ...pairs,
    ...words.map((word) => `${place} ${word}`),
    `${place} begins ${words[0]}`,
    `${place} begins ${pairs[0]}`,
    `${place} begins ${pairs[0]} ${words[2]}`,
  ];
}

/** How the last clause begins, and with what it ends. */
function endOf(sentence: string): string[] {
  const clauses = sentence.split(CLAUSES).map(wordsOf);
  const [begins, next] = clauses.findLast((words) => words.length > 1) ?? [];
  const words = wordsOf(sentence);
  return [`clause ${begins}`, `clause ${begins} ${next}`, `ends ${words.at(-1)}`, `ends ${words.slice(-2).join(" ")}`];
}

const wordsOf = (text: string): string[] =>
  bare(text)
    .replaceAll("'", "")
    .split(" ")
    .filter(Boolean)
    .map((word) => MARKS.find(([pattern]) => pattern.test(word))?.[1] ?? word);
