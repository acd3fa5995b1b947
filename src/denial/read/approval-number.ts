import { matches } from "../matches.ts";
import type { Mention } from "./mention.ts";

const CANDIDATE = /(?<![\w$.,/-])(?=[A-Z-]{0,8}\d)[A-Z0-9]+(?:-[A-Z0-9]+){0,4}(?![\w/]|[.,]\d)/gi;
const WORD =
  "(?:prior[ -]?auth\\w*|pre[ -]?auth\\w*|pre[ -]?cert\\w*|authori[sz]\\w*|auths?|approval|approved|pa|autorizaci[oó]n|aprobaci[oó]n|certification|affirmation)";
const NUMBER = "(?:number|no\\.?|num\\.?|nr\\.?|#|id|ref\\w*|code|n[uú]mero|n[º°]|confirmation|tracking)";
const LABEL = new RegExp(
  `\\b${WORD}\\s*${NUMBER}?\\s*${NUMBER}?\\s*(?:is|was|es|on file|:|#|=|\\(|-|,|"|for it|no\\.|ending(?: in| with)?|ends(?: in)?|last (?:4|four)(?: digits)?)*\\s*$`,
  "i",
);
const SAID_NUMBER = new RegExp(
  `\\b${WORD}\\b[^.\\n]{0,40}\\b(?:${NUMBER})\\s*(?:is|was|es|:|#|ending in|ends in)?\\s*$`,
  "i",
);
const NUMBER_BEFORE = new RegExp(
  `(?:\\b(?:the|my|el)\\s+)?(?:reference|ref\\.?|confirmation)?\\s*${NUMBER}\\s*(?:is|was|es|:|#)*\\s*$`,
  "i",
);
const AFTER = /^\s*\(?\s*(?:is the |was the )?(?:pre-?auth|prior auth|authorization|approval|auth\b|preauthorization)/i;
const OTHER =
  /\b(?:claim|member|phone|call|fax|account|acct|group|policy|case|npi|tax|invoice|line|cpt|hcpcs|procedure|code|codes|dx|rev)\s*(?:number|no\.?|#|id)?\s*[:#]?\s*$/i;

/** The approval's own number, or the last characters of it; never a procedure code, date or phone number. */
export function approvalNumber(text: string, taken: readonly Mention[]): Mention | undefined {
  if (!/\b(?:auth|approv|pre-?cert|pa\b|pre-?auth|autoriz|aprob|affirm)/i.test(text)) return undefined;
  let second: Mention | undefined;
  for (const match of matches(text, CANDIDATE)) {
    const mention = { code: match[0], start: match.index, end: match.index + match[0].length };
    if (
      taken.some((other) => other.start < mention.end && mention.start < other.end && other.code !== mention.code) ||
      isOther(mention.code)
    )
      continue;
    const sure = labelled(text, mention);
    const code = taken.some((other) => other.start === mention.start);
    if (sure === 2 && (!code || /(?:number|no\.?|#)\s*:?\s*$/i.test(text.slice(0, mention.start)))) return mention;
    if (sure === 1 && !code) second ??= mention;
  }
  return second;
}

function labelled(text: string, { start, end }: Mention): 0 | 1 | 2 {
  const before = text.slice(Math.max(0, start - 70), start);
  const line = before.slice(before.lastIndexOf("\n\n") + 1);
  if (/,\s*PA\s+$/.test(line) && /^\d{5}$/.test(text.slice(start, end))) return 0;
  if (LABEL.test(line)) return 2;
  if (OTHER.test(line)) return 0;
  if (SAID_NUMBER.test(line)) return 2;
  if (NUMBER_BEFORE.test(line)) return AFTER.test(text.slice(end, end + 40)) ? 2 : /number is\s*$/i.test(line) ? 1 : 0;
  return AFTER.test(text.slice(end, end + 40)) && /[A-Z]/i.test(text.slice(start, end)) ? 1 : 0;
}

/** Dates, years, phone numbers, short counts, and words that are no number. */
function isOther(code: string): boolean {
  const digits = code.replace(/\D/g, "");
  if (digits.length < 3 || code.length < 4) return true;
  if (/^\d{1,2}-\d{1,2}-\d{2,4}$|^\d{4}-\d{1,2}-\d{1,2}$|^(?:19|20)\d\d$/.test(code)) return true;
  if (/^(?:1-)?\d{3}-\d{3}-\d{4}$|^\d{3}-\d{4}$|^\d+(?:st|nd|rd|th|k|am|pm|mg|hr|hrs|x)$/i.test(code)) return true;
  return /^(?:CO|PR|OA|PI|CR)-\d{1,3}$|^[A-Z]\d{2}$/i.test(code);
}
