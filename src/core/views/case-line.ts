import { dayToKeep } from "../../denial/date-row.ts";
import type { CaseLine } from "../saved.ts";
import type { Situation } from "../situation.ts";
import { datesOf } from "./dates.ts";

/** What a list of cases shows of this conversation. */
export function caseLine(conversation: string, situation: Situation, updated: string): CaseLine {
  const { memory, code } = situation;
  const next = memory.shown ? dayToKeep(datesOf(situation)) : undefined;
  return {
    code,
    conversation,
    updated,
    open: memory.closed !== true,
    ...(memory.greeted ? {} : { empty: true }),
    ...(memory.shown ? { case: memory.shown.case } : {}),
    ...(memory.facts.progress ? { stage: memory.facts.progress } : {}),
    ...(next ? { next } : {}),
  };
}
