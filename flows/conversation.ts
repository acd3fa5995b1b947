import { assign, setup } from "xstate";
import { intakeQuestion, isOpen, moreQuestion } from "../src/denial/asking.ts";
import type { CaseId, Facts, Field } from "../src/denial/facts.ts";
import { type Change, changes, merge, settle } from "../src/denial/merge.ts";
import { type QuestionId, question } from "../src/denial/questions.ts";
import { triage } from "../src/denial/triage.ts";

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
  /** What was known before each answer, latest last: for "back". */
  past: { question?: QuestionId; facts: Facts; answers: number }[];
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
  /** The person is done with this case; whatever is told next opens it again. */
  closed?: boolean | undefined;
}

export const freshMemory = (): Memory => ({ facts: {}, past: [], answers: 0, misses: 0 });

/** The words that a fact was read from. */
export type Evidence = Partial<Record<Field, string>>;

/** What a turn means. Made by `src/core/understand.ts`; everything in it is already read and checked. */
export type ConversationEvent =
  | { type: "START" | "HELP" | "WHY" | "REPEAT" | "SIMPLER" | "STATUS" | "PERSON" | "KEEP" | "PAUSE" | "RESUME" }
  | { type: "BACK" | "SKIP" | "UNKNOWN" | "START_OVER" | "FORGET" | "YES" | "NO" | "ALL" | "CRISIS" | "EMERGENCY" }
  | {
      type:
        | "CASES"
        | "LOG_CALL"
        | "REMIND"
        | "CALENDAR"
        | "CANCEL_REMINDERS"
        | "NOT_UNDERSTOOD"
        | "CLOSED"
        | "GREETING";
    }
  | { type: "THANKS" | "UPSET" | "CLOSE_CASE" | "ABOUT_TREATMENT" }
  | { type: "FACTS"; facts: Facts; evidence?: Evidence; replace?: boolean; question?: QuestionId }
  | { type: "READINGS"; readings: TwoWays; facts: Facts; evidence?: Evidence }
  | { type: "FILE"; facts: Facts; evidence: Evidence; name: string }
  | { type: "PROBLEM"; id: string; params?: Record<string, string> }
  | { type: "CHANGE"; question?: QuestionId }
  | { type: "CARD"; card: string }
  | { type: "EXPLAIN"; term: string }
  | { type: "CODES"; codes: string[] }
  | { type: "ANSWER"; answer: string }
  | { type: "NO_ANSWER"; topics: string[] }
  | { type: "LANGUAGE"; language: string }
  | { type: "CALL"; call: LoggedCall }
  | { type: "DAYS"; days: number[] }
  | { type: "DONE"; service: Service; data?: unknown }
  | { type: "FAILED"; service: Service };

export type Service = "forget" | "cases" | "remind" | "cancelReminders" | "calendar";

/** What is to be shown; `src/core/present.ts` knows how. */
export type Say =
  | { what: "message"; id: string; params?: Record<string, string | number> }
  | { what: "read"; evidence: Evidence }
  | { what: "check"; evidence: Evidence; name: string }
  | { what: "changed"; changes: Change[] }
  | { what: "result"; before?: CaseId }
  | { what: "effect"; question: QuestionId | undefined }
  | { what: "card"; id: string }
  | { what: "term"; id: string }
  | { what: "codes"; codes: string[] }
  | { what: "answer"; id: string }
  | { what: "topics"; ids: string[] }
  | { what: "miss"; times: number }
  | { what: "done"; service: Service; data: unknown }
  | {
      what: "why" | "help" | "simpler" | "repeat" | "status" | "resumed" | "paused" | "changeable";
    };

export type Prompt =
  | QuestionId
  | "welcome"
  | "reading"
  | "check"
  | "free"
  | "start_over"
  | "forget"
  | "crisis"
  | "remind"
  | "call";

/** What was shown is told by case, confidence, progress and urgency: when one changes, the result is shown again. */
export function print(facts: Facts): { case: CaseId; print: string } {
  const { case: id, confidence, overlays } = triage(facts);
  return { case: id, print: [id, confidence, facts.progress ?? "nothing", overlays.urgent].join(" ") };
}

const KEPT_STEPS = 15;

const before = ({ facts, past, answers, must }: Memory, asked?: QuestionId): Memory["past"] =>
  [...past, { facts, answers, ...((asked ?? must) ? { question: (asked ?? must) as QuestionId } : {}) }].slice(
    -KEPT_STEPS,
  );

const told = (event: ConversationEvent): Facts => ("facts" in event ? event.facts : {});
const replaces = (event: ConversationEvent): boolean => event.type === "FACTS" && event.replace === true;

