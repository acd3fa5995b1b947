import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { escapeText, loadMessages } from "../../src/core/messages.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "messages-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const CASE = {
  title: "A case",
  say: "It is so.",
  why: ["Because."],
  steps: Object.fromEntries(
    ["nothing_filed", "appeal_sent", "appeal_denied", "final", "deadline_passed"].map((stage) => [
      stage,
      ["a", "b", "c"],
    ]),
  ),
  decide: { fix: "First." },
  cards: { gather: { title: "Gather, here", items: ["one", { text: "two", when: "bill" }] } },
};
const SHARED = "gather:\n  title: Gather\n  items: [x]\nperson:\n  title: A person\n  items: [y]\n";

function write(files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  }
}

test("a text fills in names and plurals, and keeps apostrophes", () => {
  write({ "en/a.yaml": 'x:\n  y: "Don\'t go, {name}: {days, plural, one {# day} other {# days}}."' });
  const { text, names } = loadMessages(folder);
  expect(text("en", "a.x.y", { name: "Bo", days: 1 })).toBe("Don't go, Bo: 1 day.");
  expect(text("en", "a.x.y", { name: "Bo", days: 3 })).toBe("Don't go, Bo: 3 days.");
  expect(names("en", "a.x.y")).toEqual(["days", "name"]);
});

test("what fills a name is never read as a pattern", () => {
  write({ "en/a.yaml": "x: 'You said {words}.'" });
  expect(loadMessages(folder).text("en", "a.x", { words: "{days, plural} <b>" })).toBe("You said {days, plural} <b>.");
});

test("a missing value leaves a gap, a missing id comes back in brackets", () => {
  write({ "en/a.yaml": "x: 'By {date}.'" });
  const messages = loadMessages(folder);
  expect(messages.text("en", "a.x")).toBe("By ….");
  expect(messages.text("en", "a.nothing")).toBe("[a.nothing]");
  expect(messages.list("en", "a.nothing")).toEqual(["[a.nothing]"]);
  expect(messages.has("en", "a.nothing")).toBe(false);
  expect(messages.card("en", "constructor")).toBeUndefined();
  expect(messages.source("en", "__proto__")).toBeUndefined();
});

test("a list may be read as lines, a text as a list of one", () => {
  write({ "en/a.yaml": "x: [one, 'two {n}']\ny: three" });
  const messages = loadMessages(folder);
  expect(messages.list("en", "a.x", { n: 2 })).toEqual(["one", "two 2"]);
  expect(messages.text("en", "a.x", { n: 2 })).toBe("one\ntwo 2");
  expect(messages.list("en", "a.y")).toEqual(["three"]);
});

test("what looks like a number or a yes is text", () => {
  write({ "en/a.yaml": "x: [1, 1.10, yes, null, 2026-11]" });
  expect(loadMessages(folder).list("en", "a.x")).toEqual(["1", "1.10", "yes", "null", "2026-11"]);
});

test("a language that lacks something speaks English there", () => {
  write({
    "en/a.yaml": "x: hello\ny: bye",
    "en/cards.yaml": SHARED,
    "en/cases/unclear.yaml": CASE,
    "es/a.yaml": "x: hola",
    "es/cards.yaml": "person:\n  title: Una persona\n  items: [y]\n",
  });
  const messages = loadMessages(folder);
  expect(messages.languages).toEqual(["en", "es"]);
  expect(["x", "y"].map((id) => messages.text("es", `a.${id}`))).toEqual(["hola", "bye"]);
  expect(messages.text("fr", "a.x")).toBe("hello");
  expect(messages.card("es", "person")?.title).toBe("Una persona");
  expect(messages.case("es", "unclear").title).toBe("A case");
  expect(messages.caseIds("es")).toEqual(["unclear"]);
  expect(messages.ids("es")).toEqual(["a.x", "a.y"]);
});

