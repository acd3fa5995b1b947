import { intakeQuestion, isOpen, moreQuestion, ranked } from "../src/denial/asking.ts";
import type { CaseId, Facts } from "../src/denial/facts.ts";
import { merge } from "../src/denial/merge.ts";
import type { QuestionId } from "../src/denial/questions.ts";
import { type Was, wasBefore } from "../src/denial/undo.ts";

/** A call that the person logged. */
export interface LoggedCall {
  date: string;
  note: string;
}

/** Words that mean one of several things; `id` and the ids of the options name messages. */
export interface TwoWays {
  id: string;
  words: string;
  options: { id: string; facts: Facts }[];
}

/** What the machine keeps of a conversation: small, plain JSON. */
export interface Memory {
  facts: Facts;
  /** What each answer changed, latest last: for "back". */
  past: { question?: QuestionId; was: Was; answers: number; shown?: boolean }[];
  /** Answers given before the first result. */
  answers: number;
  /** Turns in a row that were not understood. */
  misses: number;
  /** A question to ask in any case: the person went back to it or wants to change it. */
  must?: QuestionId | undefined;
  /** The case as last shown, to tell what changed. */
  shown?: { case: CaseId; print: string } | undefined;
  /** Words with two readings, waiting for a choice. */
  readings?: TwoWays | undefined;
  /** Read from a file, waiting for a yes. */
  pending?: Facts | undefined;
  calls?: LoggedCall[] | undefined;
  greeted?: boolean | undefined;
  /** A card or another answer was just shown; "back" leads back from it. */
  looking?: boolean | undefined;
  /** The person is done with this case; whatever is told next opens it again. */
  closed?: boolean | undefined;
  /** The person wants no more questions. */
  enough?: boolean | undefined;
  /** The person was told that nothing more is asked. */
  rested?: boolean | undefined;
}

const FILED = ["appeal_sent", "appeal_denied", "final"];

export const freshMemory = (): Memory => ({ facts: {}, past: [], answers: 0, misses: 0 });

/** What was shown is told by case, appeal and urgency: when one changes, the steps do, and the result is shown again. */
export function print(facts: Facts): { case: CaseId; print: string } {
  const { case: id, overlays } = ranked(facts);
  const { progress = "" } = facts;
  return { case: id, print: [id, FILED.includes(progress) ? progress : "", overlays.urgent].join(" ") };
}

const KEPT_STEPS = 15;

function steps({ facts, past, answers, must, shown }: Memory, after: Facts, asked?: QuestionId): Memory["past"] {
  const question = asked ?? must;
  const step = { was: wasBefore(facts, after), answers, ...(question && { question }), ...(shown && { shown: true }) };
  return [...past, step].slice(-KEPT_STEPS);
}

/** The memory with other facts, and the way back to those of before. */
export const withFacts = (memory: Memory, facts: Facts, asked?: QuestionId): Memory => ({
  ...memory,
  ...(memory.closed && { closed: undefined, rested: undefined }),
  ...(memory.looking && { looking: undefined }),
  facts,
  past: steps(memory, facts, asked),
  misses: 0,
});

/** The memory after something was told. An answer counts as one of the four only while there is no result yet. */
export function learned(memory: Memory, facts: Facts, asked?: QuestionId, replace = false): Memory {
  const after = withFacts(memory, merge(memory.facts, facts, replace), asked);
  const settled = asked !== undefined && isOpen(asked, memory.facts) && !isOpen(asked, after.facts);
  if (settled && !memory.shown) after.answers = memory.answers + 1;
  return asked === memory.must ? { ...after, must: undefined } : after;
}

export const resultIsDue = ({ must, enough, facts, answers }: Memory): boolean =>
  must === undefined && (enough === true || intakeQuestion(facts, answers) === undefined);

let picked: { memory: Memory; next: QuestionId | undefined } | undefined;

/** The question that stands next; nothing when all that matters is asked. Picked once, for every guard asks in turn. */
export function nextQuestion(memory: Memory): QuestionId | undefined {
  if (picked?.memory !== memory) picked = { memory, next: pick(memory) };
  return picked.next;
}

const pick = ({ must, closed, enough, facts, answers }: Memory): QuestionId | undefined =>
  must ?? (enough || closed ? undefined : (intakeQuestion(facts, answers) ?? moreQuestion(facts)));

/** A logged call; whoever called has done more than nothing. */
export function withCall(memory: Memory, call: LoggedCall): Memory {
  const progress = memory.facts.progress;
  const facts =
    progress === undefined || progress === "nothing" ? { ...memory.facts, progress: "called" as const } : memory.facts;
  return { ...memory, facts, calls: [...(memory.calls ?? []), call].slice(-20) };
}
