import { QUESTION_IDS, type QuestionId } from "../src/denial/questions.ts";
import { always } from "./always.ts";
import { conversation } from "./conversation.ts";
import { asking, picking } from "./intake.ts";
import { freshMemory } from "./memory.ts";
import { call, check, crisis, forget, free, gone, reading, remind, startOver, welcome } from "./places.ts";

const questions = Object.fromEntries(QUESTION_IDS.map((id) => [id, asking(id)])) as Record<
  QuestionId,
  ReturnType<typeof asking>
>;

/** The whole conversation. Stepped purely by `src/core/step.ts`; no actor lives between turns. */
export const machine = conversation.createMachine({
  ...always,
  id: "conversation",
  context: freshMemory,
  initial: "welcome",
  states: {
    welcome,
    next: picking,
    ...questions,
    reading,
    check,
    free,
    crisis,
    remind,
    call,
    start_over: startOver,
    forget,
    gone,
  },
});
