import type { ConversationEvent } from "../../flows/events.ts";
import { deadlines } from "../denial/deadline.ts";
import { bare } from "./search-words.ts";
import type { Situation } from "./situation.ts";

/** What a question about the own case is answered with; nothing when the guidance answers it, or the case cannot yet. */
export function ownCaseEvent(
  text: string,
  answer: string | undefined,
  situation: Situation,
): ConversationEvent | undefined {
  const asks = (id: string) => isWhole(text, `search.${id}`, situation);
  const isShown = situation.memory.shown !== undefined;
  if (asksWhy(text, situation)) return { type: "WHY" };
  if (asks("own_meaning")) return { type: "SIMPLER" };
  if (asks("own_right")) return rightEvent(situation);
  if (asks("own_dates") && knowsDay(situation)) return { type: "CARD", card: "deadline" };
  const asksSteps = asks("own_steps");
  if (isShown && (asksSteps || FIRST_STEPS.includes(answer ?? ""))) return { type: "REPEAT" };
  return asksSteps ? { type: "ANSWER", answer: "faq.what-first" } : undefined;
}

/** Whether the words, as a whole, ask about the own case. */
export const asksOwnCase = (text: string, situation: Situation): boolean =>
  asksWhy(text, situation) || OWN.some((id) => isWhole(text, `search.${id}`, situation));

const OWN = ["own_dates", "own_steps", "own_meaning", "own_right"];

/** Answers that a result with its steps says better. */
const FIRST_STEPS = ["faq.what-first", "faq.what-today"];

/** "Can they do that": what they did, as far as it is known. */
function rightEvent({ memory: { facts } }: Situation): ConversationEvent {
  if (facts.cut_short === "yes") return { type: "ANSWER", answer: "faq.care-being-cut" };
  if (facts.approved === "yes") return { type: "ANSWER", answer: "faq.deny-after-approval" };
  return { type: "CARD", card: "rights" };
}

const knowsDay = ({ memory, today }: Situation): boolean =>
  deadlines(memory.facts, today).rows.some(({ date }) => date !== undefined);

/** "Why do you need my state": about what I ask, in a few words. */
const asksWhy = (text: string, { words }: Situation): boolean =>
  bare(text).split(" ").length <= FEW &&
  words.list("search.own_why").some((start) => `${bare(text)} `.startsWith(`${bare(start)} `));

const FEW = 9;

/** Whether the words are one of a list, but for small words before them. */
function isWhole(text: string, list: string, { words }: Situation): boolean {
  const line = ` ${bare(text)}`;
  const before = words.list("search.lead_ins").map(bare);
  return words.list(list).some((phrase) => {
    const rest = line.endsWith(` ${bare(phrase)}`) ? line.slice(0, -bare(phrase).length).trim() : undefined;
    return rest === "" || (rest !== undefined && before.includes(rest));
  });
}
