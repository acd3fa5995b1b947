import type { Language } from "../src/core/message-files.ts";
import { compile } from "../src/core/message-pattern.ts";

/** What a language lacks, has too much, or fills in otherwise than English; one line each. */
export function compareLanguages(english: Language, other: Language): string[] {
  return [
    ...compareKeys("text", english.texts, other.texts),
    ...Object.entries(english.texts).flatMap(([id, text]) => compareNames(id, text, other.texts[id])),
    ...compareKeys("case", english.cases, other.cases),
    ...compareKeys("card", english.cards, other.cards),
    ...Object.entries(english.cases).flatMap(([id, { cards }]) =>
      compareKeys(`card of ${id}`, cards, other.cases[id]?.cards ?? cards),
    ),
    ...compareKeys("question", english.faq, other.faq),
    ...compareKeys("term", english.terms, other.terms),
  ];
}

function compareKeys(what: string, english: object, other: object): string[] {
  const missing = Object.keys(english).filter((key) => !(key in other));
  const extra = Object.keys(other).filter((key) => !(key in english));
  return [
    ...missing.map((key) => `${what} ${key} is missing`),
    ...extra.map((key) => `${what} ${key} is not in English`),
  ];
}

function compareNames(id: string, english: string | string[], other: string | string[] | undefined): string[] {
  if (other === undefined) return [];
  const [wanted, found] = [namesOf(english), namesOf(other)];
  return wanted === found ? [] : [`${id} fills in {${found}}, in English {${wanted}}`];
}

const namesOf = (text: string | string[]): string =>
  [...new Set([text].flat().flatMap((line) => compile(line, "en").names))].sort().join(", ");
