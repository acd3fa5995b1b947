import type { Evidence } from "../../flows/events.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { additions, changes } from "../denial/merge.ts";
import { asksOwnCase } from "./own-case.ts";
import { read } from "./read.ts";
import { bare } from "./search-words.ts";
import type { Situation } from "./situation.ts";

/** What was told, with its words. */
interface Told {
  facts: Facts;
  evidence: Evidence;
}

/** Whether words ask something. Where they name care or a day, a story is likelier. */
export function asksAnything(text: string, situation: Situation): boolean {
  const { today, prompt } = situation;
  const { answers } = situation.words;
  if (asksOwnCase(text, situation)) return true;
  if (answers.isQuestion(text)) {
    const { evidence } = read(text, { today });
    return (
      (Object.keys(evidence) as Field[]).every((field) => !TELLING.includes(field)) || answers.isQuestion(text, true)
    );
  }
  // A code alone, in doubt, may be the answer to what the letter says.
  return prompt !== "reason" && isShort(text) && answers.codes(text)?.meaning === true;
}

const DAYS: readonly Field[] = [
  "notice_date",
  "deadline_date",
  "date_of_service",
  "appeal_sent_date",
  "decision_date",
  "received_date",
];

/** What nobody names who only asks. */
const TELLING: readonly Field[] = [...DAYS, "service_type"];

const isShort = (text: string): boolean => bare(text).split(" ").length <= 5;

/**
 * The plan, the state and the days that a question tells by the way: "my plan is medicare advantage, how long do I have". All
 * else that it names may only be asked about.
 */
export function factsBeside(text: string, situation: Situation): Told | undefined {
  const { facts, evidence } = read(text, { today: situation.today });
  const isTold = (field: Field) => DAYS.includes(field) || isOwn(text, evidence[field], situation);
  const fields = [...DAYS, "plan_type", "state"].filter(
    (field): field is Field => evidence[field as Field] !== undefined && isTold(field as Field),
  );
  const pick = <T extends Facts | Evidence>(all: T) =>
    Object.fromEntries(fields.map((field) => [field, all[field]])) as T;
  const told = pick(facts);
  const { memory } = situation;
  const isNews = additions(memory.facts, told).length > 0 || changes(memory.facts, told).length > 0;
  return isNews ? { facts: told, evidence: pick(evidence) } : undefined;
}

/** How far before a plan the words may stand that make it the own one. */
const NEAR = 40;

function isOwn(text: string, evidence: string | undefined, { words }: Situation): boolean {
  const at = evidence ? ` ${bare(text)} `.indexOf(` ${bare(evidence)} `) : -1;
  const before = ` ${bare(text)} `.slice(Math.max(0, at - NEAR), at + 1);
  return at >= 0 && words.list("search.own").some((phrase) => before.includes(` ${bare(phrase)} `));
}

/** "Before" or "after" alone, where another question is open, still tells when they said no. */
export function stageAlone(text: string, situation: Situation): Told | undefined {
  if (situation.memory.facts.stage || bare(text).includes(" ")) return undefined;
  const { stage } = read(text, { today: situation.today, open: "stage" }).facts;
  return stage && { facts: { stage }, evidence: { stage: text } };
}
