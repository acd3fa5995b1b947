import type { Facts, Field } from "../src/denial/facts.ts";
import { additions, changes } from "../src/denial/merge.ts";
import type { QuestionId } from "../src/denial/questions.ts";
import { conversation } from "./conversation.ts";
import type { ConversationEvent, Evidence, Say } from "./events.ts";
import type { Memory } from "./memory.ts";

type Told = Extract<ConversationEvent, { type: "FACTS" }>;

/** The words of what is new: a change is said as one, and what was known is not said again. */
function news(known: Facts, { facts, evidence = {}, replace }: Pick<Told, "facts" | "evidence" | "replace">): Evidence {
  const fields = additions(known, facts, replace);
  return Object.fromEntries(Object.entries(evidence).filter(([field]) => fields.includes(field as Field)));
}

const DATES: readonly Field[] = ["deadline_date", "deadline_days", "notice_date", "appeal_sent_date", "decision_date"];

const CODES: readonly Field[] = ["codes_approved", "codes_billed"];

/** The question that was answered, also by words that nobody asked for, when it moves the dates or the codes. */
function answered({ question, facts }: Told): QuestionId | undefined {
  const told = (fields: readonly Field[]) => fields.some((field) => facts[field] !== undefined);
  if (question) return question;
  return told(DATES) ? "deadline" : facts.plan_type ? "plan" : told(CODES) ? "details" : undefined;
}

/** What facts have to be said of: what changed, what was read, and what comes of it once there is a result. */
function told({ facts, shown }: Memory, event: Told): Say[] {
  const changed = changes(facts, event.facts, event.replace);
  const evidence = event.evidence ? news(facts, event) : {};
  return [
    ...(changed.length > 0 ? [{ what: "changed" as const, changes: changed }] : []),
    ...(Object.keys(evidence).length > 0 ? [{ what: "read" as const, evidence }] : []),
    { what: "effect", question: shown ? answered(event) : undefined },
  ];
}

/** What the last answer told. */
const lastTold = ({ past }: Memory): Field[] =>
  Object.keys(past.at(-1)?.was ?? {}).filter((name): name is Field => name !== "unknown" && name !== "hints");

