import { once } from "../once.ts";
import { load } from "./data.ts";
import { find, phrases } from "./phrases.ts";
import type { Words } from "./words.ts";

const patterns = once(() =>
  phrases(load<{ say: string[] }>("en/boilerplate").say.map((text) => [text, true] as const)),
);
const PERSONAL = new Set(["i", "im", "ive", "my", "me", "mi", "nos", "our", "ours", "he", "she", "mom", "dad"]);

/** For each word whether it stands in a sentence that every letter has, such as how to appeal. */
export function boilerplate(words: Words): boolean[] {
  const skip: boolean[] = new Array(words.word.length).fill(false);
  for (const { from } of find(words, patterns())) {
    if (skip[from]) continue;
    const [start, end] = sentence(words, from);
    if (!words.word.slice(start, end).some((word) => PERSONAL.has(word))) skip.fill(true, start, end);
  }
  return skip;
}

function sentence(words: Words, at: number): [start: number, end: number] {
  let start = at;
  while (start > 0 && words.gap[start] !== 2) start--;
  let end = at + 1;
  while (end < words.word.length && words.gap[end] !== 2) end++;
  return [start, end];
}
