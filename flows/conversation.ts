import { assign, setup } from "xstate";
import { isOpen } from "../src/denial/asking.ts";
import type { Facts } from "../src/denial/facts.ts";
import { additions, changes, settle } from "../src/denial/merge.ts";
import { type QuestionId, question } from "../src/denial/questions.ts";
import { restored } from "../src/denial/undo.ts";
import type { ConversationEvent, Prompt, Say, Service } from "./events.ts";
import { freshMemory, learned, type Memory, nextQuestion, print, resultIsDue, withCall, withFacts } from "./memory.ts";

const told = (event: ConversationEvent): Facts => ("facts" in event ? event.facts : {});
const replaces = (event: ConversationEvent): boolean => event.type === "FACTS" && event.replace === true;

const asked = (event: ConversationEvent): QuestionId | undefined =>
  event.type === "FACTS" ? event.question : undefined;

/** Told again what is known, or only a hint: that is answered too. */
function saysNothingNew(known: Facts, event: ConversationEvent): boolean {
  if (event.type !== "FACTS" || event.question) return false;
  const { facts, replace } = event;
  return additions(known, facts, replace).length === 0 && changes(known, facts, replace).length === 0;
}

/** What may be absent, so that starting over leaves none of it behind. */
const NOTHING: Partial<Memory> = {
  must: undefined,
  shown: undefined,
  readings: undefined,
  pending: undefined,
  calls: undefined,
  closed: undefined,
  enough: undefined,
  rested: undefined,
  looking: undefined,
};

/** Events, memory, guards and actions that all states share. */
export const conversation = setup({
  types: {
    context: {} as Memory,
    events: {} as ConversationEvent,
    meta: {} as { prompt: Prompt },
  },
  actions: {
    say: (_, _what: Say | Say[]) => {},
    call: (_, _what: { service: Service; params?: Record<string, unknown> }) => {},
    greet: assign({ greeted: true, misses: 0 }),
    close: assign({ closed: true, rested: true }),
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
      ...withFacts(context, settle(context.facts, question(id).unknown ?? question(id).fields)),
      must: undefined,
      answers: context.shown || !isOpen(id, context.facts) ? context.answers : context.answers + 1,
    })),
    undo: assign(({ context }) => {
      const last = context.past.at(-1);
      if (!last) return context;
      const { was, answers, question: must, shown } = last;
      return {
        ...context,
        facts: restored(context.facts, was),
        answers,
        must,
        shown: shown ? context.shown : undefined,
        past: context.past.slice(0, -1),
        misses: 0,
      };
    }),
    look: assign({ looking: true }),
    lookAway: assign({ looking: undefined }),
    demand: assign(({ event }) => (event.type === "CHANGE" && event.question ? { must: event.question } : {})),
    miss: assign(({ context }) => ({ misses: context.misses + 1 })),
    remember: assign(({ context }) => ({ shown: print(context.facts) })),
    logCall: assign(({ context, event }) => (event.type === "CALL" ? withCall(context, event.call) : context)),
    hush: assign({ enough: true, rested: undefined }),
    askOn: assign({ closed: undefined, enough: undefined, rested: undefined }),
    rest: assign({ rested: true }),
    startAfresh: assign({ ...NOTHING, ...freshMemory() }),
  },
  guards: {
    isNext: ({ context }, { id }: { id: QuestionId }) => nextQuestion(context) === id,
    resultIsNew: ({ context }) => resultIsDue(context) && context.shown?.print !== print(context.facts).print,
    isLost: ({ context }) => context.misses >= 3,
    knowsFacts: ({ context }) => Object.keys(context.facts).length > 0,
    isLooking: ({ context }) => context.looking === true,
    hasPast: ({ context }) => context.past.length > 0,
    hasReadings: ({ context }) => context.readings !== undefined,
    hasPending: ({ context }) => context.pending !== undefined,
    isResting: ({ context }) => context.rested === true,
    saysNothingNew: ({ context, event }) => saysNothingNew(context.facts, event),
    isNamed: ({ event }) => event.type === "CHANGE" && event.question !== undefined,
  },
});
