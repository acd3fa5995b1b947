import type { ConversationEvent } from "../../flows/events.ts";
import { isQuestion } from "../../flows/prompts.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { question } from "../denial/questions.ts";
import type { Reading } from "../denial/read/index.ts";
import { whichDay } from "./form.ts";
import { read } from "./read.ts";
import type { Situation } from "./situation.ts";

/** The field that a bare answer would fill. A date told at the deadline question is most often the letter's. */
export function openField({ prompt, memory }: Pick<Situation, "prompt" | "memory">): Field | undefined {
  if (prompt === "deadline") return "notice_date";
  if (prompt === "when" && memory.facts.stage === "post") return "approved";
  return isQuestion(prompt) ? question(prompt).fields[0] : undefined;
}

/** Reads a text as said at the open question. */
export function readAnswer(text: string, situation: Situation): Reading {
  const open = openField(situation);
  const { today, memory } = situation;
  const free = read(text, { today });
  const answered =
    open && !saysItself(free.facts, open) && !isAside(text, free.facts, open, situation)
      ? read(text, { today, open })
      : free;
  const reading = withAppeal(withDecision(withoutGuess(answered, memory.facts), memory.facts), memory.facts);
  return situation.prompt === "deadline" ? withComingDeadline(reading, today) : reading;
}

const OTHER_DATES: readonly Field[] = ["appeal_sent_date", "date_of_service"];
const NUMBERED: readonly Field[] = ["notice_date", "deadline_date", ...OTHER_DATES];

/** Words that name what they tell are no bare answer: "the appeal went out on May 1" where the letter's date was asked. */
function saysItself(facts: Facts, open: Field): boolean {
  if (facts[open] !== undefined) return true;
  const others = open === "carc_rarc" ? NUMBERED : open === "notice_date" ? OTHER_DATES : [];
  return others.some((field) => facts[field] !== undefined);
}

const YES_NO: readonly Field[] = ["approved", "urgent", "records_sent"];

/** "It is a Medicare plan" where a yes or no was asked: told by the way, and no answer unless it begins with one. */
function isAside(text: string, { hints: _, ...told }: Facts, open: Field, { words }: Situation): boolean {
  const [first = ""] = text.split(/[\s,.;!]+/);
  const answers = ["yes", "no"].includes(words.vocabulary.command(first)?.id ?? "");
  return YES_NO.includes(open) && Object.keys(told).length > 0 && !answers;
}

const NOT_YET: readonly Facts["progress"][] = [undefined, "nothing", "called", "provider_fixing"];

/** Who tells the day on which the appeal was sent has sent one, unless more was told already. */
function withAppeal(reading: Reading, known: Facts): Reading {
  const { appeal_sent_date, progress, decision_date } = reading.facts;
  if (!appeal_sent_date || progress || decision_date || !NOT_YET.includes(known.progress)) return reading;
  const words = reading.evidence.appeal_sent_date ?? "";
  return {
    ...reading,
    facts: { ...reading.facts, progress: "appeal_sent" },
    evidence: { ...reading.evidence, progress: words },
  };
}

/** While an appeal is open, a later denial is its answer. */
const isAnswer = (day = "", { progress, notice_date, appeal_sent_date }: Facts): boolean =>
  progress === "appeal_sent" && notice_date !== undefined && day > (appeal_sent_date ?? notice_date);

/** "The appeal was denied, letter dated …": the letter is the decision, not the first denial. */
function withDecision(reading: Reading, known: Facts): Reading {
  const { notice_date, ...facts } = reading.facts;
  const isDecided = facts.progress === "appeal_denied" || facts.progress === "final" || isAnswer(notice_date, known);
  const hasOther = facts.decision_date ?? facts.appeal_sent_date ?? facts.date_of_service;
  if (!notice_date || !isDecided || hasOther || known.decision_date) return reading;
  const { notice_date: words = "", ...evidence } = reading.evidence;
  const { progress = "appeal_denied" } = facts;
  return {
    ...reading,
    facts: { ...facts, progress, decision_date: notice_date },
    evidence: { ...evidence, decision_date: words },
  };
}

/** A code hints at when they said no, but it does not overrule what the person told. */
function withoutGuess(reading: Reading, known: Facts): Reading {
  const { stage, ...evidence } = reading.evidence;
  const guessed = stage !== undefined && known.stage !== undefined && evidence.carc_rarc?.includes(stage);
  return guessed ? { ...reading, facts: { ...reading.facts, stage: known.stage }, evidence } : reading;
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

/** What a day alone may be the day of. */
const DAYS_OF: Field[] = ["notice_date", "deadline_date", "date_of_service", "appeal_sent_date"];

/** A date that nobody asked for and that says nothing of what it is: asked back, never guessed. */
export function looseDate(text: string, { today, memory }: Situation): ConversationEvent | undefined {
  const { facts, unclear } = read(text, { today, open: "notice_date" });
  const [problem] = unclear;
  if (problem && problem.readings.length > 0)
    return {
      type: "READINGS",
      readings: { id: problem.id, words: problem.words, options: problem.readings },
      facts: {},
    };
  if (problem) return { type: "PROBLEM", id: problem.id, params: { words: problem.words } };
  const day = facts.notice_date;
  if (!day) return undefined;
  if (DAYS_OF.some((field) => memory.facts[field] === day)) return { type: "CONFIRMED" };
  return { type: "READINGS", readings: whichDay(day, text.slice(0, 60), DAYS_OF), facts: {} };
}