test("a case's own card wins over the shared one", () => {
  write({ "en/cards.yaml": SHARED, "en/cases/unclear.yaml": CASE });
  const messages = loadMessages(folder);
  expect(messages.card("en", "gather")?.title).toBe("Gather");
  expect(messages.card("en", "gather", "unclear")?.title).toBe("Gather, here");
  expect(messages.card("en", "gather", "unclear")?.items).toEqual([{ text: "one" }, { text: "two", when: "bill" }]);
  expect(messages.card("en", "person", "unclear")?.title).toBe("A person");
  expect(messages.cardIds("en", "unclear")).toEqual(["gather", "person"]);
});

test("all problems stand in one error, each with its file, its place and what to do", () => {
  write({
    "en/a.yaml": 'x: "{unclosed"\ny: ""',
    "en/b.yaml": "x: [",
    "en/cards.yaml": `one:\n  title: ${"t".repeat(61)}\n  items: [x, { text: y, when: never }]\n  colour: red\n`,
    "en/faq.yaml": "q:\n  q: [why?]\n  a: 'Use {this}.'\n",
    "en/sources.yaml": "s:\n  label: S\n  url: http://insecure.example\n  checked: soon\n",
    "en/cases/unclear.yaml": { ...CASE, say: undefined, steps: { ...CASE.steps, final: ["a", "b"] } },
    "en/cases/surprise.yaml": CASE,
    "Spanish/a.yaml": "x: hola",
  });
  const all = problems();
  for (const part of [
    "a.yaml: a.x cannot be read",
    "a.yaml: a.y is empty",
    "b.yaml: is not YAML",
    "cards.yaml: one.title is 61 characters long: make it 60 or less",
    "cards.yaml: one.items.1.when",
    'cards.yaml: one Unrecognized key: "colour"',
    "faq.yaml: q.a has { or }",
    "sources.yaml: s.url",
    "sources.yaml: s.checked must be a month",
    "cases/unclear.yaml: say is missing",
    "cases/unclear.yaml: steps.final needs exactly three steps",
    "cases/surprise.yaml: is not named after a case",
    "Spanish/a.yaml: is not in a folder named after a language",
  ])
    expect(all).toContain(part);
});

test("a folder that is not there is a problem too", () => {
  rmSync(folder, { recursive: true });
  expect(problems()).toContain("there are no English messages");
  mkdirSync(folder);
});

test("what was checked once is kept until a message changes", () => {
  const cache = join(folder, "data", "messages.json");
  write({ "en/a.yaml": "x: one" });
  loadMessages(folder, cache);
  expect(statSync(cache).mode & 0o077).toBe(0);
  const kept = JSON.parse(readFileSync(cache, "utf8"));
  writeFileSync(cache, JSON.stringify({ ...kept, library: { en: { ...kept.library.en, texts: { "a.x": "kept" } } } }));
  expect(loadMessages(folder, cache).text("en", "a.x")).toBe("kept");
  write({ "en/a.yaml": "x: two" });
  expect(loadMessages(folder, cache).text("en", "a.x")).toBe("two");
  writeFileSync(cache, "broken");
  expect(loadMessages(folder, cache).text("en", "a.x")).toBe("two");
});

test("a problem is not kept, and a cache that cannot be written is no problem", () => {
  const cache = join(folder, "data", "messages.json");
  write({ "en/a.yaml": 'x: ""' });
  expect(() => loadMessages(folder, cache)).toThrow("is empty");
  expect(() => loadMessages(folder, cache)).toThrow("is empty");
  write({ "en/a.yaml": "x: one", file: "in the way" });
  expect(loadMessages(folder, join(folder, "file", "messages.json")).text("en", "a.x")).toBe("one");
});

test("a person's words stay literal", () => {
  expect(escapeText("*a* [b](https://c) `d` _e_ \\f")).toBe("\\*a\\* \\[b\\](https://c) \\`d\\` \\_e\\_ \\\\f");
});

function problems(): string {
  try {
    loadMessages(folder);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the messages were accepted");
}
