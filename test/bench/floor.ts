import type { ConversationEvent } from "../../flows/events.ts";
import { intakeQuestion, isOpen, moreQuestion } from "../../src/denial/asking.ts";
import type { Facts } from "../../src/denial/facts.ts";
import { merge, settle } from "../../src/denial/merge.ts";
import { type QuestionId, question } from "../../src/denial/questions.ts";
import { triage } from "../../src/denial/triage.ts";

/** The same conversation by hand: a switch, the same knowledge of denials, JSON in and out. No engine at all. */
interface State {
  prompt: QuestionId | "welcome" | "free";
  facts: Facts;
  past: { question?: QuestionId; facts: Facts; answers: number }[];
  answers: number;
  shown?: string;
}

export const floorOpening = (): string =>
  JSON.stringify({ prompt: "welcome", facts: {}, past: [], answers: 0 } satisfies State);

export function floorStep(json: string, event: ConversationEvent): string {
  const state = JSON.parse(json) as State;
  const said: string[] = [];
  switch (event.type) {
    case "START":
      go(state, said);
      break;
    case "FACTS":
      state.past.push({ facts: state.facts, answers: state.answers });
      state.facts = merge(state.facts, event.facts);
      if (event.question && !state.shown && !isOpen(event.question, state.facts)) state.answers++;
      go(state, said);
      break;
    case "SKIP":
      if (state.prompt === "welcome" || state.prompt === "free") break;
      state.facts = settle(state.facts, question(state.prompt).fields);
      go(state, said);
      break;
    default:
      said.push(event.type);
  }
  return JSON.stringify(state);
}

function go(state: State, said: string[]): void {
  const next = intakeQuestion(state.facts, state.answers);
  if (next === undefined) {
    const { case: id, confidence, overlays } = triage(state.facts);
    const print = [id, confidence, state.facts.progress ?? "nothing", overlays.urgent].join(" ");
    if (state.shown !== print) said.push("result");
    state.shown = print;
  }
  state.prompt = next ?? moreQuestion(state.facts) ?? "free";
}
