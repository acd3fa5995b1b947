import type { Deadlines } from "../../denial/deadline.ts";
import type { Stage } from "../message-schema.ts";
import type { Situation } from "../situation.ts";

/** Which of the three steps is the one to the next level; while an appeal waits, or its day is gone, there is none. */
const NEXT_LEVEL: Partial<Record<Stage, number>> = { nothing_filed: 2, appeal_denied: 2, final: 0 };

/** The three steps, with the next level by the name that it has in this plan, e.g. a state fair hearing. */
export function withOwnWay(steps: string[], stage: Stage, { step }: Deadlines, { words, memory }: Situation): string[] {
  const id = `result.ways.${memory.facts.plan_type}.${step}`;
  const at = NEXT_LEVEL[stage];
  return at !== undefined && words.messages.has(words.language, id) ? steps.with(at, words.text(id)) : steps;
}
