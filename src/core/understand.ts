import type { ConversationEvent } from "../../flows/events.ts";
import type { TwoWays } from "../../flows/memory.ts";
import { isQuestion, placeOf } from "../../flows/prompts.ts";
import { questionOf } from "../denial/asking.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { merge } from "../denial/merge.ts";
import { question } from "../denial/questions.ts";
import { danger, strikeOut } from "../denial/safety.ts";
import { chosen, chosenMany, exactly, isWrongNumber } from "./choose.ts";
import { commandEvent } from "./command-event.ts";
import { ANY, type Turn } from "./contract.ts";
import { pickedClaim } from "./files-as-one.ts";
import { formEvents } from "./form.ts";
import { factsEvent, freely } from "./freely.ts";
import { read } from "./read.ts";
import { readAnswer } from "./read-answer.ts";
import { choicesOf, type Situation } from "./situation.ts";

/** Longer texts are read up to here; the person is told. */
const LONGEST = 20_000;

/** A day that was picked in a calendar. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a turn means here, as events in order. Files are read elsewhere, for that takes time. */
export function understand(turn: Turn, situation: Situation): ConversationEvent[] {
  if (turn.form) return formEvents(turn.form, situation);
  if (turn.choice) return pressed(turn.choice, turn.text, situation);
  if (turn.text !== undefined) return said(turn.text, situation);
  return [];
}

function pressed(choice: NonNullable<Turn["choice"]>, text: string | undefined, situation: Situation) {
  const [id = ""] = choice.ids;
  if (choice.prompt === ANY) return pressedAnytime(id, text, situation);
  const words = choice.ids.length === 0 ? text : undefined;
  if (words && (danger(words) || choice.prompt === situation.prompt)) return said(words, situation);
  if (choice.prompt !== situation.prompt) return [{ type: "CLOSED" } as const];
  if (DAY.test(id)) return said(id, situation);
  const events = chosenEvents(choice.ids, situation);
  return events.length > 0 ? events : [{ type: "CLOSED" } as const];
}

function pressedAnytime(id: string, text: string | undefined, situation: Situation): ConversationEvent[] {
  if (id === "start" && text) return said(text, situation);
  // Whoever comes by a command or an invitation has not seen the welcome yet, with what is kept and what this is not.
  if (id === "start" && situation.prompt === "welcome") return [{ type: "GREETING" }];
  const event = commandEvent(text ? { id, rest: text } : { id }, situation);
  return [event ?? { type: "CLOSED" }];
}

/** The events of picked choices; none when an id is not one of the open question's. */
function chosenEvents(ids: string[], situation: Situation): ConversationEvent[] {
  const { prompt, memory } = situation;
  if (isQuestion(prompt)) return questionAnswered(ids, situation);
  const [id = ""] = ids;
  if (prompt === "reading") return pickedReading(id, memory.readings);
  const places = ids.flatMap((one) => placeOf(prompt)?.choices[one] ?? []);
  const days = places.filter((place) => typeof place === "number");
  if (days.length > 0) return [{ type: "DAYS", days }];
  return places.slice(0, 1).map((type) => ({ type }) as ConversationEvent);
}

/** A reading that was picked answers the question of its field. */
function pickedReading(id: string, readings: TwoWays | undefined): ConversationEvent[] {
  const facts = readings?.options[Number(id)]?.facts;
  if (!readings || !facts) return [{ type: "SKIP" }];
  const [field] = Object.keys(facts) as Field[];
  const question = field && questionOf(field);
  return pickedClaim(readings, facts) ?? [{ type: "FACTS", facts, ...(question ? { question } : {}) }];
}

function questionAnswered(ids: string[], { prompt, memory }: Situation): ConversationEvent[] {
  if (!isQuestion(prompt)) return [];
  const { choices = {} } = question(prompt);
  const told = ids.flatMap((id) => (Object.hasOwn(choices, id) ? (choices[id] ?? []) : []));
  const known = told.filter((one): one is Facts => one !== "unknown");
  if (told.length > 0 && known.length === 0) return [{ type: "UNKNOWN" }];
  const facts = known.reduce<Facts>((all, one) => merge(all, one), {});
  return known.length > 0 ? [{ type: "FACTS", facts, question: prompt, replace: memory.must === prompt }] : [];
}

