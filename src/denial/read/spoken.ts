import { matches } from "../matches.ts";
import type { Mention } from "./mention.ts";

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const NUMBER = `(?:${[...ONES, ...TENS.filter(Boolean), "oh", "hundred", "and"].join("|")})`;
const SPOKEN = new RegExp(
  `\\b(?:(c\\s?o|p\\s?r|p\\s?i|o\\s?a)|(?:reason |denial )?code)\\s+((?:${NUMBER}[\\s-]+){0,5}${NUMBER})\\b`,
  "gi",
);

/** Codes as a voice program writes them: "C O one ninety seven" is CO-197. */
export function* spokenCodes(text: string): Generator<Mention> {
  for (const match of matches(text, SPOKEN)) {
    const number = numberOf((match[2] ?? "").toLowerCase().split(/[\s-]+/));
    if (number === undefined || (!match[1] && number < 15)) continue;
    const group = match[1] ? `${match[1].replace(/\s/g, "").toUpperCase()}-` : "";
    yield { code: `${group}${number}`, start: match.index, end: match.index + match[0].length };
  }
}

/** "one ninety seven" and "two oh four" are said digit groups; "one hundred ninety seven" is a number. */
function numberOf(words: readonly string[]): number | undefined {
  let digits = "";
  let tens = 0;
  for (const word of words) {
    const [one, ten] = [ONES.indexOf(word), TENS.indexOf(word)];
    if (tens && one >= 0 && one < 10) digits = `${digits.slice(0, -1)}${one}`;
    else if (ten > 0) digits += `${ten}0`;
    else if (word === "oh" || one >= 0) digits += Math.max(one, 0);
    tens = Math.max(ten, 0);
  }
  const number = words.includes("hundred") && digits.length < 3 ? Number(digits) * 100 : Number(digits);
  return digits && number > 0 && number < 1000 ? number : undefined;
}
