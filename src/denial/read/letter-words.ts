import { matches } from "../matches.ts";
import type { Mention } from "./mention.ts";

const QUOTED = /["“]([^"“”\n]{12,290})["”]/g;
const ABOUT_DENIAL =
  /\b(?:not|no|non|denied|deny|unable|cannot|does not|did not|exceed\w*|expired|missing|incomplete|excluded|experimental|investigational|inconsistent|absent|invalid|different|requires?|must|lack\w*|insufficient|duplicate|only)\b/i;
const SENTENCE = /[^.!?\n|]{12,290}[.!?]?/g;
const OFFICIAL =
  /\b(?:(?:is|are|was|were|has been|have been) (?:therefore )?(?:denied|not covered|not payable)|we (?:are unable to|cannot|could not|have denied|denied|determined|did not)|does not meet|do not meet|not medically necessary|do not correspond|does not match|no extension on file|have not received|not received|does not guarantee|is excluded|not a covered|because you must|experimental|investigational)\b/i;
const PERSONAL = /\b(?:i|my|me|we're|our|im|i'm|ive)\b/i;
const RIGHTS = /appeal|right to|interpreter|disagree|language|discriminat/i;

/** The letter's own words for the denial: a quotation, or the sentence of a letter that says no. */
export function denialWords(text: string): Mention | undefined {
  for (const match of matches(text, QUOTED)) {
    const code = (match[1] ?? "").trim();
    const start = match.index + match[0].indexOf(code);
    if (ABOUT_DENIAL.test(code)) return { code, start, end: start + code.length };
  }
  if (text.length < 250) return undefined;
  for (const match of matches(text, SENTENCE)) {
    const code = match[0].trim();
    if (!OFFICIAL.test(code) || PERSONAL.test(code) || RIGHTS.test(code)) continue;
    const start = match.index + match[0].indexOf(code);
    return { code, start, end: start + code.length };
  }
  return undefined;
}
