import type { ConversationEvent } from "../../flows/events.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { read } from "./read.ts";
import type { Situation } from "./situation.ts";

/** What may be named as wrong beside a date: lists first, then single values. */
const NAMED: readonly Field[] = ["carc_rarc", "codes_billed", "codes_approved", "icd10", "state", "plan_type"];

/** "October 3, not October 5" or "CO-50, not CO-197" mends what is named as wrong, whichever it is. */
export function valueInstead(text: string, situation: Situation): ConversationEvent | undefined {
  const halves = situation.words.vocabulary.instead(text);
  return halves && (dateInstead(halves, situation) ?? namedInstead(halves, situation));
}

function dateInstead(halves: readonly string[], { memory, today }: Situation): ConversationEvent | undefined {
  const [right, wrong] = halves.map((half) => read(half, { today, open: "notice_date" }).facts.notice_date);
  if (!right || !wrong) return undefined;
  const field = (Object.keys(memory.facts) as Field[]).find((field) => memory.facts[field] === wrong);
  return field && mended({ [field]: right });
}

function namedInstead(halves: readonly string[], { memory, today }: Situation): ConversationEvent | undefined {
  for (const field of NAMED) {
    const known = memory.facts[field];
    const [right, wrong] = halves.map((half) => [read(half, { today, open: field }).facts[field] ?? []].flat());
    if (!right?.length || !wrong?.length || ![known].flat().includes(wrong[0] as never)) continue;
    const left = [known].flat().filter((one) => !wrong.includes(one as never));
    return mended({ [field]: Array.isArray(known) ? [...left, ...right] : right[0] } as Facts);
  }
  return undefined;
}

const mended = (facts: Facts): ConversationEvent => ({ type: "FACTS", facts, replace: true });
