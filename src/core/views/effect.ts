import type { QuestionId } from "../../denial/questions.ts";
import type { Block } from "../contract.ts";
import type { Situation } from "../situation.ts";
import { dateNote, datesOf } from "./dates.ts";

/** What an answer given after the result changed. Where the whole result is shown again, that says it all. */
export function effect(id: QuestionId | undefined, situation: Situation): Block[] {
  const { memory, words } = situation;
  if (!memory.shown || id === undefined) return [];
  const { urgent, who } = memory.facts;
  const say = (name: string): Block[] => [{ type: "text", text: words.text(`result.effects.${name}`) }];
  if (id === "deadline" || id === "sent" || id === "decided") return [dateNote(datesOf(situation), situation)];
  if (id === "plan") return [...say("plan"), dateNote(datesOf(situation), situation)];
  if (id === "urgent" && urgent) return say(`urgent_${urgent}`);
  if (id === "who") return who && who !== "me" ? say(`who_${who}`) : say("noted");
  if (id === "bill") return say(memory.facts.bill === "bill" || memory.facts.bill === "collections" ? "bill" : "noted");
  if (id === "state" || id === "details") return say(id);
  return id === "progress" ? [] : say("noted");
}