/** The order of reading: safety, a bare answer, commands, corrections, questions, facts; then what is left. */
function said(raw: string, situation: Situation): ConversationEvent[] {
  const text = clean(raw);
  if (!text) return [{ type: "PROBLEM", id: "intake.problems.empty" }];
  const state = danger(text);
  if (state === "crisis") return [{ type: "CRISIS" }];
  if (state === "emergency") return [{ type: "EMERGENCY" }];
  const struck = strikeOut(text);
  return [
    ...(raw.length > LONGEST ? [{ type: "PROBLEM", id: "intake.problems.too_long" } as const] : []),
    ...struckEvents(struck.found, situation),
    ...(state === "about_treatment" ? [{ type: "ABOUT_TREATMENT" } as const] : []),
    ...withComfort(struck.text, meaning(struck.text, situation), situation),
  ];
}

/** Fear and anger are heard first, then what else was said. */
function withComfort(text: string, events: ConversationEvent[], situation: Situation): ConversationEvent[] {
  const { tells } = situation.words.vocabulary;
  const comfort: ConversationEvent[] = [
    ...(runsOut(text, situation) ? [{ type: "PROBLEM", id: "common.runs_out" } as const] : []),
    ...(tells("loss", text) ? [{ type: "PROBLEM", id: "common.loss" } as const] : []),
    ...(tells("upset", text) ? [{ type: "UPSET" } as const] : []),
  ];
  if (comfort.length === 0) return events;
  return [...comfort, ...events.filter(({ type }) => type !== "UPSET" && type !== "NOT_UNDERSTOOD")];
}

/** A medicine that is nearly gone comes before all papers. */
const runsOut = (text: string, { words, memory, today }: Situation): boolean =>
  words.vocabulary.tells("runs_out", text) &&
  (read(text, { today }).facts.service_type ?? memory.facts.service_type) === "medication";

/** Two denials in one case would mix their dates: of two only one is told first, and another one is kept out. */
function severalDenials(text: string, { words, memory }: Situation): ConversationEvent[] | undefined {
  const { tells } = words.vocabulary;
  if (tells("two", text)) return [{ type: "PROBLEM", id: "common.two_denials" }];
  const { notice_date, progress } = memory.facts;
  // While an appeal is open, another denial is its answer.
  const isBegun = (notice_date !== undefined || memory.shown !== undefined) && !progress?.startsWith("appeal");
  return isBegun && tells("another", text) ? [{ type: "PROBLEM", id: "common.another_denial" }] : undefined;
}

/** Control characters out, except line breaks and tabs, which tables need. */
const clean = (raw: string): string =>
  raw
    .slice(0, LONGEST)
    .normalize("NFC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .trim();

function struckEvents(found: string[], { words }: Situation): ConversationEvent[] {
  if (found.length === 0) return [];
  const kinds = found.map((kind) => words.text(`common.kinds.${kind}`)).join(", ");
  return [{ type: "PROBLEM", id: "common.struck", params: { kinds } }];
}

function meaning(text: string, situation: Situation): ConversationEvent[] {
  if (situation.prompt === "crisis" && situation.words.vocabulary.tells("safe", text)) return [{ type: "SAFE" }];
  const several = severalDenials(text, situation);
  if (several) return several;
  const choices = choicesOf(situation);
  const bare = exactly(text, choices);
  if (bare) return chosenEvents([bare], situation);
  const command = situation.words.vocabulary.command(text);
  const short = command?.id !== "explain" && text.split(/\s+/).length <= 3 ? answerRead(text, situation) : undefined;
  if (short) return [short];
  const event = command && commandEvent(command, situation);
  if (event) return [event];
  const picked = pick(text, choices, situation);
  if (picked) return chosenEvents(picked, situation);
  return freely(text, choices.length > 0 && isWrongNumber(text, choices) ? choices.length : 0, situation);
}

function pick(text: string, choices: ReturnType<typeof choicesOf>, { prompt }: Situation): string[] | undefined {
  const many = prompt === "remind" || (isQuestion(prompt) && question(prompt).kind === "many");
  if (many) return chosenMany(text, choices);
  const one = chosen(text, choices);
  return one ? [one] : undefined;
}

/** A short text that answers the open question in its own field, such as "CA" or "March 3". */
function answerRead(text: string, situation: Situation): ConversationEvent | undefined {
  if (!isQuestion(situation.prompt) || question(situation.prompt).choices) return undefined;
  const { facts } = readAnswer(text, situation);
  const fields = question(situation.prompt).fields;
  if (!fields.some((field) => facts[field] !== undefined)) return undefined;
  return factsEvent(facts, {}, situation, false);
}
