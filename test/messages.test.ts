import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Language, readLibrary } from "../src/core/message-files.ts";
import { compile } from "../src/core/message-pattern.ts";
import { STAGES } from "../src/core/message-schema.ts";
import { CASE_IDS } from "../src/denial/facts.ts";
import { compareLanguages } from "./compare-languages.ts";
import { messageUses } from "./message-uses.ts";

// Its types promise a default export, but Node gets the library itself.
const readability = createRequire(import.meta.url)(
  "text-readability-ts",
) as typeof import("text-readability-ts")["default"];
const root = fileURLToPath(new URL("../", import.meta.url));
const library = readLibrary(join(root, "messages"));
const english = languageOf("en");
const coverage = JSON.parse(readFileSync(join(root, "test/coverage-items.json"), "utf8")) as Record<string, string>;

function languageOf(code: string): Language {
  const found = library[code];
  if (!found) throw new Error(`no messages in ${code}`);
  return found;
}

/** Everything that names what it covers and where it comes from. */
const marked = (language: Language) => [
  ...Object.entries(language.cards).map(([id, card]) => ({ at: `cards.${id}`, ...card })),
  ...Object.entries(language.faq).map(([id, faq]) => ({ at: `faq.${id}`, ...faq })),
  ...Object.entries(language.terms).map(([id, term]) => ({ at: `terms.${id}`, ...term })),
  ...Object.entries(language.cases).flatMap(([id, one]) => [
    { at: `cases/${id}`, covers: one.covers, sources: one.sources },
    ...Object.entries(one.cards).map(([card, content]) => ({ at: `cases/${id}.${card}`, ...content })),
  ]),
];

test("every item of the guides is covered", () => {
  const covered = new Set(marked(english).flatMap(({ covers }) => covers));
  expect(Object.keys(coverage)).toHaveLength(318);
  expect(Object.keys(coverage).filter((id) => !covered.has(id))).toEqual([]);
});

test("questions and words of the guides are answered where people look for them", () => {
  const inFaq = new Set(Object.values(english.faq).flatMap(({ covers }) => covers));
  const inTerms = new Set(Object.values(english.terms).flatMap(({ covers }) => covers));
  const ofType = (type: string) => Object.keys(coverage).filter((id) => coverage[id] === type);
  expect(ofType("FAQ").filter((id) => !inFaq.has(id))).toEqual([]);
  expect(ofType("TERM").filter((id) => !inTerms.has(id))).toEqual([]);
  expect(Object.keys(english.faq).length).toBeGreaterThanOrEqual(70);
  expect(Object.keys(english.terms).length).toBeGreaterThanOrEqual(50);
});

test("what is covered exists", () => {
  const wrong = marked(english).flatMap(({ at, covers }) =>
    covers.filter((id) => !coverage[id]).map((id) => `${at}: ${id}`),
  );
  expect(wrong).toEqual([]);
});

test("sources exist, and what covers an item of a guide names that guide", () => {
  const wrong = marked(english).flatMap(({ at, covers, sources }) => [
    ...sources.filter((id) => !english.sources[id]).map((id) => `${at}: no source ${id}`),
    ...new Set(
      covers
        .map((id) => `guide-${id.charAt(0).toLowerCase()}`)
        .filter((guide) => !sources.includes(guide))
        .map((guide) => `${at}: name ${guide}`),
    ),
  ]);
  expect(wrong).toEqual([]);
});

test("every source is used", () => {
  const code = ["src", "flows"].flatMap((folder) => messageUses(root, [folder], ["source"]).map(({ id }) => id));
  const used = new Set([...marked(english).flatMap(({ sources }) => sources), ...code]);
  expect(Object.keys(english.sources).filter((id) => !used.has(id))).toEqual([]);
});

const CARDS = ["gather", "ask-insurer", "ask-provider", "script", "mistakes", "letter", "appeal"];

test("every case has its steps for every stage and its cards", () => {
  expect(Object.keys(english.cases).sort()).toEqual([...CASE_IDS].sort());
  for (const [id, { steps, cards }] of Object.entries(english.cases)) {
    expect(STAGES.map((stage) => steps[stage].length)).toEqual([3, 3, 3, 3, 3]);
    expect([id, ...CARDS.filter((card) => !cards[card])]).toEqual([id]);
  }
});

