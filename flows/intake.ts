import { wordingOf } from "../src/denial/asking.ts";
import { QUESTION_IDS, type QuestionId, question } from "../src/denial/questions.ts";
import { conversation } from "./conversation.ts";
import type { Memory } from "./memory.ts";

/** "Yes" and "no" where neither is one of the choices. */
const pickOne = {
  YES: { actions: [say("common.yes_which")] },
  NO: { actions: [say("common.no_which")] },
};

/** "No, there is no date on it" settles a question as much as "I don't know"; after "yes" the answer is still to come. */
const yesNo = (id: QuestionId) => ({
  YES: { actions: [say(`intake.${id}.hint`)] },
  NO: unknown(id),
});

const unknown = (id: QuestionId) => ({
  actions: [
    {
      type: "say" as const,
      params: ({ context }: { context: Memory }) => ({
        what: "message" as const,
        id: `intake.${wordingOf(id, context.facts)}.unknown`,
      }),
    },
    { type: "settle" as const, params: { id } },
  ],
  target: "#next",
});

function say(id: string) {
  return { type: "say" as const, params: { what: "message" as const, id } };
}

/** A question waits for its answer; what else is told is kept too, by the states above it. */
export const asking = (id: QuestionId) =>
  conversation.createStateConfig({
    meta: { prompt: id },
    on: {
      SKIP: { actions: [{ type: "settle", params: { id } }], target: "#next" },
      UNKNOWN: unknown(id),
      ...(question(id).choices ? pickOne : yesNo(id)),
      NOT_UNDERSTOOD: [
        {
          guard: { type: "isLost" },
          actions: [
            { type: "settle", params: { id } },
            { type: "say", params: { what: "message", id: "common.moved_on" } },
          ],
          target: "#next",
        },
        {
          actions: [
            { type: "miss" },
            { type: "say", params: ({ context }) => ({ what: "miss", times: context.misses }) },
          ],
        },
      ],
    },
  });

/** The junction: picks what stands next, from the facts alone. Every answer leads back here. */
export const picking = conversation.createStateConfig({
  id: "next",
  always: [
    { guard: { type: "hasReadings" }, target: "reading" },
    { guard: { type: "hasPending" }, target: "check" },
    {
      guard: { type: "resultIsNew" },
      actions: [
        {
          type: "say",
          params: ({ context }) =>
            context.shown ? { what: "result", before: context.shown.case } : { what: "result" },
        },
        { type: "remember" },
      ],
      target: "#next",
      reenter: true,
    },
    ...QUESTION_IDS.map((id) => ({ guard: { type: "isNext" as const, params: { id } }, target: id })),
    { guard: { type: "isResting" }, target: "free" },
    { actions: [{ type: "say", params: { what: "rest" } }, { type: "rest" }], target: "free" },
  ],
});
