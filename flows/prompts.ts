import { QUESTION_IDS, type QuestionId } from "../src/denial/questions.ts";
import type { ConversationEvent, Prompt } from "./events.ts";

/** A prompt that is no question about the denial: each choice is an event of its own. */
export interface Place {
  kind: "one" | "many" | "form";
  choices: Record<string, ConversationEvent["type"] | number>;
  fields?: string[];
}

/** What can be picked at the places of `places.ts`. `reading` takes its choices from the memory. */
export const PLACES = {
  welcome: { kind: "one", choices: { start: "START", keep: "KEEP", person: "PERSON" } },
  reading: { kind: "one", choices: {} },
  check: { kind: "one", choices: { yes: "YES", no: "NO" } },
  crisis: { kind: "one", choices: { go_on: "RESUME", person: "PERSON" } },
  /** Days before the date. */
  remind: { kind: "many", choices: { d14: 14, d7: 7, d3: 3, d1: 1 } },
  call: { kind: "form", choices: {}, fields: ["call_date", "call_note"] },
  start_over: { kind: "one", choices: { yes: "YES", no: "NO" } },
  forget: { kind: "one", choices: { yes: "YES", all: "ALL", no: "NO" } },
} as const satisfies Record<Exclude<Prompt, QuestionId | "free">, Place>;

export const isQuestion = (prompt: Prompt | undefined): prompt is QuestionId =>
  QUESTION_IDS.includes(prompt as QuestionId);

/** The place of that prompt; nothing for questions and for `free`. */
export const placeOf = (prompt: Prompt | undefined): Place | undefined =>
  prompt && Object.hasOwn(PLACES, prompt) ? PLACES[prompt as keyof typeof PLACES] : undefined;
