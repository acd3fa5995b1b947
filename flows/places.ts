import { conversation } from "./conversation.ts";

/** The places that are not questions about the denial: hello, checking what was read, being sure, and rest. */

const toNext = { target: "#next" };
const say = (id: string) => ({ type: "say" as const, params: { what: "message" as const, id } });

/** Privacy and consent come first; whoever just tells the story is told the privacy line on the way. */
export const welcome = conversation.createStateConfig({
  meta: { prompt: "welcome" },
  on: {
    START: { actions: [{ type: "greet" }], target: "#next" },
    YES: { actions: [{ type: "greet" }], target: "#next" },
    UNKNOWN: { actions: [{ type: "greet" }], target: "#next" },
    SKIP: { actions: [{ type: "greet" }], target: "#next" },
    FACTS: {
      actions: [
        say("common.privacy"),
        { type: "say", params: ({ event }) => ({ what: "read", evidence: event.evidence ?? {} }) },
        { type: "greet" },
        { type: "learn" },
      ],
      target: "#next",
    },
    READINGS: { actions: [say("common.privacy"), { type: "greet" }, { type: "keepReadings" }], target: "#next" },
    GREETING: {},
  },
});

/** Words with two readings: the person picks one. */
export const reading = conversation.createStateConfig({
  meta: { prompt: "reading" },
  on: {
    FACTS: {
      actions: [
        { type: "learn" },
        { type: "dropReadings" },
        { type: "say", params: ({ event }) => ({ what: "effect", question: event.question }) },
      ],
      target: "#next",
    },
    SKIP: { actions: [{ type: "dropReadings" }], target: "#next" },
    UNKNOWN: { actions: [{ type: "dropReadings" }], target: "#next" },
    NO: { actions: [{ type: "dropReadings" }], target: "#next" },
  },
});

/** What was read from a file is used only after a yes. */
export const check = conversation.createStateConfig({
  meta: { prompt: "check" },
  on: {
    YES: { actions: [{ type: "greet" }, { type: "learnPending" }], target: "#next" },
    NO: { actions: [{ type: "dropPending" }, say("common.file_dropped")], target: "#next" },
    SKIP: { actions: [{ type: "dropPending" }, say("common.file_dropped")], target: "#next" },
    FACTS: { actions: [{ type: "greet" }, { type: "learnPending" }, { type: "correct" }], target: "#next" },
  },
});

/** Everything that matters is asked; cards, questions and changes go on. */
export const free = conversation.createStateConfig({ meta: { prompt: "free" } });

/** Waits, with the numbers of people who help, until the person wants to go on. */
export const crisis = conversation.createStateConfig({
  meta: { prompt: "crisis" },
  on: {
    START: toNext,
    RESUME: toNext,
    SAFE: { actions: [say("common.crisis_glad")], target: "#next" },
    YES: { actions: [say("common.crisis_still")] },
    NOT_UNDERSTOOD: { actions: [say("common.crisis_still")] },
    ENOUGH: { actions: [say("common.crisis_still")] },
    NO: { actions: [say("common.crisis_still")] },
    SKIP: { actions: [say("common.crisis_still")] },
    UNKNOWN: { actions: [say("common.crisis_still")] },
  },
});

export const remind = conversation.createStateConfig({
  meta: { prompt: "remind" },
  on: {
    DAYS: {
      actions: [{ type: "call", params: ({ event }) => ({ service: "remind", params: { days: event.days } }) }],
      target: "#next",
    },
    NO: toNext,
    SKIP: toNext,
  },
});

export const call = conversation.createStateConfig({ meta: { prompt: "call" }, on: { NO: toNext, SKIP: toNext } });

export const startOver = conversation.createStateConfig({
  meta: { prompt: "start_over" },
  on: {
    YES: { actions: [{ type: "startAfresh" }, say("common.started_over")], target: "#next" },
    NO: { actions: [say("common.kept")], target: "#next" },
    SKIP: { actions: [say("common.kept")], target: "#next" },
  },
});

export const forget = conversation.createStateConfig({
  meta: { prompt: "forget" },
  on: {
    YES: { actions: [{ type: "call", params: { service: "forget" } }], target: "gone" },
    ALL: { actions: [{ type: "call", params: { service: "forget", params: { all: true } } }], target: "gone" },
    NO: { actions: [say("common.kept")], target: "#next" },
    SKIP: { actions: [say("common.kept")], target: "#next" },
  },
});

/** Everything is deleted; the next turn starts a new conversation. */
export const gone = conversation.createStateConfig({});
