import type { ConversationEvent, Evidence } from "../../flows/events.ts";
import { isQuestion } from "../../flows/prompts.ts";
import { isOpen } from "../denial/asking.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { changes, DECIDING, merge } from "../denial/merge.ts";
import { question } from "../denial/questions.ts";
import type { Reading } from "../denial/read/index.ts";
import { languageEvent, questionEvent } from "./command-event.ts";
import { formEvents } from "./form.ts";
import { valueInstead } from "./instead.ts";
import { isOtherLetter, whichLetter } from "./other-letter.ts";
import { asksAnything, factsBeside, stageAlone } from "./question-told.ts";
import { read } from "./read.ts";
import { looseDate, readAnswer } from "./read-answer.ts";
import type { Situation } from "./situation.ts";

/** Longer words are a story, not a question that lost its mark. */
const LONGEST_QUESTION = 300;

/** So few words hold no story. */
const FEW = 12;

/**
 * What words say that are neither a choice nor a command: a correction, a question, facts, a date, or nothing known.
 * `choices` is how many the open question has, when the words are a number that none of them has.
 */
export function freely(text: string, choices: number, situation: Situation): ConversationEvent[] {
  const { words, prompt } = situation;
  if (prompt === "call") return formEvents({ prompt, values: { call_note: text } }, situation);
  const language = languageEvent(text, situation);
  if (language) return [language];
  const corrected = answersYesNo(text, situation) ? undefined : words.vocabulary.correction(text);
  if (corrected === undefined && asksAnything(text, situation)) {
    const beside = factsBeside(text, situation);
    const told = beside ? [factsEvent(beside.facts, beside.evidence, situation, false)] : [];
    return [...told, questionEvent(text, situation)];
  }
  if (corrected === "") return [{ type: "CHANGE" }];
  const mended = valueInstead(corrected ?? text, situation);
  if (mended) return [mended];
  const events = readingEvents(readAnswer(corrected || text, situation), corrected !== undefined, text, situation);
  return events.length > 0 ? events : [unread(text, choices, corrected, situation)];
}

/** Nothing was read: a wrong number, a lone date, something to change, a question, or not understood. */
function unread(text: string, choices: number, corrected: string | undefined, situation: Situation): ConversationEvent {
  if (choices > 0) return { type: "PROBLEM", id: "intake.problems.number", params: { most: String(choices) } };
  const dated = looseDate(corrected || text, situation);
  if (dated) return corrected ? datesCorrected(dated, situation) : dated;
  if (corrected !== undefined) return { type: "CHANGE" };
  const stage = stageAlone(text, situation);
  if (stage) return factsEvent(stage.facts, stage.evidence, situation, false);
  return topicNamed(text, situation) ?? notUnderstood(text, situation);
}

/** A question that was not heard as one still has its mark. */
const notUnderstood = (text: string, situation: Situation): ConversationEvent =>
  /\p{L}.*\?\s*$/su.test(text) ? questionEvent(text, situation) : { type: "NOT_UNDERSTOOD" };

/** "No, February 3" corrects the date that was told, when only one was. */
function datesCorrected(dated: ConversationEvent, { memory }: Situation): ConversationEvent {
  const options = dated.type === "READINGS" ? dated.readings.options : [];
  const known = options.filter(({ facts }) => (Object.keys(facts) as Field[]).some((field) => memory.facts[field]));
  const [only, ...others] = known;
  return only && others.length === 0 ? { type: "FACTS", facts: only.facts, replace: true } : dated;
}

/** Words such as "peer to peer" or "my hearing date" that name what the guidance knows. */
function topicNamed(text: string, { words, today }: Situation): ConversationEvent | undefined {
  if (!/\p{L}{3}/u.test(text) || text.length > LONGEST_QUESTION) return undefined;
  if (read(text, { today }).unclear.length > 0) return undefined;
  const term = words.answers.explain(text);
  if (term) return { type: "EXPLAIN", term: term.id };
  const answer = words.answers.named(text);
  return answer && { type: "ANSWER", answer: answer.id };
}

/**
 * "No, it was last week" answers a question that has a "no". Elsewhere it corrects; so do "no, that's wrong" and words
 * that say otherwise than what is known.
 */
function answersYesNo(text: string, { prompt, words, memory, today }: Situation): boolean {
  const choices = isQuestion(prompt) ? (question(prompt).choices ?? {}) : {};
  const rest = words.vocabulary.correction(text) ?? text;
  const [first = ""] = text.split(/[\s,.;!]+/);
  const isLonger = text.slice(0, text.length - rest.length).trim().length > first.length + 1;
  if (!("no" in choices) || isLonger) return false;
  if (!["yes", "no"].includes(words.vocabulary.command(first)?.id ?? "")) return false;
  return rest === text || changes(memory.facts, read(rest, { today }).facts, true).length === 0;
}

