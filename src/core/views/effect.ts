import { type Deadlines, deadlines } from "../../denial/deadline.ts";
import type { Facts } from "../../denial/facts.ts";
import type { QuestionId } from "../../denial/questions.ts";
import { restored } from "../../denial/undo.ts";
import type { Block } from "../contract.ts";
import type { Situation } from "../situation.ts";
import { comparison } from "./comparison.ts";
import { dateNote, datesOf } from "./dates.ts";
import { firstNote } from "./first.ts";
import { shortResult, stageOf } from "./result.ts";

/** What an answer given after the result changed. Where the whole result is shown again, that says it all. */
export function effect(id: QuestionId | undefined, situation: Situation): Block[] {
  const { memory, words } = situation;
  if (!memory.shown || id === undefined) return [];
  const { urgent, who } = memory.facts;
  const say = (name: string): Block[] => [{ type: "text", text: words.text(`result.effects.${name}`) }];
  if (id === "deadline" || id === "sent" || id === "decided") return dated(situation);
  if (id === "plan") return [...say(isSameDay(situation) ? "plan_same" : "plan"), ...dated(situation)];
  if (id === "urgent" && urgent) return say(`urgent_${urgent}`);
  if (id === "who") return who && who !== "me" ? say(`who_${who}`) : say("noted");
  if (id === "bill") return say(memory.facts.bill === "bill" || memory.facts.bill === "collections" ? "bill" : "noted");
  if (id === "details") return compared(memory.facts) ? comparison(memory.facts, situation) : say("details");
  if (id === "state") return say("state");
  return say("noted");
}

/** With both codes there is something to see. */
const compared = ({ stage, codes_approved, codes_billed }: Facts): boolean =>
  stage !== "pre" && codes_approved !== undefined && codes_billed !== undefined;

/** Before the last answer, the next date was the same. */
function isSameDay(situation: Situation): boolean {
  const next = datesOf(situation).next?.date;
  return next !== undefined && next === datesBefore(situation).next?.date;
}

const datesBefore = ({ memory, today }: Situation): Deadlines => deadlines(factsBefore(memory), today);

const factsBefore = ({ facts, past }: Situation["memory"]): Facts => restored(facts, past.at(-1)?.was ?? {});

/** The date as it is now; when it turned out to have passed, or not, the steps change with it. */
function dated(situation: Situation): Block[] {
  const { memory } = situation;
  const dates = datesOf(situation);
  const isOther = stageOf(memory.facts, dates) !== stageOf(factsBefore(memory), datesBefore(situation));
  return isOther ? shortResult(situation) : [...firstNote(dates, situation), dateNote(dates, situation)];
}
