import { readFileSync } from "node:fs";
import type { ConversationEvent } from "../../flows/events.ts";
import { createAnswers } from "../../src/core/answer.ts";
import { loadMessages } from "../../src/core/messages.ts";
import type { Situation } from "../../src/core/situation.ts";
import { at, take } from "../../src/core/take.ts";
import { understand } from "../../src/core/understand.ts";
import { readVocabulary } from "../../src/core/vocabulary.ts";

/** A message that was labelled by hand. */
export interface Labelled {
  text: string;
  kind: "question" | "story" | "other";
  /** What answers it: any of these; `codes` is what a claim code means. None: nothing that is known. */
  topics?: string[];
}

/** The half of the labelled messages that nothing is learned from. */
export const measured: readonly Labelled[] = readFileSync(new URL("questions/measured.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

export const messages = loadMessages(new URL("../../messages/", import.meta.url));
const words: Situation["words"] = {
  messages,
  language: "en",
  answers: createAnswers(messages, "en"),
  vocabulary: readVocabulary(messages, "en"),
  text: (id, params) => messages.text("en", id, params),
  list: (id, params) => messages.list("en", id, params),
};

/** What a message means after `before` was said. */
export function heard(text: string, before: ConversationEvent[] = [{ type: "START" }]): ConversationEvent[] {
  const today = Temporal.PlainDate.from("2026-11-22");
  const base = { language: "en", words, today, code: "ABC-123", keepDays: 30, welcomed: true };
  return understand({ id: "1", person: "p", conversation: "c", text }, at(take(undefined, before).place, base));
}

/** What answers a question, for there are several ways; nothing for what is no answer. */
export function answerOf(events: readonly ConversationEvent[]): string | undefined {
  for (const event of events) {
    if (event.type === "ANSWER") return event.answer;
    if (event.type === "CODES") return "codes";
    if (event.type === "EXPLAIN") return `term.${event.term}`;
    if (event.type === "CARD") return `card.${event.card}`;
  }
  return undefined;
}

/** Whether a message was heard as a question, answered or not. */
export const isAsked = (events: readonly ConversationEvent[]): boolean =>
  answerOf(events) !== undefined || events.some(({ type }) => type === "NO_ANSWER");