/** What is possible at any time. Most of it says something and leaves the open question standing. */
export const always = conversation.createStateConfig({
  on: {
    CRISIS: { actions: [{ type: "say", params: { what: "message", id: "common.crisis" } }], target: ".crisis" },
    EMERGENCY: { actions: [{ type: "say", params: { what: "message", id: "common.emergency" } }], target: ".crisis" },
    FACTS: [
      { guard: { type: "saysNothingNew" }, actions: [{ type: "learn" }, say("common.noted")], target: ".next" },
      {
        actions: [{ type: "say", params: ({ context, event }) => told(context, event) }, { type: "learn" }],
        target: ".next",
      },
    ],
    READINGS: {
      actions: [
        { type: "say", params: ({ context, event }) => ({ what: "read", evidence: news(context.facts, event) }) },
        { type: "keepReadings" },
      ],
      target: ".reading",
    },
    FILE: {
      actions: [
        { type: "say", params: ({ event }) => ({ what: "check", evidence: event.evidence, name: event.name }) },
        { type: "keepPending" },
      ],
      target: ".check",
    },
    PROBLEM: {
      actions: [
        {
          type: "say",
          params: ({ event }) => ({ what: "message", id: event.id, ...(event.params ? { params: event.params } : {}) }),
        },
      ],
    },
    BACK: [
      { guard: { type: "isLooking" }, actions: [{ type: "lookAway" }, say("common.back_here")] },
      {
        guard: { type: "hasPast" },
        actions: [
          { type: "say", params: ({ context }) => ({ what: "undone", fields: lastTold(context) }) },
          { type: "undo" },
        ],
        target: ".next",
      },
      { actions: [say("common.nothing_to_undo")] },
    ],
    CHANGE: [
      { guard: { type: "isNamed" }, actions: [{ type: "demand" }], target: ".next" },
      { actions: [{ type: "say", params: { what: "changeable" } }] },
    ],
    SKIP: { actions: [say("common.nothing_to_skip")] },
    UNKNOWN: { actions: [say("common.nothing_to_skip")] },
    START: { actions: [{ type: "askOn" }], target: ".next" },
    ENOUGH: [
      { guard: { type: "knowsFacts" }, actions: [{ type: "hush" }], target: ".next" },
      { actions: [{ type: "say", params: { what: "paused" } }] },
    ],
    YES: { actions: [say("common.yes_to_what")] },
    NO: { actions: [say("common.no_to_what")] },
    HELP: { actions: [{ type: "say", params: { what: "help" } }] },
    GREETING: [
      { guard: { type: "knowsFacts" }, actions: [{ type: "say", params: { what: "resumed" } }] },
      { actions: [say("common.hello")] },
    ],
    SAFE: { actions: [say("common.crisis_glad")] },
    CONFIRMED: { actions: [say("common.confirmed")] },
    THANKS: { actions: [say("common.thanks")] },
    UPSET: { actions: [say("common.upset")] },
    ABOUT_TREATMENT: { actions: [say("common.about_treatment")] },
    WHY: { actions: [{ type: "say", params: { what: "why" } }] },
    REPEAT: { actions: [{ type: "say", params: { what: "repeat" } }] },
    SIMPLER: { actions: [{ type: "say", params: { what: "simpler" } }] },
    STATUS: {
      actions: [
        { type: "look" },
        { type: "say", params: { what: "status" } },
        { type: "call", params: { service: "reminders" } },
      ],
    },
    PERSON: { actions: [{ type: "look" }, { type: "say", params: { what: "card", id: "person" } }] },
    KEEP: { actions: [say("common.what_we_keep")] },
    CARD: { actions: [{ type: "look" }, { type: "say", params: ({ event }) => ({ what: "card", id: event.card }) }] },
    EXPLAIN: {
      actions: [{ type: "look" }, { type: "say", params: ({ event }) => ({ what: "term", id: event.term }) }],
    },
    CODES: {
      actions: [{ type: "look" }, { type: "say", params: ({ event }) => ({ what: "codes", codes: event.codes }) }],
    },
    ANSWER: {
      actions: [{ type: "look" }, { type: "say", params: ({ event }) => ({ what: "answer", id: event.answer }) }],
    },
    NO_ANSWER: { actions: [{ type: "say", params: ({ event }) => ({ what: "topics", ids: event.topics }) }] },
    CLOSED: { actions: [say("common.closed")] },
    LANGUAGE: { actions: [say("common.language")] },
    CALENDAR: { actions: [{ type: "call", params: { service: "calendar" } }] },
    PAUSE: { actions: [{ type: "say", params: { what: "paused" } }] },
    RESUME: { actions: [{ type: "say", params: { what: "resumed" } }] },
    CASES: { actions: [{ type: "call", params: { service: "cases" } }] },
    CLOSE_CASE: { actions: [{ type: "close" }, say("common.case_closed")], target: ".next" },
    CANCEL_REMINDERS: { actions: [{ type: "call", params: { service: "cancelReminders" } }] },
    REMIND: { target: ".remind" },
    LOG_CALL: { target: ".call" },
    CALL: { actions: [{ type: "logCall" }, say("common.call_logged")], target: ".next" },
    START_OVER: { target: ".start_over" },
    FORGET: { target: ".forget" },
    DONE: {
      actions: [{ type: "say", params: ({ event }) => ({ what: "done", service: event.service, data: event.data }) }],
    },
    FAILED: { actions: [say("common.failed")] },
    NOT_UNDERSTOOD: {
      actions: [{ type: "miss" }, { type: "say", params: ({ context }) => ({ what: "miss", times: context.misses }) }],
    },
  },
});

/** The action that shows a plain message. */
function say(id: string) {
  return { type: "say" as const, params: { what: "message" as const, id } };
}
