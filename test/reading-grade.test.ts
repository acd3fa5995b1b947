import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { Language } from "../src/core/message-files.ts";
import { compile } from "../src/core/message-pattern.ts";
import { english } from "./message-library.ts";

// Its types promise a default export, but Node gets the library itself.
const readability = createRequire(import.meta.url)(
  "text-readability-ts",
) as typeof import("text-readability-ts")["default"];

/** Lists of what people type, not sentences. */
const WORD_LISTS = /^(commands|search)\.|\.words\./;

/** All sentences of a language, by file. */
function sentences(language: Language): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const add = (file: string, ...lines: (string | undefined)[]) =>
    texts.set(file, [...(texts.get(file) ?? []), ...lines.filter((line) => line !== undefined)]);
  for (const [id, text] of Object.entries(language.texts))
    if (!WORD_LISTS.test(id)) add(id.split(".")[0] ?? id, ...[text].flat().map(filled));
  const addCard = (file: string, card: Language["cards"][string]) =>
    add(file, card.title, card.intro, ...card.items.map(({ text }) => text));
  for (const card of Object.values(language.cards)) addCard("cards", card);
  for (const { q, a } of Object.values(language.faq)) add("faq", q[0], a);
  for (const { means } of Object.values(language.terms)) add("terms", means);
  for (const [id, one] of Object.entries(language.cases)) {
    add(
      `cases/${id}`,
      one.title,
      one.say,
      ...one.why,
      ...Object.values(one.steps).flat(),
      ...Object.values(one.decide),
    );
    for (const card of Object.values(one.cards)) addCard(`cases/${id}`, card);
  }
  return texts;
}

/** As a person may see it. */
const filled = (text: string): string => {
  const { names, format } = compile(text, "en");
  return format(Object.fromEntries(names.map((name) => [name, 2])));
};

/** Flesch-Kincaid; from the library's counts, because its own grade rounds them first. */
function grade(lines: string[]): number {
  const text = lines.map(sentence).join(" ");
  const words = readability.lexiconCount(text);
  return 0.39 * (words / readability.sentenceCount(text)) + 11.8 * (readability.syllableCount(text) / words) - 15.59;
}

/** Without marks and addresses; with a capital and a full stop, for a heading or a button is read as a sentence too. */
const sentence = (line: string): string =>
  line
    .replace(/\]\([^)]*\)|[*[\]\\]/g, "")
    .replace(/[“”]/g, '"')
    .replace(/[.!?:…]*("?)$/, ".$1")
    .replace(/[a-z]/i, (letter) => letter.toUpperCase());

test("every file can be read in grade 8, all together in grade 6", () => {
  const files = [...sentences(english)].map(([file, lines]) => ({ file, grade: grade(lines) }));
  const mean = grade([...sentences(english).values()].flat());
  console.log(
    `Reading grade ${mean.toFixed(1)}; hardest: ${files
      .sort((a, b) => b.grade - a.grade)
      .slice(0, 5)
      .map((one) => `${one.file} ${one.grade.toFixed(1)}`)
      .join(", ")}`,
  );
  expect(files.filter((one) => one.grade > 8)).toEqual([]);
  expect(mean).toBeLessThanOrEqual(6.5);
  expect(
    grade([
      "Notwithstanding aforementioned adjudicative determinations, beneficiaries retain administrative remedies.",
    ]),
  ).toBeGreaterThan(8);
});

test("no single text is hard", () => {
  const long = (line: string) => readability.lexiconCount(line) >= 10;
  const hard = [...sentences(english)].flatMap(([file, lines]) =>
    lines.filter((line) => long(line) && grade([line]) > 12).map((line) => `${file}: ${line}`),
  );
  expect(hard).toEqual([]);
});

const PROMISE =
  /\b(will win|you('ll| will) (get|be paid|succeed)|guarantee(s|d)? (you|that|success)|definitely|certainly|for sure|always works?|never fails?|100 ?%|sure to (win|work)|I promise)\b/i;

test("nothing is promised", () => {
  const promised = [...sentences(english)].flatMap(([file, lines]) =>
    lines.filter((line) => PROMISE.test(line)).map((line) => `${file}: ${line}`),
  );
  expect(promised).toEqual([]);
  expect("This appeal will win.").toMatch(PROMISE);
});
