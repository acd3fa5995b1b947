import { expect, test } from "vitest";
import { compareLanguages } from "./compare-languages.ts";
import { english, languageOf, library } from "./message-library.ts";

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
