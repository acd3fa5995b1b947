/** What a number of days limits: the first appeal, said of the patient (`own`) or of nobody (`open`), or a later step. */
export type Limit = "own" | "open" | "later";

const OTHERS =
  "(?:participating|network|contracted|treating|billing|healthcare|in-network|out-of-network|the|a|an|all|our)?\\s*(?:providers|facilities|practitioners|physicians|clinicians|hospitals)";
const FOR_OTHERS = new RegExp(`^[\\s)]*(?:(?:to|if|by|for|=|–|—|-)\\s+)*${OTHERS}\\b`, "i");
const FOR_YOU = /^[\s)]*(?:(?:to|by|for|=|–|—|-)\s+)*(?:the\s+|our\s+)?(?:members?|patients?|enrollees?|you)\b/i;
const ONE =
  "(?:our |the |your |their |my )?(?:provider|doctor|hospital|clinic|facility|office) (?:has|gets|must|may|can|will have)";
const OF_OTHERS = new RegExp(
  `(?:^|[.;,:(\\s])(?<!\\b(?:or|and)\\s+(?:their\\s|your\\s|the\\s|my\\s)?)(?:${OTHERS}\\b(?!\\s+(?:says?|said|told))|${ONE}\\b)|\\bprovider (?:dispute|appeal|reconsideration)s?\\b|\\bif you(?:'re| are) an? (?:\\w+ )?provider`,
  "gi",
);
const OF_YOU =
  /\b(?:you|i|we|me|us|members?|enrollees?|patients?|beneficiar(?:y|ies))\b(?! (?:are|'re) an? (?:\w+ )?provider)/gi;

/** "180 days for members". */
export const isForYou = (after: string): boolean => FOR_YOU.test(after);

/** Where it last speaks of somebody, or -1. */
const lastOf = (text: string, who: RegExp): number => [...text.matchAll(who)].at(-1)?.index ?? -1;

/** "365 days for providers": the limit of those who billed is none of the patient's. */
function isOfOthers(before: string, after: string): boolean {
  if (isForYou(after)) return false;
  return FOR_OTHERS.test(after) || lastOf(before, OF_OTHERS) > lastOf(before, OF_YOU);
}

const KEEP =
  /\b(?:to|want to|must|can) (?:keep|continue)\b|\bkeep (?:getting|receiving|your)\b|\b(?:services?|benefits|care|hours|coverage)\s(?:to\s)?(?:continue|stay the same)\b/i;
const TO_KEEP = /^(?:(?!\bdays\b)[^.;]){0,40}\bto (?:keep|continue)\b/i;
/** "waiting up to 30 days for a decision" is the plan's time, not the patient's. */
const WAIT = /\bwait\w*(?:\s+(?:up|to|for|at|least|the|about|another))*\s*$/i;
const FOR_ANSWER = /^\s*for (?:an?|the|our|their) (?:decision|answer|response|reply)/i;
const LATER =
  /external|independent review|fair hearing|outside review|\biro\b|\b(?:second|2nd|next|another|further|third|3rd)[\s-]+(?:level|appeal|internal|review)|\blevel (?:two|2)\b|\bif (?:you lose|(?:we|they|the plan) (?:den|uph)|your (?:first )?appeal is (?:denied|upheld))/i;

/** "10 days to ask that services continue, and 60 days": what follows another limit is that one's. */
const sinceOther = (before: string): string =>
  before.replace(/^.*\b(?:days|d[ií]as)\b.*(?:,|\band|\bor|\bbut)\s/is, "");

/** What the limit is for, by what stands before and after it in its sentence; none where it is not the patient's to keep. */
export function limitOf(before: string, after: string): Limit | undefined {
  if (isOfOthers(before, after) || KEEP.test(sinceOther(before)) || TO_KEEP.test(after)) return undefined;
  if (WAIT.test(before) || FOR_ANSWER.test(after)) return undefined;
  if (LATER.test(before + after.slice(0, 40).replace(/[.!?;]\s.*$/s, ""))) return "later";
  return isForYou(after) || lastOf(before, OF_YOU) >= 0 ? "own" : "open";
}
