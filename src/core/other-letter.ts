import type { ConversationEvent } from "../../flows/events.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { dayName } from "./day-name.ts";
import { whichDay } from "./form.ts";
import type { Situation } from "./situation.ts";

const DAYS_OF: readonly Field[] = ["notice_date", "decision_date", "appeal_sent_date"];

/**
 * Whether another day than the known letter's was told by words that name no letter, such as "the rep said no again on
 * November 10". The last day hangs on the first letter, so it is asked and never replaced.
 */
export function isOtherLetter(
  { notice_date: day }: Facts,
  text: string,
  { memory, prompt, words }: Situation,
): boolean {
  const known = memory.facts.notice_date;
  const isAsked = prompt === "deadline" || prompt === "decided" || memory.must !== undefined;
  return (
    day !== undefined && known !== undefined && day !== known && !isAsked && !words.vocabulary.tells("letter", text)
  );
}

/** Asks what that day is the date of; what else was told is kept. */
export function whichLetter({ notice_date: day = "", ...facts }: Facts, situation: Situation): ConversationEvent {
  return { type: "READINGS", readings: whichDay(day, dayName(day, situation), DAYS_OF), facts };
}