function readingEvents(reading: Reading, replace: boolean, text: string, situation: Situation): ConversationEvent[] {
  const { evidence, unclear } = reading;
  if (isOffTopic(reading.facts, situation)) return [{ type: "PROBLEM", id: "common.off_topic" }];
  const isBare = isBareAnswer(reading, situation);
  const heard = isBegun(situation) ? withinScope(reading.facts) : reading.facts;
  const facts = isBare || replace ? withoutSound(heard) : heard;
  const shown = isBare && text.length <= 80 ? {} : evidence;
  if (!replace && isOtherLetter(facts, text, situation)) return [whichLetter(facts, situation)];
  const problems = unclear.filter(({ readings }) => readings.length === 0);
  const two = unclear.find(({ readings }) => readings.length > 0);
  const events: ConversationEvent[] = problems.map(({ id, words }) => ({ type: "PROBLEM", id, params: { words } }));
  if (two) {
    const readings = { id: two.id, words: two.words, options: two.readings };
    return [...events, { type: "READINGS", readings, facts, evidence: shown }];
  }
  // How a sentence sounds adds nothing to "there is no such day".
  const isSound = Object.keys(facts).every((field) => field === "hints");
  if (isSound && (events.length > 0 || saysNothing(facts, text, situation))) return events;
  return Object.keys(facts).length > 0 ? [...events, factsEvent(facts, shown, situation, replace)] : events;
}

/** A few words that only sound like a case tell nothing once there is one, or where they name a topic; at first they begin one. */
const saysNothing = (facts: Facts, text: string, situation: Situation): boolean =>
  situation.prompt !== "welcome" &&
  Object.keys(facts).length > 0 &&
  text.split(/\s+/).length <= FEW &&
  (situation.memory.shown !== undefined || topicNamed(text, situation) !== undefined);

/** A denial was told of, if only by how the words sounded. */
function isBegun({ memory: { facts } }: Situation): boolean {
  const { "out-of-scope": off = 0, ...others } = facts.hints ?? {};
  return Object.keys(facts).some((field) => field !== "hints") || Math.max(0, ...Object.values(others)) > off;
}

/** What says something of the denial itself, whatever else it is about. */
const TELLING: readonly Field[] = [
  "reasons",
  "carc_rarc",
  "plan_type",
  "state",
  "progress",
  "codes_billed",
  "who",
  "notice_date",
  "deadline_date",
];

/** A weight of words on another matter that no words on the plan outweigh. */
const SURELY = 10;

/** Less than this may be said of anything. */
const HARDLY = 4;

/** Somebody who told of a denial and then asks about a car does not have another case; one line is enough. */
function isOffTopic({ hints = {}, ...told }: Facts, situation: Situation): boolean {
  const { "out-of-scope": off = 0, ...others } = hints;
  const best = Math.max(0, ...Object.values(others));
  return (
    isBegun(situation) && off > Math.max(best, HARDLY) && (off >= SURELY || !TELLING.some((field) => field in told))
  );
}

/** A word on another matter does not end a case that was told. */
function withinScope({ hints, ...facts }: Facts): Facts {
  const { "out-of-scope": _off, ...others } = hints ?? {};
  return Object.keys(others).length > 0 ? { ...facts, hints: others } : facts;
}

/** How an answer sounds says nothing where it tells no reason: "we had an approval" is no case of its own. */
function withoutSound({ hints, ...facts }: Facts): Facts {
  const isPlain = Object.keys(facts).length > 0 && !DECIDING.some((field) => field in facts);
  return isPlain || !hints ? facts : { ...facts, hints };
}

/** Just what was asked for was told: no need to say it back. */
const isBareAnswer = ({ facts, evidence }: Reading, { prompt, memory }: Situation): boolean =>
  isQuestion(prompt) &&
  Object.keys(evidence).every((field) => question(prompt).fields.includes(field as Field)) &&
  !isOpen(prompt, merge(memory.facts, facts));

/** What was told, and the open question when it answers it. */
export function factsEvent(
  facts: Facts,
  evidence: Evidence,
  { prompt, memory }: Situation,
  replace: boolean,
): ConversationEvent {
  const answers = isQuestion(prompt) && question(prompt).fields.some((field) => facts[field] !== undefined);
  const again = answers && memory.must === prompt;
  return { type: "FACTS", facts, evidence, replace: replace || again, ...(answers ? { question: prompt } : {}) };
}
