import { matches } from "../matches.ts";
import { speaksOf } from "./code-words.ts";
import { knownCodes } from "./known-codes.ts";
import type { Mention } from "./mention.ts";

const NUMBER = /(?<![\w$#*.,/-]|[A-Z] )0{0,2}([1-9]\d{0,2})(?![\w%]|[.,:/-]\d)/g;
const REMARK_AFTER =
  /^\)?\s*(?:[,/&+|]|and|with|w\/?|y|con|\s{2})\s*(?:remark\s*|next to it\s*|also\s*)?(?:MA|M|N)-?\d{1,3}\b/i;
const REMARK_BEFORE = /\b(?:MA|M|N)-?\d{1,3}\s*(?:[,/&+|]|and|with|w\/?)\s*$/i;
const DESCRIBED =
  /^["”)]?\s*(?:[-–—:=.,→]{1,2})?\s*["“]?(?:payer|services?|claims?|not (?:medically|covered|deemed|auth|a )|non-?cov|denied|information|pre-?cert|pre-?auth|auth|prior|expenses?|procedures?|charges?|benefits?|lack|exact|coverage|payment|patients?|these|this|the\b|deemed|diagnosis|attachment|an\b|provider|missing|incomplete|level|time|duplicate|exceed|experimental|investigational|treatment|care\b|our\b|units? exceed|maximum|no auth|no prior|absent|out of network|out-of-network|referral|billing|additional|medical|level of)/i;
const OPENS =
  /(?:^|[\n:;.=(|→>"“•—–]|\s-|\b(?:now|line|came back|come back|with|reason|says?|denied|rejected|as)\s)\s*["“]?$/i;
const SEPARATED = /^["”)]?\s*[-–—:=→]|^ {2,}|^\s+(?:not|non)/i;
const VERB =
  /\b(?:denied|denial|denies|rejected|rejection|rejects|bounced|c[ao]me back|comes back|returned|kicked back|refused|not paid|not payable|unpaid|zeroed|remit|remittance|eob|eop|era|explanation of benefits|(?:has|have|is|was) written|claim\s?=|claim:)(?:[ :,;.=—–-]|\ba\b|\ban\b|\bwith\b|\bw\/|\bas\b|\bunder\b|\breason\b|\bjust\b)*["“(]?$/i;
const SAYS = /\b(?:now|says|said|reads|shows|showing|wrote|lists)(?:[ :]|\ba\b|\bjust\b|\breason\b)*["“(]?$/i;
const ENDS =
  /^(?:["”)]|\s*[.,;:!?]|\s*\n|\s*$|\s+(?:w\/|w\b|with|and\b|next|each|twice|again|meaning|which|whatever|but|because|bc|error|on (?:it|each|every|the|all|them|line))|\s*[—–])/i;
const POINTED = /\b(?:(?:has|had|got|with|gave|shows?|there'?s|there is|wrote|comes|came) (?:a|an|the)|number)\s*$/i;
const CARRIED =
  /\b(?:carries|carrying|carry|bears|bearing|stamped|marked|coded|a code) (?:a |an |the |with |as )*["“]?$/i;
const AT_PLACE =
  /^\s*(?:next to|beside|on (?:it|each|every|the|them|all|line)|by (?:it|the|each)|after (?:it|the|each)|["”]?[.,;]|\s*$)/i;
const ON_CLAIM = /^\s+on\s+(?:an?|my|the|this|our|every|each|his|her)\s+(?:claim|line|eob|remit\w*|bill|era)\b/i;
const BEHIND_AMOUNT = /\d\.\d\d?(?: {2,}|\t+|\s*\|\s*)$/;
const LINE_END = /^\s*(?:\n|$|\|)/;
const IN_BRACKETS =
  /(?:deni\w*|reject\w*|duplicate|necess\w*|auth\w*|filing|filed|cover\w*|absent|network|experimental|investigational|eligib\w*|documentation|records)[^()\n]{0,24}\((?:code |carc |reason )?$/i;
/** "adj reason 45, 253 and 197": one of a list that began with a label. */
const LISTED =
  /\b(?:codes?|reasons?|carcs?|rsn|adj\w*|denial|denied|CO|PR|OA|PI)\b\W{0,4}(?:is |was |with |for )?(?:\d{1,3}|(?:MA|M|N)\d{1,3})(?:\s*(?:,|and|&|\/|\+|;)+\s*(?:\d{1,3}|(?:MA|M|N)\d{1,3}))*\s*(?:,|;|\/|\+|&|,? ?and)\s*$/i;
const OTHER =
  /(?:\b(?:age[ds]?|room|suite|apt|section|page|pg|form|article|box|bulletin|part|tier|level|grade|pos|freq\w*|zip|rev|revenue|modifier|unit|units|qty|line|day|visit|visits|week|month|jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\.?|\$)\s*#?\s*$/i;
const REACH = 48;
/** A number that is a sentence, a line or a cell of its own. */
const APART = /(?:^|[.!?;|\n]["”)]?|\bso|["”])\s*["“(]?$/;
const APART_AFTER_COMMA = /,\s*$/;
const ENDED = /^["”)]?\s*(?:[.!?;|)]|\n|$|\/\s)/;
const NEAR = 24;
/** Smaller numbers count many things. */
const SMALL = 15;

/** CARC numbers without a label, known by where they stand: "denied, 27.", "252 / N205", "0.00  284", "(18)", "198 - Units exceed". */
export function* bareCodes(text: string): Generator<Mention> {
  for (const match of matches(text, NUMBER)) {
    const code = match[1] ?? "";
    if (!knownCodes().has(code)) continue;
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - REACH), match.index);
    if (!OTHER.test(before) && standsForReason(code, before, text.slice(end, end + REACH)))
      yield { code, start: end - code.length, end };
  }
}

function standsForReason(code: string, before: string, after: string): boolean {
  if (Number(code) < SMALL) return OPENS.test(before) && SEPARATED.test(after) && speaksOf(code, after);
  const long = code.length > 2;
  if (REMARK_AFTER.test(after) || REMARK_BEFORE.test(before)) return true;
  if (LISTED.test(before) && !/^\s*(?!and\b|or\b)[a-z]/i.test(after)) return true;
  if (OPENS.test(before) && DESCRIBED.test(after) && (long || SEPARATED.test(after))) return true;
  if ((VERB.test(before) || (long && SAYS.test(before))) && ENDS.test(after)) return true;
  if (ON_CLAIM.test(after) && (long || POINTED.test(before))) return true;
  if (POINTED.test(before) && /^\s+on\s+it\b/i.test(after)) return true;
  if ((CARRIED.test(before) || (long && POINTED.test(before))) && AT_PLACE.test(after)) return true;
  if (BEHIND_AMOUNT.test(before) && LINE_END.test(after)) return true;
  if (IN_BRACKETS.test(before) && /^\)/.test(after)) return true;
  if (isApart(code, before, after)) return true;
  return long && /[.!?\n]\s*$/.test(before) && /^\s*(?:[.!]|\n|$)/.test(after);
}

/** "not medically necessary." 50. — the words beside it say what the code says. */
function isApart(code: string, before: string, after: string): boolean {
  if (!ENDED.test(after)) return false;
  if (APART.test(before)) return speaksOf(code, before) || speaksOf(code, after.slice(0, NEAR));
  return APART_AFTER_COMMA.test(before) && speaksOf(code, before.slice(-NEAR));
}
