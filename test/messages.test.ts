import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type Language, readLibrary } from "../src/core/message-files.ts";
import { FILES, leafProblem, STAGES } from "../src/core/message-schema.ts";
import { CASE_IDS } from "../src/denial/facts.ts";
import { english, folder, languageOf, library, root } from "./message-library.ts";
import { messageUses } from "./message-uses.ts";

const coverage = JSON.parse(readFileSync(join(root, "test/coverage-items.json"), "utf8")) as Record<string, string>;

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

test("the examples of the page for writers are right", () => {
  const page = readFileSync(join(folder, "README.md"), "utf8");
  const [texts, cards, faq] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ""]) => parse(yaml));
  expect(Object.values(texts).map(leafProblem)).toEqual([undefined, undefined, undefined]);
  expect(FILES["cards.yaml"].safeParse(cards).error).toBeUndefined();
  expect(FILES["faq.yaml"].safeParse(faq).error).toBeUndefined();
});

test("the whole folder is read quickly the second time", () => {
  const data = mkdtempSync(join(tmpdir(), "messages-"));
  readLibrary(folder, join(data, "cache.json"));
  const start = performance.now();
  readLibrary(folder, join(data, "cache.json"));
  expect(performance.now() - start).toBeLessThan(200);
  rmSync(data, { recursive: true });
});
