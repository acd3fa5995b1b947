import type { Prompt } from "../../flows/events.ts";
import type { Memory } from "../../flows/memory.ts";
import { isQuestion, placeOf } from "../../flows/prompts.ts";
import { wordingOf } from "../denial/asking.ts";
import type { Facts } from "../denial/facts.ts";
import { question } from "../denial/questions.ts";
import type { Answers } from "./answer.ts";
import type { Named } from "./choose.ts";
import { dayName } from "./day-name.ts";
import type { Params } from "./message-pattern.ts";
import type { Messages } from "./messages.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What understanding and presenting need to know of a conversation at this turn. */
export interface Situation {
  language: string;
  today: Temporal.PlainDate;
  memory: Memory;
  prompt: Prompt | undefined;
  /** The case code. */
  code: string;
  /** Days that a session is kept without news. */
  keepDays: number;
  /** Something was said before, so the long welcome was shown. */
  welcomed?: boolean;
  words: Words;
}

/** The words of one language. */
export interface Words {
  messages: Messages;
  language: string;
  answers: Answers;
  vocabulary: Vocabulary;
  text(id: string, params?: Params): string;
  list(id: string, params?: Params): string[];
}

/** The choices of the open question, with their words. */
export function choicesOf({ prompt, memory, words }: Pick<Situation, "prompt" | "memory" | "words">): Named[] {
  if (prompt === "reading") return readingChoices(memory, words);
  if (isQuestion(prompt)) return named(question(prompt).choices ?? {}, wordingOf(prompt, memory.facts), words);
  const place = placeOf(prompt);
  const choices = Object.keys(place?.choices ?? {});
  return choices.map((id) => ({
    id,
    label: words.text(`common.${prompt}_choices.${id}`),
    words: wordsAt(`common.${prompt}_words.${id}`, id, words),
  }));
}

/** Some wordings offer only some of the choices. */
const named = (choices: object, wording: string, words: Words): Named[] =>
  Object.keys(choices)
    .filter((id) => words.messages.has(words.language, `intake.${wording}.choices.${id}`))
    .map((id) => ({
      id,
      label: words.text(`intake.${wording}.choices.${id}`),
      words: wordsAt(`intake.${wording}.words.${id}`, id, words),
    }));

/** What else people type for a choice. */
const wordsAt = (at: string, id: string, words: Words): string[] => [...listAt(at, words), ...aliases(id, words)];

const listAt = (id: string, { messages, language, list }: Words): string[] =>
  messages.has(language, id) ? list(id) : [];

/** A reading that is a day is shown by its name, a claim by the day of its care and its codes. */
function shownBy(facts: Facts, { language }: Words): Record<string, string> {
  const codes = [...(facts.codes_billed ?? []), ...(facts.carc_rarc ?? [])].slice(0, MOST_CODES).join(", ");
  const day = facts.date_of_service ?? firstDay(facts);
  return { codes, ...(day ? { day: dayName(day, { language }) } : {}) };
}

/** More would not fit on a button. */
const MOST_CODES = 5;

const firstDay = (facts: Facts): string | undefined =>
  Object.values(facts).find((value): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value));

/** "yes" and "no" have many spellings, the same everywhere. */
const aliases = (id: string, words: Words): string[] =>
  id === "yes" || id === "no" ? listAt(`commands.${id}`, words) : [];

const readingChoices = ({ readings }: Memory, words: Words): Named[] =>
  readings
    ? [
        ...readings.options.map(({ id, facts }, at) => ({
          id: `${at}`,
          label: words.text(id, shownBy(facts, words)),
          words: [],
        })),
        { id: "neither", label: words.text("common.reading_skip"), words: [] },
      ]
    : [];
