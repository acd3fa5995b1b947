import { plain } from "./vocabulary.ts";

/** A choice with the words that stand for it: its label and what else people type. */
export interface Named {
  id: string;
  label: string;
  words: string[];
}

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** The choice that a bare answer names by number or by its very words. */
export function exactly(text: string, choices: readonly Named[]): string | undefined {
  const said = plain(text).replace(/\?+$/, "");
  const at = numberIn(said);
  if (at !== undefined && choices[at - 1]) return choices[at - 1]?.id;
  return choices.find(({ label, words }) => [label, ...words].some((word) => plain(word) === said))?.id;
}

/** The choice that a bare answer names: exactly, or by words that only one choice has. */
export const chosen = (text: string, choices: readonly Named[]): string | undefined =>
  exactly(text, choices) ?? onlyOne(plain(text).replace(/\?+$/, ""), choices);

/** The choices that an answer such as "1 and 3" or "code, place" names; nothing when a part names none. */
export function chosenMany(text: string, choices: readonly Named[]): string[] | undefined {
  const whole = chosen(text, choices);
  if (whole) return [whole];
  const parts = plain(text)
    .split(/\s*(?:,|;|\+|&|\/|\band\b|\bor\b|\s(?=\d))\s*/)
    .filter(Boolean);
  const ids = parts.map((part) => chosen(part.replace(/^(the|a|an|also) /, ""), choices));
  return parts.length > 0 && ids.every((id) => id !== undefined) ? [...new Set(ids as string[])] : undefined;
}

/** Whether the text is a number that is none of the choices. */
export function isWrongNumber(text: string, choices: readonly Named[]): boolean {
  const at = numberIn(plain(text));
  return at !== undefined && choices[at - 1] === undefined && exactly(text, choices) === undefined;
}

function numberIn(said: string): number | undefined {
  const bare = said.replace(/^(#|number |option |choice |answer |no\. ?|the )/, "").replace(/[).]$| one$/g, "");
  if (/^\d{1,2}$/.test(bare)) return Number(bare);
  const named = Math.max(NUMBERS.indexOf(said), ORDINALS.indexOf(bare));
  return named >= 0 ? named + 1 : undefined;
}

/** Short answers only: a long text is a story, and is read as one. */
function onlyOne(said: string, choices: readonly Named[]): string | undefined {
  const tokens = tokensOf(said);
  if (tokens.length === 0 || tokens.length > 5) return undefined;
  const fitting = choices.filter(({ label, words }) =>
    [label, ...words].some((one) => tokens.every((token) => tokensOf(one).includes(token))),
  );
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

const FILLERS = new Set(["the", "a", "an", "it", "i", "my", "is", "was", "of", "to", "we", "they", "and", "or", "in"]);

const tokensOf = (text: string): string[] =>
  plain(text)
    .split(/[^a-z0-9']+/)
    .filter((token) => token && !FILLERS.has(token));
