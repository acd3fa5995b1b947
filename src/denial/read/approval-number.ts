import { matches } from "../matches.ts";
import type { Mention } from "./mention.ts";

const CANDIDATE = /(?<![\w$.,/-])(?=[A-Z-]{0,8}\d)[A-Z0-9]+(?:-[A-Z0-9]+){0,4}(?![\w/]|[.,]\d)/gi;
const WORD =
  "(?:prior[ -]?auth\\w*|pre[ -]?auth\\w*|pre[ -]?cert\\w*|pre[ -]?approv\\w*|authori[sz]\\w*|auths?|auth'?d|approvals?|approved|pas?|autorizaci[oó]n|aprobaci[oó]n|autoriz\\w*|aprob\\w*|certification|certified|affirmation|pre-?treatment review|pre-?determination)";
const NUMBER =
  "(?:number|no\\.?|num\\.?|nr\\.?|#|id|ref\\w*\\.?|code|n[uú]mero|n[º°]|confirmation|tracking|case|order|file)";
const LABEL = new RegExp(
  `\\b${WORD}[ \\t]*${NUMBER}?\\s*${NUMBER}?\\s*(?:is|was|es|yes|on (?:the )?(?:file|claim|line)|in (?:the |their )?system|under|it|given|beforehand|reads|got|issued|obtained|:|#|=|\\(|-|–|—|,|"|“|\\.{2,}|${NUMBER}|for it|ending(?: in| with)?|ends(?: in)?|last (?:4|four)(?: digits)?|\\s)*$`,
  "i",
);
const SAID_NUMBER = new RegExp(
  `\\b${WORD}\\b[^.\\n]{0,40}\\b(?:${NUMBER})\\s*(?:is|was|es|:|#|ending in|ends in)?\\s*$`,
  "i",
);
const SAID_IS = new RegExp(`\\b(?:the|my|our|their)\\s+${WORD}\\b[^.\\n]{0,40}\\s(?:is|was)\\s*["“#]?$`, "i");
const GENERIC =
  /(?:\b(?:ref(?:erence)?|number|no|num|case|order|request|file|confirmation|tracking|id|n[uú]mero)\b\.?\s*(?:no\.?|number|num|#)?|#|\*G1\*)\s*(?:is|was|es)?\s*[:#=,]?\s*["“(]?$/i;
const OWN_NAME = /^(?:AUTH|PA|PRECERT|PREAUTH|PRIOR|PC|APP|APPR)-?\d/i;
const AFTER = /^\s*\(?\s*(?:is the |was the )?(?:pre-?auth|prior auth|authorization|approval|auth\b|preauthorization)/i;
const OTHER =
  /\b(?:claim|clm|icn|dcn|member|phone|call|fax|account|acct|group|policy|npi|tax|invoice|line|cpt|hcpcs|procedure|proc|rev|dx|ticket|bulletin|form|omb(?: approval)?|subscriber|mbi|box|payer|check|eft|tty|ext|article|section)\s*(?:id|number|no\.?|#)?\s*[:#]?\s*$/i;
const YES =
  "approv\\w*|auth(?:ori[sz]\\w*|'?d|s)?|pre-?cert\\w*|pre-?auth\\w*|pre-?approv\\w*|said yes|an? ok|the ok|ok(?:ay)?'?(?:e?d)|aprob\\w*|autoriz\\w*|certified|pre-?treatment|covers";
const NO =
  "(?:not|no|non|never|without|missing|absent)[ -]+(?:\\w+ )?(?:approv|auth|cert|pre)\\w*|den(?:ied|ial|y)\\w*|adverse|reject\\w*|not met|claim";
const VERDICT = new RegExp(`\\b(?:(${NO})|(${YES}))\\b`, "gi");
const BEFORE = 90;
const BEHIND = 60;
const BARE_BEFORE = 45;
const BARE_BEHIND = 40;

/** The approval's own number, or the last characters of it; never a procedure code, date or phone number. */
export function approvalNumber(text: string, taken: readonly Mention[]): Mention | undefined {
  if (
    !/\b(?:auth|approv|pre-?cert|pa\b|pre-?auth|pre-?approv|autoriz|aprob|affirm|said yes|an ok|the ok|ok(?:ay)?'?d|\*G1)/i.test(
      text,
    )
  )
    return undefined;
  let best: Mention | undefined;
  let most = 0;
  for (const match of matches(text, CANDIDATE)) {
    const mention = { code: match[0], start: match.index, end: match.index + match[0].length };
    const weight = isOther(mention.code) ? 0 : weigh(text, mention, taken);
    if (weight > most) [best, most] = [mention, weight];
    if (most === SURE) break;
  }
  return best;
}

const SURE = 4;

function weigh(text: string, mention: Mention, taken: readonly Mention[]): number {
  const same = taken.find(({ start, end }) => start < mention.end && mention.start < end);
  if (same && same.code !== mention.code) return 0;
  const weight = labelled(text, mention);
  if (!same || (weight === SURE && mention.code.includes("-"))) return weight;
  return weight === SURE && /(?:number|no\.?|#)\s*:?\s*$/i.test(text.slice(0, mention.start)) ? weight : 0;
}

/** How surely the words around say that it is the approval's: 4 its name stands before it … 0 not at all. */
function labelled(text: string, { code, start, end }: Mention): number {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const line = before.slice(before.lastIndexOf("\n\n") + 1);
  const after = text.slice(end, end + BEHIND);
  if (/,\s*PA\s+$/.test(line) && /^\d{5}$/.test(code)) return 0;
  if (LABEL.test(line))
    return isRefused(line) || (isPhone(code) && !/[:#]\s*$|\bPA\s*$|number\s*$/i.test(line)) ? 0 : SURE;
  if (OTHER.test(line)) return 0;
  if (SAID_NUMBER.test(line)) return isRefused(line) ? 0 : SURE;
  if (isPhone(code)) return GENERIC.test(line) && /number\s*$/i.test(line) ? 1 : 0;
  if (OWN_NAME.test(code) || (hasLetters(code) && SAID_IS.test(line))) return isRefused(line) ? 0 : 3;
  if (AFTER.test(after) && (GENERIC.test(line) || hasLetters(code))) return 3;
  if (GENERIC.test(line) && (saysYes(line, after) || /\*G1\*$/.test(line))) return 2;
  return looksLikeId(code) && saysYes(line.slice(-BARE_BEFORE), after.slice(0, BARE_BEHIND)) ? 1 : 0;
}

/** "Denial of prior authorization, ref 12": the number of a refusal. */
const isRefused = (line: string): boolean => REFUSED.test(line);
const REFUSED = new RegExp(
  `(?:\\b(?:denial|denied|refusal|adverse determination|requested|request|decision)\\s+(?:of|for|on|about|to)?\\s*(?:the|your|my|our|a)?\\s*${WORD}|\\b${WORD}\\s+(?:denial|denied|request))\\b[^.]{0,20}$`,
  "i",
);

/** The verdict nearest to the number, before it or behind, is a yes. */
function saysYes(before: string, after: string): boolean {
  const last = [...matches(before, VERDICT)].at(-1);
  const [next] = matches(after, VERDICT);
  return (
    Boolean(last?.[2]) || (!last && Boolean(next?.[2])) || (Boolean(next?.[2]) && (next?.index ?? 0) < BARE_BEHIND)
  );
}

const hasLetters = (code: string): boolean => /[A-Z]/i.test(code);
const isPhone = (code: string): boolean => /^\d{3}-\d{4}$/.test(code);
const looksLikeId = (code: string): boolean =>
  code.replace(/\D/g, "").length >= 4 && (hasLetters(code) ? code.length >= 7 : code.length >= 8);

/** Dates, years, phone numbers, forms, short counts, and words that are no number. */
function isOther(code: string): boolean {
  const digits = code.replace(/\D/g, "");
  if (digits.length < 3 || code.length < 4) return true;
  if (/^\d{1,2}-\d{1,2}-\d{2,4}$|^\d{4}-\d{1,2}-\d{1,2}$|^(?:19|20)\d\d$/.test(code)) return true;
  if (/^(?:1-)?\d{3}-\d{3}-\d{4}$|^\d+(?:st|nd|rd|th|k|am|pm|mg|hr|hrs|x)$/i.test(code)) return true;
  if (/^(?:CMS|OMB|HCFA|UB|SSA|CP|HTTPS?)-?\d|^H\d{4}-\d{3}$|^\d{5}-\d{4}$|^0938-/i.test(code)) return true;
  return /^(?:CO|PR|OA|PI|CR)-\d{1,3}$|^[A-Z]\d{2}$/i.test(code);
}
