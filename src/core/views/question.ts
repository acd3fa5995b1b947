import { isQuestion, placeOf } from "../../../flows/prompts.ts";
import { isOpen, MOST_ANSWERS, wordingOf } from "../../denial/asking.ts";
import { dayToKeep } from "../../denial/date-row.ts";
import { type QuestionId, question } from "../../denial/questions.ts";
import type { Ask, FormField } from "../contract.ts";
import { dayName } from "../day-name.ts";
import { escapeText } from "../messages.ts";
import { choicesOf, type Situation } from "../situation.ts";
import { datesOf } from "./dates.ts";

/** The open question as the person sees it; nothing where none stands. */
export function askOf(situation: Situation): Ask | undefined {
  const { prompt } = situation;
  if (isQuestion(prompt)) return questionAsk(prompt, situation);
  return placeOf(prompt) ? placeAsk(situation) : undefined;
}

function questionAsk(id: QuestionId, situation: Situation): Ask {
  const { words, memory } = situation;
  const { kind } = question(id);
  const label = labelOf(id, situation);
  const choices = choicesOf(situation).map(({ id, label }) => ({ id, label }));
  return {
    prompt: id,
    kind,
    label: memory.shown && memory.must !== id ? `${words.text("intake.more")} ${label}` : label,
    hint: questionText(id, "hint", situation),
    ...(memory.shown || !isOpen(id, memory.facts) ? {} : { progress: progress(situation) }),
    ...(choices.length > 0 ? { choices } : {}),
    ...(kind === "form" ? { fields: question(id).fields.map((field) => formField(field, situation)) } : {}),
  };
}

/** A question's words as they fit what is known. */
export function questionText(id: QuestionId, part: "ask" | "hint" | "why" | "simple", situation: Situation): string {
  const wording = wordingOf(id, situation.memory.facts);
  return situation.words.text(`intake.${wording}.${part}`);
}

/** After a miss or a step back the same words would not help: it is asked in others, never twice the same. */
function labelOf(id: QuestionId, situation: Situation): string {
  const { words, memory } = situation;
  const again = words.list(question(id).choices ? "intake.again" : "intake.again_open")[memory.misses - 2];
  return again ?? questionText(id, memory.misses > 0 || memory.must === id ? "simple" : "ask", situation);
}

const progress = ({ words, memory }: Situation): string =>
  words.text("intake.progress_of", { at: Math.min(memory.answers + 1, MOST_ANSWERS), most: MOST_ANSWERS });

function placeAsk(situation: Situation): Ask {
  const { prompt = "", words } = situation;
  const place = placeOf(situation.prompt);
  const choices = choicesOf(situation).map(({ id, label }) => ({ id, label }));
  return {
    prompt,
    kind: place?.kind ?? "one",
    label: placeLabel(situation),
    ...(prompt === "call" ? { hint: words.text("common.call_hint") } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...(place?.fields ? { fields: place.fields.map((field) => formField(field, situation)) } : {}),
  };
}

function placeLabel(situation: Situation): string {
  const { prompt, words, memory } = situation;
  if (prompt === "welcome") return welcome(situation);
  if (prompt === "reading")
    return words.text(memory.readings?.id ?? "", { words: escapeText(memory.readings?.words ?? "") });
  const date = prompt === "remind" ? dayToKeep(datesOf(situation)) : undefined;
  return words.text(`common.${prompt}_ask`, date ? { date: dayName(date, situation) } : {});
}

/** The long welcome once, then a short one, each time in other words. */
function welcome({ words, memory, welcomed }: Situation): string {
  const short = words.list("common.welcome_again");
  return (welcomed && short[memory.misses % short.length]) || words.text("common.welcome");
}

function formField(id: string, { words, memory }: Situation): FormField {
  const known: unknown = (memory.facts as Record<string, unknown>)[id];
  const value = Array.isArray(known) ? known.join(", ") : known;
  return {
    id,
    label: words.text(`intake.fields.${id}`),
    kind: id.endsWith("_date") ? "date" : "text",
    ...(typeof value === "string" ? { value } : {}),
  };
}
