import type { ConversationEvent } from "../../flows/events.ts";

/** The ten-turn conversation that every subject holds: as typed, and as the events that the core makes of it. */
export const TEXTS = [
  "start",
  "after the care, and we had an approval",
  "no approval on file",
  "CO-197",
  "the code or the service",
  "nothing yet",
  "letter dated November 1, 2026",
  "job",
  "no bill yet",
  "status",
];

export const EVENTS: ConversationEvent[] = [
  { type: "START" },
  { type: "FACTS", facts: { stage: "post", approved: "yes" }, question: "when" },
  { type: "FACTS", facts: { reasons: ["no_auth"] }, question: "reason" },
  { type: "FACTS", facts: { carc_rarc: ["CO-197"] }, question: "codes" },
  { type: "FACTS", facts: { differs: ["code"] }, question: "match" },
  { type: "FACTS", facts: { progress: "nothing" }, question: "progress" },
  { type: "FACTS", facts: { notice_date: "2026-11-01" }, question: "deadline" },
  { type: "FACTS", facts: { plan_type: "employer_insured" }, question: "plan" },
  { type: "FACTS", facts: { bill: "none" }, question: "bill" },
  { type: "STATUS" },
];
