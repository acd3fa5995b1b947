import type { ConversationEvent } from "../../flows/events.ts";
import { isQuestion } from "../../flows/prompts.ts";
import { codeMeanings } from "../denial/codes.ts";
import { dayToKeep } from "../denial/date-row.ts";
import { deadlines } from "../denial/deadline.ts";
import { once } from "../denial/once.ts";
import { QUESTION_IDS, type QuestionId } from "../denial/questions.ts";
import { ownCaseEvent } from "./own-case.ts";
import type { Situation } from "./situation.ts";
import type { Command } from "./vocabulary.ts";

/** Commands that are one event and need nothing else. */
const PLAIN: Record<string, ConversationEvent> = {
  start: { type: "START" },
  new: { type: "START_OVER" },
  help: { type: "HELP" },
  back: { type: "BACK" },
  skip: { type: "SKIP" },
  unknown: { type: "UNKNOWN" },
  why: { type: "WHY" },
  repeat: { type: "REPEAT" },
  simpler: { type: "SIMPLER" },
  status: { type: "STATUS" },
  "start-over": { type: "START_OVER" },
  forget: { type: "FORGET" },
  person: { type: "PERSON" },
  pause: { type: "PAUSE" },
  resume: { type: "RESUME" },
  keep: { type: "KEEP" },
  cases: { type: "CASES" },
  calendar: { type: "CALENDAR" },
  "cancel-reminders": { type: "CANCEL_REMINDERS" },
  "log-call": { type: "LOG_CALL" },
  close: { type: "CLOSE_CASE" },
  thanks: { type: "THANKS" },
  enough: { type: "ENOUGH" },
  hello: { type: "GREETING" },
  upset: { type: "UPSET" },
  yes: { type: "YES" },
  no: { type: "NO" },
  more: { type: "CARD", card: "more" },
  deadline: { type: "CARD", card: "deadline" },
  change: { type: "CHANGE" },
};

/** Where "cancel" means only this. */
const LEAVABLE: readonly Situation["prompt"][] = [
  "check",
  "remind",
  "call",
  "start_over",
  "forget",
  "reading",
  "crisis",
];

/** The event of a command, typed or pressed; nothing when its words name nothing that is known. */
export function commandEvent({ id, rest }: Command, situation: Situation): ConversationEvent | undefined {
  if (id === "change" && rest) return changeEvent(rest, situation);
  if (id === "explain") return rest ? explainEvent(rest, situation) : undefined;
  if (id === "ask") return rest ? questionEvent(rest, situation) : { type: "HELP" };
  if (id === "language") return rest ? languageEvent(rest, situation) : undefined;
  // While an appeal is open, "they approved it" is its good end; else it tells of the approval.
  if (id === "won") return situation.memory.facts.progress === "appeal_sent" ? { type: "CLOSE_CASE" } : undefined;
  if (id === "remind") return remindEvent(situation);
  if (id === "confirm") return { type: isQuestion(situation.prompt) ? "CONFIRMED" : "YES" };
  if (id === "cancel") return { type: LEAVABLE.includes(situation.prompt) ? "NO" : "START_OVER" };
  if (Object.hasOwn(PLAIN, id)) return PLAIN[id];
  const [kind, name] = id.split(/[:.]/, 2);
  return name ? named(kind, name, situation) : undefined;
}

function named(kind: string | undefined, name: string, situation: Situation): ConversationEvent | undefined {
  const { words } = situation;
  if (kind === "language") return languageEvent(name, situation);
  if (kind === "card") return { type: "CARD", card: name };
  if (kind === "change" && QUESTION_IDS.includes(name as QuestionId)) {
    return { type: "CHANGE", question: name as QuestionId };
  }
  if (kind === "faq" && words.messages.faq(words.language).some(({ id }) => id === name)) {
    return { type: "ANSWER", answer: `faq.${name}` };
  }
  return undefined;
}

/** Without a date there is nothing to remind of, and nothing to ask. */
const remindEvent = ({ memory, today }: Situation): ConversationEvent =>
  dayToKeep(deadlines(memory.facts, today)) ? { type: "REMIND" } : { type: "PROBLEM", id: "common.remind_no_date" };

function changeEvent(rest: string, { words }: Situation): ConversationEvent | undefined {
  const name = words.vocabulary.changeable(rest);
  return name ? { type: "CHANGE", question: name as QuestionId } : undefined;
}

function explainEvent(rest: string, { words }: Situation): ConversationEvent | undefined {
  const codes = rest.toUpperCase().split(/[\s,]+/);
  if (codes.every((code) => /^(CO|PR|OA|PI|CR)?-? ?([0-9]{1,3}|[A-Z]{1,2}[0-9]{1,3})$|^(CO|PR|OA|PI)$/.test(code))) {
    return codeMeanings(codes).length > 0 || /\d/.test(rest) ? { type: "CODES", codes } : undefined;
  }
  const term = words.answers.explain(rest);
  return term && { type: "EXPLAIN", term: term.id };
}

/** The answer to a question, from the own case where it asks for that; what a code means; or the nearest topics. */
export function questionEvent(text: string, situation: Situation): ConversationEvent {
  const { answers } = situation.words;
  const asked = answers.codes(text);
  if (asked?.meaning) return { type: "CODES", codes: asked.codes };
  const answer = answers.answer(text);
  const own = ownCaseEvent(text, answer?.id, situation);
  if (own) return own;
  if (answer) return { type: "ANSWER", answer: answer.id };
  if (asked) return { type: "CODES", codes: asked.codes };
  return { type: "NO_ANSWER", topics: answers.nearest(text, 3).map(({ id }) => id) };
}

/** Languages that people may ask for, whether we have them or not. */
const ASKED = ["en", "es", "zh", "vi", "tl", "ko", "ru", "ar", "ht", "fr", "pl", "pt", "it", "de", "ja", "fa", "hi"];

/** A language by its code, its English name and its own; made once, for the names are slow to come by. */
const NAMES = once(() =>
  ASKED.map((code) => {
    const nameIn = (language: string) => new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code;
    return { code, own: nameIn(code), all: [code, nameIn("en"), nameIn(code)].map((name) => name.toLowerCase()) };
  }),
);

/** "Spanish" or "español": the language to go on in, or that we lack it; nothing when the words name none. */
export function languageEvent(rest: string, { words }: Situation): ConversationEvent | undefined {
  const said = rest.toLowerCase().replace(/^(?:en|in) /, "");
  const code = NAMES().find(({ all }) => all.includes(said))?.code;
  if (!code) return undefined;
  if (words.messages.languages.includes(code)) return { type: "LANGUAGE", language: code };
  const ownName = (code: string) => NAMES().find((one) => one.code === code)?.own ?? code;
  const languages = words.messages.languages.map(ownName).join(", ");
  return { type: "PROBLEM", id: "common.language_missing", params: { asked: code, languages } };
}
