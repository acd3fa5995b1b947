import type { ConversationEvent } from "../../flows/events.ts";
import type { TwoWays } from "../../flows/memory.ts";
import { isQuestion } from "../../flows/prompts.ts";
import { type Facts, FIELDS, type Field } from "../denial/facts.ts";
import { merge } from "../denial/merge.ts";
import { question } from "../denial/questions.ts";
import { strikeOut } from "../denial/safety.ts";
import type { Turn } from "./contract.ts";
import { dayName } from "./day-name.ts";
import { read } from "./read.ts";
import type { Situation } from "./situation.ts";

/** A message id with what fills it. */
export interface FieldProblem {
  id: string;
  words: string;
}

type Parsed = { facts: Facts } | { problem: FieldProblem };

/** The events of a submitted form. Fields that can't be used are named; the others are kept. */
export function formEvents({ prompt, values }: NonNullable<Turn["form"]>, situation: Situation): ConversationEvent[] {
  if (prompt !== situation.prompt) return [{ type: "CLOSED" }];
  if (prompt === "call") return [callEvent(values, situation)];
  const parsed = Object.entries(values)
    .filter(([, value]) => value.trim())
    .map(([field, value]) => parseField(field, value, situation.today));
  const problems = parsed.flatMap((one) => ("problem" in one ? [one.problem] : []));
  const facts = parsed.reduce<Facts>((all, one) => ("facts" in one ? merge(all, one.facts) : all), {});
  const told: ConversationEvent[] = problems.map(({ id, words }) => ({
    type: "PROBLEM",
    id,
    params: { words },
  }));
  const asked = Object.keys(values);
  if (Object.keys(facts).length > 0) return [...told, passed(facts, situation) ?? answered(facts, asked, situation)];
  return told.length > 0 ? told : [{ type: "SKIP" }];
}

/** A last day that has passed, and nothing else that is new: more likely the letter's own date, so it is asked which. */
function passed(facts: Facts, { today, memory, language }: Situation): ConversationEvent | undefined {
  const { deadline_date: day, notice_date } = facts;
  const isNew = (field: "notice_date" | "deadline_date") => facts[field] !== memory.facts[field];
  if (!day || day >= today.toString() || !isNew("deadline_date") || (notice_date && isNew("notice_date")))
    return undefined;
  return {
    type: "READINGS",
    readings: whichDay(day, dayName(day, { language }), ["notice_date", "deadline_date"]),
    facts: {},
  };
}

/** Asks what a day is the date of. */
export const whichDay = (day: string, words: string, fields: readonly Field[]): TwoWays => ({
  id: "intake.which_date",
  words,
  options: fields.map((field) => ({ id: `result.fields.${field}`, facts: { [field]: day } as Facts })),
});

/** What the form asked and nobody filled in is not known; what it did not get to is still open. */
function answered(facts: Facts, asked: readonly string[], { prompt, memory }: Situation): ConversationEvent {
  if (!isQuestion(prompt)) return { type: "FACTS", facts };
  const left = question(prompt).fields.filter(
    (field) => asked.includes(field) && memory.facts[field] === undefined && facts[field] === undefined,
  );
  return { type: "FACTS", facts: { ...facts, unknown: left }, question: prompt, replace: true };
}

/** Reads one field of a form; a value that can't be used is a problem, never a guess. */
export function parseField(field: string, value: string, today: Temporal.PlainDate): Parsed {
  if (field === "call_date") return parseDay(field, value, today);
  if (!FIELDS.includes(field as Field)) return { facts: {} };
  const open = field as Field;
  const text = strikeOut(value).text;
  if (open === "auth_number") return numbered(text);
  const other = otherDate(text, open, today);
  if (other) return { facts: other };
  const reading = read(text, { today, open });
  const [unclear] = reading.unclear;
  if (unclear) return { problem: { id: unclear.id, words: unclear.words } };
  const found = reading.facts[open];
  if (found !== undefined) return { facts: { [open]: found } as Facts };
  return {
    problem: { id: `intake.problems.${open.startsWith("codes_") ? "codes" : "date"}`, words: value.slice(0, 40) },
  };
}

/** Words without any figure hold no approval number. */
const numbered = (text: string): Parsed =>
  /\d/.test(text)
    ? { facts: { auth_number: text.slice(0, 40) } }
    : { problem: { id: "intake.problems.no_number", words: text.slice(0, 40) } };

const DATES: readonly Field[] = ["notice_date", "deadline_date", "auth_date", "appeal_sent_date", "decision_date"];

/** "Letter dated October 10" in the place of the last day to appeal is the letter's date, as it says. */
function otherDate(text: string, open: Field, today: Temporal.PlainDate): Facts | undefined {
  if (!DATES.includes(open)) return undefined;
  const { facts } = read(text, { today });
  const named = DATES.filter((field) => facts[field] !== undefined);
  if (named.length === 0 || named.includes(open)) return undefined;
  return Object.fromEntries(named.map((field) => [field, facts[field]]));
}

function parseDay(_field: string, value: string, today: Temporal.PlainDate): Parsed {
  const parsed = parseField("notice_date", value, today);
  return "facts" in parsed ? { facts: {} } : parsed;
}

function callEvent(values: Record<string, string>, { today }: Situation): ConversationEvent {
  const note = strikeOut((values.call_note ?? "").slice(0, 300)).text.trim();
  const when = (values.call_date ?? "").trim() || note;
  const day = read(when, { today, open: "notice_date" }).facts.notice_date;
  return { type: "CALL", call: { date: day ?? today.toString(), note } };
}