/** The memory after something was told. An answer counts as one of the four only while there is no result yet. */
function learned(memory: Memory, facts: Facts, asked?: QuestionId, replace = false): Memory {
  const after: Memory = {
    ...memory,
    closed: undefined,
    facts: merge(memory.facts, facts, replace),
    past: before(memory, asked),
    misses: 0,
  };
  const settled = asked !== undefined && !isOpen(asked, after.facts);
  if (settled && !memory.shown) after.answers = memory.answers + 1;
  return asked === memory.must ? { ...after, must: undefined } : after;
}

const asked = (event: ConversationEvent): QuestionId | undefined =>
  event.type === "FACTS" ? event.question : undefined;

export const conversation = setup({
  types: {
    context: {} as Memory,
    events: {} as ConversationEvent,
    meta: {} as { prompt: Prompt },
  },
  actions: {
    say: (_, _what: Say) => {},
    call: (_, _what: { service: Service; params?: Record<string, unknown> }) => {},
    greet: assign({ greeted: true }),
    close: assign({ closed: true }),
    learn: assign(({ context, event }) => learned(context, told(event), asked(event), replaces(event))),
    learnPending: assign(({ context }) => ({ ...learned(context, context.pending ?? {}), pending: undefined })),
    correct: assign(({ context, event }) => learned(context, told(event), undefined, true)),
    dropPending: assign({ pending: undefined }),
    keepPending: assign(({ event }) => (event.type === "FILE" ? { pending: event.facts } : {})),
    keepReadings: assign(({ context, event }) =>
      event.type === "READINGS" ? { ...learned(context, event.facts), readings: event.readings } : context,
    ),
    dropReadings: assign({ readings: undefined }),
    settle: assign(({ context }, { id }: { id: QuestionId }) => ({
      ...learned(context, {}),
      must: undefined,
      facts: context.must === id ? context.facts : settle(context.facts, question(id).unknown ?? question(id).fields),
      answers: context.shown ? context.answers : context.answers + 1,
    })),
    undo: assign(({ context }) => {
      const last = context.past.at(-1);
      if (!last) return context;
      const back = { ...context, facts: last.facts, answers: last.answers, past: context.past.slice(0, -1), misses: 0 };
      return last.question ? { ...back, must: last.question } : back;
    }),
    demand: assign(({ event }) => (event.type === "CHANGE" && event.question ? { must: event.question } : {})),
    miss: assign(({ context }) => ({ misses: context.misses + 1 })),
    remember: assign(({ context }) => ({ shown: print(context.facts) })),
    logCall: assign(({ context, event }) => (event.type === "CALL" ? withCall(context, event.call) : context)),
    startAfresh: assign({ ...freshMemory(), must: undefined, shown: undefined, calls: undefined }),
  },
  guards: {
    isNext: ({ context }, { id }: { id: QuestionId }) => nextQuestion(context) === id,
    resultIsNew: ({ context }) => resultIsDue(context) && context.shown?.print !== print(context.facts).print,
    changesFacts: ({ context, event }) => changes(context.facts, told(event), replaces(event)).length > 0,
    isLost: ({ context }) => context.misses >= 3,
    hasPast: ({ context }) => context.past.length > 0,
    hasReadings: ({ context }) => context.readings !== undefined,
    hasPending: ({ context }) => context.pending !== undefined,
    isNamed: ({ event }) => event.type === "CHANGE" && event.question !== undefined,
    hasEvidence: ({ event }) => "evidence" in event && Object.keys(event.evidence ?? {}).length > 0,
    isShown: ({ context }) => context.shown !== undefined,
  },
});

const resultIsDue = (memory: Memory): boolean =>
  memory.must === undefined && intakeQuestion(memory.facts, memory.answers) === undefined;

const picked = new WeakMap<Memory, { next: QuestionId | undefined }>();

/** The question that stands next; nothing when all that matters is asked. Picked once, for every guard asks. */
export function nextQuestion(memory: Memory): QuestionId | undefined {
  const { must, facts, answers } = memory;
  const found = picked.get(memory) ?? { next: must ?? intakeQuestion(facts, answers) ?? moreQuestion(facts) };
  picked.set(memory, found);
  return found.next;
}

function withCall(memory: Memory, call: LoggedCall): Memory {
  const progress = memory.facts.progress;
  const facts =
    progress === undefined || progress === "nothing" ? { ...memory.facts, progress: "called" as const } : memory.facts;
  return { ...memory, facts, calls: [...(memory.calls ?? []), call].slice(-20) };
}