test("steps differ between stages and are not copied from case to case", () => {
  for (const { steps } of Object.values(english.cases))
    expect(new Set(STAGES.map((stage) => steps[stage].join())).size).toBe(STAGES.length);
  const firsts = Object.values(english.cases).map(({ steps }) => steps.nothing_filed.join());
  expect(new Set(firsts).size).toBe(CASE_IDS.length);
});

test("cards that answers point to exist", () => {
  const known = new Set([...Object.keys(english.cards), ...CARDS]);
  const wrong = Object.entries(english.faq).flatMap(([id, { card }]) =>
    card && !known.has(card) ? [`${id}: ${card}`] : [],
  );
  expect(wrong).toEqual([]);
});

test("no two terms share a name, no two questions a wording", () => {
  const twice = (all: string[]) => all.filter((one, at) => all.indexOf(one) !== at);
  const names = Object.values(english.terms).flatMap(({ term, also }) => [...new Set([term, ...also])]);
  expect(twice(names.map((name) => name.toLowerCase()))).toEqual([]);
  expect(twice(Object.values(english.faq).flatMap(({ q }) => q.map((way) => way.toLowerCase())))).toEqual([]);
});

test("button words fit every platform", () => {
  const wrong = Object.keys(library).flatMap((code) =>
    Object.entries(languageOf(code).texts)
      .filter(([id]) => /choices\./.test(id))
      .flatMap(([id, text]) =>
        [text]
          .flat()
          .filter((label) => label.length > 75)
          .map(() => `${code} ${id}`),
      ),
  );
  expect(wrong).toEqual([]);
});

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

const PROMISE =
  /\b(will win|you('ll| will) (get|be paid|succeed)|guarantee(s|d)? (you|that|success)|definitely|certainly|for sure|always works?|never fails?|100 ?%|sure to (win|work)|I promise)\b/i;

test("nothing is promised", () => {
  const promised = [...sentences(english)].flatMap(([file, lines]) =>
    lines.filter((line) => PROMISE.test(line)).map((line) => `${file}: ${line}`),
  );
  expect(promised).toEqual([]);
  expect("This appeal will win.").toMatch(PROMISE);
});

test("every language says the same things", () => {
  for (const code of Object.keys(library))
    expect([code, ...compareLanguages(english, languageOf(code))]).toEqual([code]);
});

test("a language that says something else is noticed", () => {
  const other = structuredClone(english);
  const [first = "", second = "", third = ""] = Object.keys(other.texts).filter(
    (id) => typeof other.texts[id] === "string",
  );
  delete other.texts[first];
  other.texts[second] = "{surprise}";
  other.texts[`${third}.more`] = "more";
  delete other.cases.unclear?.cards.gather;
  expect(compareLanguages(english, other)).toEqual([
    `text ${first} is missing`,
    `text ${third}.more is not in English`,
    expect.stringContaining(`${second} fills in {surprise}`),
    "card of unclear gather is missing",
  ]);
});

const plainFiles = [...new Set(Object.keys(english.texts).map((id) => id.split(".")[0] ?? id))];
const uses = messageUses(root, ["src", "flows", "adapters"], plainFiles);

test("every message that the code names exists", () => {
  const ids = Object.keys(english.texts);
  const known = (id: string) => ids.some((one) => one === id || one.startsWith(`${id}.`));
  const named = uses.filter(({ sure, id }) => sure && !id.endsWith(".yaml"));
  const wrong = named.filter((use) => !known(use.id) && !ids.some((id) => use.matches(id)));
  expect(wrong.map(({ file, id }) => `${file}: ${id}`)).toEqual([]);
});

test("every message is used", () => {
  const unused = Object.keys(english.texts).filter(
    (id) => !uses.some((use) => use.matches(id) || id.startsWith(`${use.id}.`)),
  );
  expect(unused).toEqual([]);
});

test("the whole folder is read quickly the second time", () => {
  const folder = mkdtempSync(join(tmpdir(), "messages-"));
  readLibrary(join(root, "messages"), join(folder, "cache.json"));
  const start = performance.now();
  readLibrary(join(root, "messages"), join(folder, "cache.json"));
  expect(performance.now() - start).toBeLessThan(200);
  rmSync(folder, { recursive: true });
});
