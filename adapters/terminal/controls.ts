import { ANY, type Ask, type Choice, type Reply, type Turn } from "../../src/core/contract.ts";
import { plain } from "./small-markdown.ts";

/** What can be answered or asked for in the words and numbers that are shown. */
export interface Controls {
  /** The question that stands. */
  ask?: Ask | undefined;
  /** What may be said at any time. */
  choices: Choice[];
  /** Buttons of entries, each shown with its number after a `#`. */
  entries: Choice[];
}

export const NONE: Controls = { choices: [], entries: [] };

/** What stands after these replies; a turn that is answered with nothing changes nothing. */
export const controlsAfter = (before: Controls, replies: Reply[]): Controls => {
  if (replies.length === 0) return before;
  const choices = replies.flatMap((reply) => reply.choices ?? []);
  const entries = entryChoices(replies);
  const kept = choices.length + entries.length > 0 ? { choices, entries } : before;
  return { choices: kept.choices, entries: kept.entries, ask: replies.findLast((reply) => reply.ask)?.ask };
};

export const entryChoices = (replies: Reply[]): Choice[] =>
  replies.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === "entry" ? block.choices : [])));

/** A form's lines are free for what is asked, so its choices have no numbers. */
export const isNumbered = ({ kind, choices = [] }: Ask): boolean => kind !== "form" && choices.length > 0;

/** The choice that a line makes: by number, by several numbers, or by the very words shown. The open question is first. */
export const pressed = (line: string, { ask, choices, entries }: Controls): Turn["choice"] => {
  const own = ask && answered(line, ask);
  if (own) return own;
  const bare = ask && isNumbered(ask) ? undefined : numbersIn(line);
  const at = /^#\s*(\d{1,4})$/.exec(line.trim())?.[1] ?? (bare?.length === 1 ? bare[0] : undefined);
  const chosen = entries[Number(at) - 1] ?? byLabel(line, [...choices, ...entries]);
  return chosen && { prompt: ANY, ids: [chosen.id] };
};

const answered = (line: string, ask: Ask): Turn["choice"] => {
  const { prompt, kind, choices = [] } = ask;
  const numbers = isNumbered(ask) ? numbersIn(line) : undefined;
  const picked = numbers?.map((number) => choices[number - 1]) ?? [byLabel(line, choices)];
  const ids = picked.flatMap((choice) => choice?.id ?? []);
  const fits = ids.length === picked.length && (kind === "many" || ids.length === 1);
  return fits && ids.length > 0 ? { prompt, ids: [...new Set(ids)] } : undefined;
};

/** "2", "2." or "1, 3"; nothing for any other words. */
const numbersIn = (line: string): number[] | undefined =>
  /^\d{1,3}([\s,;+&]+\d{1,3})*[.)]?$/.test(line.trim()) ? line.match(/\d+/g)?.map(Number) : undefined;

/** A label that stands more than once names nothing. */
const byLabel = (line: string, choices: Choice[]): Choice | undefined => {
  const said = bare(line);
  const named = choices.filter(({ label }) => bare(plain(label)) === said);
  return named.length === 1 ? named[0] : undefined;
};

const bare = (text: string): string => text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim();
