import type { Messages } from "./messages.ts";
import { LEAST, questionModel } from "./question-model.ts";
import { bare } from "./search-words.ts";

/** Whether words ask something. `telling`: they also name care or a day of the own case, so more must speak for it. */
export type IsQuestion = (words: string, telling?: boolean) => boolean;

/** The longest question, in words; more is a story. */
const LONGEST = { ruled: 25, heard: 45 };

/** A procedure code or a long number: something to read. */
const FACTS = /\d{5}/;

/**
 * Tells a question ("can they deny after approving?") from a story that ends in one ("MRI was denied, what now?"), whose facts
 * must be read: by a trained model where the language has one, else by how it begins. In doubt it is a story.
 */
export function createIsQuestion(messages: Messages, language: string): IsQuestion {
  const share = questionModel(language);
  const ruled = share ? undefined : createRule(messages, language);
  return (words, telling = false) => {
    if (FACTS.test(words) || !bare(words)) return false;
    if (!share) return ruled?.(words) ?? false;
    return words.split(/\s+/).length <= LONGEST.heard && share(words) >= (telling ? LEAST.telling : LEAST.plain);
  };
}

/** The rule for a language without a model: how a single sentence begins. */
function createRule(messages: Messages, language: string): (words: string) => boolean {
  const list = (id: string) => messages.list(language, `search.${id}`).map(bare);
  const leadIns = list("lead_ins");
  const starts = list("question_starts");
  const startsWithMark = [...starts, ...list("question_words")];
  const story = list("story");
  return (words) => {
    const [first = "", ...others] = words.trim().split(/[.!?;\n]+(?:\s|$)/);
    if (others.some(bare) || first.split(" ").length > LONGEST.ruled) return false;
    const marked = words.trim().endsWith("?");
    const line = withoutLeadIn(bare(first), leadIns);
    if (!opening(line, marked ? startsWithMark : starts)) return false;
    return (marked && !first.includes(",")) || !story.some((told) => ` ${line} `.includes(` ${told} `));
  };
}

const opening = (line: string, openings: string[]): string | undefined =>
  openings.find((start) => `${line} `.startsWith(`${start} `));

function withoutLeadIn(line: string, leadIns: string[]): string {
  const lead = opening(line, leadIns);
  return lead ? withoutLeadIn(line.slice(lead.length).trim(), leadIns) : line;
}
