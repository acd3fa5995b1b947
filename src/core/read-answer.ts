import { isQuestion } from "../../flows/prompts.ts";
import type { Field } from "../denial/facts.ts";
import { question } from "../denial/questions.ts";
import { type Reading, read } from "../denial/read/index.ts";
import type { Situation } from "./situation.ts";

/** The field that a bare answer would fill. A date told at the deadline question is most often the letter's. */
export function openField({ prompt }: Pick<Situation, "prompt">): Field | undefined {
  if (prompt === "deadline") return "notice_date";
  return isQuestion(prompt) ? question(prompt).fields[0] : undefined;
}

/** Reads a text as said at the open question. */
export function readAnswer(text: string, situation: Situation): Reading {
  const open = openField(situation);
  const reading = read(text, open ? { today: situation.today, open } : { today: situation.today });
  return situation.prompt === "deadline" ? withComingDeadline(reading, situation.today) : reading;
}

/** A letter is never dated in the future, so a coming day is the deadline. */
function withComingDeadline(reading: Reading, today: Temporal.PlainDate): Reading {
  const { notice_date, ...facts } = reading.facts;
  if (!notice_date || facts.deadline_date || Temporal.PlainDate.compare(notice_date, today) <= 0) return reading;
  const { notice_date: words, ...evidence } = reading.evidence;
  return {
    ...reading,
    facts: { ...facts, deadline_date: notice_date },
    evidence: { ...evidence, ...(words ? { deadline_date: words } : {}) },
  };
}
