import type { Messages } from "./messages.ts";

/** A thing that is possible at any time, and the words after it: "what is {rest}". */
export interface Command {
  id: string;
  rest?: string;
}

/** What words may tell beside their facts. `upset` alone is also a command of its own. */
const MOODS = ["upset", "safe", "loss", "two", "another", "letter", "runs_out"] as const;
export type Mood = (typeof MOODS)[number];

const NO_COMMANDS = ["corrections", "instead", "safe", "loss", "two", "another", "letter", "runs_out"];

/** What people type for commands, in one language. */
export interface Vocabulary {
  /** The command that the whole text is. */
  command(text: string): Command | undefined;
  /** The text without a leading "no, I meant", when it has one. */
  correction(text: string): string | undefined;
  /** The two halves of "October 3, not October 5". */
  instead(text: string): [right: string, wrong: string] | undefined;
  /** Whether words of a list of `commands.yaml` are among the words: fear or anger, a loss, … */
  tells(what: Mood, text: string): boolean;
  /** The question that a word such as "plan" names. */
  changeable(word: string): string | undefined;
  /** The words to show for what can be changed. */
  changeables: string[];
}

/** Lower case, straight quotes, single spaces, no closing punctuation. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, " ")
    .replace(/[\s.!,;:…]+$/g, "")
    .trim();

/** Reads `messages/<language>/commands.yaml`. */
export function readVocabulary(messages: Messages, language: string): Vocabulary {
  const phrases = phrasesOf(messages, language, "commands.");
  const exact = new Map<string, string>();
  const open: { before: string; after: string; id: string }[] = [];
  for (const [id, list] of phrases) {
    if (id.startsWith("changeable.") || NO_COMMANDS.includes(id)) continue;
    for (const phrase of list.map(plain)) {
      const [before, after] = phrase.split("*");
      if (after === undefined) exact.set(phrase, id);
      else open.push({ before: before ?? "", after, id });
    }
  }
  open.sort((a, b) => b.before.length + b.after.length - (a.before.length + a.after.length));
  const moods = new Map(MOODS.map((mood) => [mood, (phrases.get(mood) ?? []).map(plain)]));
  const named = namesOf(phrases);
  const corrections = (phrases.get("corrections") ?? [])
    .map((words) => words.toLowerCase())
    .sort((a, b) => b.length - a.length);
  const instead = (phrases.get("instead") ?? []).map((words) => ` ${words} `);
  return {
    command: (text) => findCommand(plain(text), exact, open),
    correction: (text) => afterCorrection(text, corrections),
    instead: (text) => halves(text, instead),
    tells: (mood, text) => {
      const said = ` ${plain(text).replace(/[^\p{L}\p{N}']+/gu, " ")} `;
      return moods.get(mood)?.some((words) => said.includes(` ${words} `)) ?? false;
    },
    changeable: (word) => named.get(plain(word).replace(/^(my|the) /, "")),
    changeables: [...new Map([...named].reverse().map(([word, id]) => [id, word])).values()].reverse(),
  };
}

function findCommand(
  text: string,
  exact: Map<string, string>,
  open: { before: string; after: string; id: string }[],
): Command | undefined {
  const id = exact.get(text) ?? exact.get(text.replace(/\?+$/, "").trim()) ?? exact.get(text.replace(/,? please$/, ""));
  if (id) return { id };
  const asked = text.replace(/\?+$/, "").trim();
  const found = open.find(({ before, after }) => asked.startsWith(before) && asked.endsWith(after));
  if (!found) return undefined;
  const rest = asked.slice(found.before.length, asked.length - found.after.length).trim();
  return rest && rest.split(" ").length <= 8 ? { id: found.id, rest: rest.replace(/^(an?|the) /, "") } : undefined;
}

function afterCorrection(text: string, corrections: string[]): string | undefined {
  const said = text.trim().replace(/[‘’]/g, "'");
  const lower = said.toLowerCase();
  const start = corrections.find((words) => lower.startsWith(words) && /^(\W|$)/.test(lower.slice(words.length)));
  return start === undefined ? undefined : said.slice(start.length).replace(/^[\s,.:-]+/, "");
}

function halves(text: string, parting: string[]): [string, string] | undefined {
  const lower = text.toLowerCase();
  const found = parting.find((words) => lower.includes(words));
  if (!found) return undefined;
  const at = lower.indexOf(found);
  return [text.slice(0, at), text.slice(at + found.length)];
}

function phrasesOf(messages: Messages, language: string, prefix: string): Map<string, string[]> {
  const ids = messages.ids(language).filter((id) => id.startsWith(prefix));
  return new Map(ids.map((id) => [id.slice(prefix.length), messages.list(language, id)]));
}

function namesOf(phrases: Map<string, string[]>): Map<string, string> {
  const named = new Map<string, string>();
  for (const [id, list] of phrases) {
    if (id.startsWith("changeable.")) for (const word of list) named.set(plain(word), id.slice("changeable.".length));
  }
  return named;
}
