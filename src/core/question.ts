import type { Messages } from "./messages.ts";
import { bare } from "./search-words.ts";

/** The longest question, in words; more is a story. */
const LONGEST = 25;

/** A procedure code or a long number: something to read. */
const FACTS = /\d{5}/;

/**
 * Tells a question ("can they deny after approving?") from a story that ends in one ("MRI was denied, what now?"), whose facts
 * must be read. In doubt it is a story.
 */
export function createIsQuestion(messages: Messages, language: string): (words: string) => boolean {
  const list = (id: string) => messages.list(language, `search.${id}`).map(bare);
  const leadIns = list("lead_ins");
  const starts = list("question_starts");
  const startsWithMark = [...starts, ...list("question_words")];
  const story = list("story");
  return (words) => {
    if (FACTS.test(words)) return false;
    const [first = "", ...others] = words.trim().split(/[.!?;\n]+(?:\s|$)/);
    if (others.some(bare) || first.split(" ").length > LONGEST) return false;
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
