import { QUESTION_IDS, type QuestionId } from "../src/denial/questions.ts";
import { conversation } from "./conversation.ts";

/** A question waits for its answer; what else is told is kept too, by the states above it. */
export const asking = (id: QuestionId) =>
  conversation.createStateConfig({
    meta: { prompt: id },
    on: {
      SKIP: { actions: [{ type: "settle", params: { id } }], target: "#next" },
      UNKNOWN: {
        actions: [
          { type: "settle", params: { id } },
          { type: "say", params: { what: "message", id: `intake.${id}.unknown` } },
        ],
        target: "#next",
      },
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
    { target: "free" },
  ],
});
