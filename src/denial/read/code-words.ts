import { once } from "../once.ts";
import { load } from "./data.ts";

/** For each code the words that go with it: `data/en/code-words.yaml`. */
const wordsOfCodes = once(() => {
  const { codes } = load<{ codes: Record<string, string[]> }>("weights");
  const words = load<Record<string, string[]>>("en/code-words");
  return new Map(
    Object.entries(codes).flatMap(([group, all]) => {
      const pattern = new RegExp(`\\b(?:${(words[group] ?? ["(?!)"]).join("|")})`, "i");
      return all.map((code) => [code, pattern] as const);
    }),
  );
});

/** The text speaks of what the code means. */
export const speaksOf = (code: string, text: string): boolean => wordsOfCodes().get(code)?.test(text) ?? false;
