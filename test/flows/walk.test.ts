import { expect, test } from "vitest";
import { getAdjacencyMap } from "xstate/graph";
import type { ConversationEvent } from "../../flows/events.ts";
import { machine } from "../../flows/machine.ts";
import type { Memory } from "../../flows/memory.ts";
import { isQuestion, placeOf } from "../../flows/prompts.ts";
import type { Facts } from "../../src/denial/facts.ts";
import { type QUESTION_IDS, question } from "../../src/denial/questions.ts";

/** Every choice of a question, and what is possible at any time. */
function eventsAt(value: string): ConversationEvent[] {
  return [...own(value), ...ANYTIME];
}

function own(value: string): ConversationEvent[] {
  if (isQuestion(value as never)) return answers(value);
  const place = placeOf(value as never);
  return Object.values(place?.choices ?? {}).map((type) =>
    typeof type === "number" ? { type: "DAYS", days: [type] } : ({ type } as ConversationEvent),
  );
}

const TOLD: Record<string, Facts> = {
  codes: { carc_rarc: ["CO-197"] },
  details: { auth_number: "A1", codes_approved: ["70551"], codes_billed: ["70553"] },
  deadline: { notice_date: "2026-11-01" },
  sent: { appeal_sent_date: "2026-11-01" },
  decided: { decision_date: "2026-11-01" },
  state: { state: "TX" },
};

function answers(value: string): ConversationEvent[] {
  const id = value as (typeof QUESTION_IDS)[number];
  const told = Object.values(question(id).choices ?? { told: TOLD[id] ?? {} });
  return told.map((facts) =>
    facts === "unknown" ? { type: "UNKNOWN" } : { type: "FACTS", facts, question: id, replace: true },
  );
}

const ANYTIME: ConversationEvent[] = [
  { type: "START" },
  { type: "BACK" },
  { type: "SKIP" },
  { type: "UNKNOWN" },
  { type: "NOT_UNDERSTOOD" },
  { type: "YES" },
  { type: "NO" },
  { type: "ENOUGH" },
  { type: "CRISIS" },
  { type: "START_OVER" },
  { type: "FORGET" },
  { type: "REMIND" },
  { type: "LOG_CALL" },
  { type: "CHANGE", question: "reason" },
  { type: "FACTS", facts: { stage: "post", approved: "yes" } },
  { type: "FACTS", facts: { carc_rarc: ["CO-284"] } },
  { type: "FILE", facts: { reasons: ["records"] }, evidence: {}, name: "letter.pdf" },
  {
    type: "READINGS",
    facts: {},
    readings: { id: "x", words: "auth", options: [{ id: "a", facts: { reasons: ["no_auth"] } }] },
  },
];

interface Visit {
  before: ReturnType<typeof machine.resolveState>;
  event: ConversationEvent;
  after: ReturnType<typeof machine.resolveState>;
}

/** One visit to each state before and after a result, for each number of turns that were not understood. */
const map = getAdjacencyMap(machine, {
  events: (state) => eventsAt(String(state.value)),
  serializeState: ({ value, context }) =>
    JSON.stringify([value, context.shown !== undefined, Math.min(context.misses, 4), context.answers, context.enough]),
  limit: 60_000,
});
interface Visited {
  state: Visit["before"];
  transitions: Record<string, { event: ConversationEvent; state: Visit["before"] }>;
}
const visited = Object.values(map as unknown as Record<string, Visited>);
const steps: Visit[] = visited.flatMap(({ state, transitions }) =>
  Object.values(transitions).map(({ event, state: after }) => ({ before: state, event, after })),
);
const reached = new Set(visited.map(({ state }) => String(state.value)));

test("every state of the conversation can be reached", () => {
  const all = Object.keys(machine.states).filter((state) => state !== "next");
  expect([...reached].sort()).toEqual(all.sort());
});

test("the conversation never rests at the junction", () => {
  expect(reached).not.toContain("next");
});

test("every choice of every question leads on", () => {
  const stuck = steps.filter(
    ({ before, event, after }) =>
      event.type === "FACTS" && event.question === before.value && after.value === before.value,
  );
  expect(stuck.map(({ before, event }) => `${before.value} ${JSON.stringify(event)}`)).toEqual([]);
});

test("nothing that was told is lost, but by going back or starting over", () => {
  const lost = steps.filter(({ before, event, after }) => {
    if (["BACK", "YES", "ALL", "FACTS", "FILE"].includes(event.type)) return false;
    const { facts: had } = before.context as Memory;
    const { facts: has } = after.context as Memory;
    return Object.keys(had).some((field) => field !== "unknown" && !(field in has));
  });
  expect(lost.map(({ before, event }) => `${before.value} ${event.type}`)).toEqual([]);
});

test("a question is left for good after being skipped", () => {
  const again = steps.filter(
    ({ before, event, after }) =>
      event.type === "SKIP" && isQuestion(before.value as never) && after.value === before.value,
  );
  expect(again.map(({ before }) => before.value)).toEqual([]);
});
