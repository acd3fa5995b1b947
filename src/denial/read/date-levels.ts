import { endsCare, HANDED, isHanded, keepsCare } from "./date-ends.ts";
import type { Which } from "./date-fields.ts";
import type { DateMention } from "./mention.ts";

/** What the words right around a date leave no doubt of: of which letter or step it is. */

const APPEAL =
  "(?:appeals?|grievances?|reconsiderations?|redeterminations?|fair hearings?|level (?:one|two|1|2)|(?:first|second|1st|2nd)[ -]level)";
const NO = "(?:den(?:y|ied|ies)|den[iy]al of|said no to|turned down|reject(?:ed|s)|refused|upheld|dismissed|lost)";
const AGAIN = "(?:\\s+(?:again|too|twice|by (?:the )?\\w+))?[\\s:(,–—-]*";
const ON = `${AGAIN}(?:on|was|is|in|came|sent|issued|mailed|\\s)*(?:the\\s)?$`;
/** "my appeal of October 3" was sent on that day, but a decision of that day was made on it. */
const OF = `${AGAIN}(?:on|dated|of|from|was|is|in|came|sent|issued|mailed|\\s)*(?:the\\s)?$`;
const DECISION = "(?:decision|determination|resolution|denial|outcome|ruling)";
const LETTER = "(?:letter|notice|form)?\\s*(?:\\([^)]*\\))?(?:\\s*from (?:the )?\\w+(?: \\w+)?)?";
const BY_OUTSIDER =
  "\\b(?:independent review\\w*|external review\\w*|iro|ire|qic|qio|maximus|c2c|fair hearing|administrative law judge|alj|omha)\\b[^.;]{0,90}\\b(?:decision|decided|letter|upheld|ruled|denied|sided)";

/** Words that end where the date begins. */
const DECIDED = [
  `\\b${NO}\\s+(?:(?!${NO})\\w+\\s+){0,3}?${APPEAL}(?: decision)?${ON}`,
  `\\b${APPEAL}\\s+(?:(?:was|were|is|got|been|also|just|then)\\s+)*${NO}${ON}`,
  `\\b${APPEAL}\\s+(?:(?!(?:this|the|that|your|a|my|our|their|an)\\s)\\w+\\s+)?${DECISION}\\s*${LETTER}${OF}`,
  `\\bredetermination (?:notice|letter)${OF}`,
  `\\bnotice of (?:appeal|redetermination|reconsideration)[ -]?\\w*${OF}`,
  `\\bfinal (?:internal )?(?:adverse )?(?:benefit )?(?:coverage )?${DECISION}\\s*${LETTER}${OF}`,
  `${BY_OUTSIDER}${OF}`,
].map((words) => new RegExp(words, "i"));
const UPHELD_AFTER =
  /^[\s,)]*(?:saying |to say )?(?:that )?(?:they|it|we|the plan)\s(?:\w+\s){0,2}?(?:uph[eo]ld|stand by)\w*/i;
const FIRST = new RegExp(
  `\\b(?:first|original|initial|1st)\\s+(?:denial|refusal|no|rejection)(?: letter| notice)?${OF}`,
  "i",
);
const TO_APPEAL = new RegExp(`\\bappeal(?:ing)? (?:this|the|that|my|our|his|her|your)\\s${DECISION}${OF}`, "i");
const GOT =
  /\b(?:received|got|opened|rec'?d|rcvd)\s+(?:(?:the|a|an|my|this|that|their|our|his|her|your|it)\s+)?(?:(?:denial|insurance|medicaid|medicare|plan|written)\s+)?(?:letter|notice|eob|denial(?=\s+(?:on|in|from|today|yesterday)\b|\s+$)|mail|this|papers?)(?:\s+from\s+(?:\w+\s){1,4}?)?(?:\s*in the mail)?\s*(?:on\s+|just\s+)?(?:the\s+)?$/i;
/** Another letter than the denial. */
const YES = /^[^.;\n]{0,40}\b(?:approv|authoriz|saying yes|paid|pays)/i;
const APPEALED =
  /\b(?:i|we|he|she|they|and|have|ive|weve|i've|we've|already|then|^)\s*appealed(?:\s+(?:to|with|it|this|the|that)(?:\s\w+){0,3}|\s+it)?\s+(?:back\s)?(?:on\s+|in\s+)?(?:the\s+)?$/i;
const ASKED =
  /\b(?:i|we|he|she)\s(?:have\s|had\s)?(?:asked|filed|requested)\s(?:\w+\s){0,3}?(?:to reconsider|reconsideration|fair hearing|hearing|appeal)\s(?:back\s)?(?:on\s)?(?:the\s)?$|\b(?:appeal|reconsideration)\s(?:we|i)\s(?:mailed|sent|filed|faxed)\s(?:on\s)?$/i;

/** "Appeal by November 3", "the deadline on my letter is November 3". */
const DUE =
  /(?<!\b(?:they|we|plan|insurer|it|reviewer)\s(?:\w+\s){0,3})\bappeal (?:it |this )?(?:by|before|no later than) +(?:\w+day,? +)?$|\b(?:appeal )?deadline\b(?: (?:on|in|to|of|for|printed) (?:\w+ ?){1,4})?(?: is| was) +(?:on +)?(?:\w+day,? +)?$/i;

/** A letter that answers an appeal says so at its head; what it calls its date is that of the decision. */
const ANSWER =
  /\b(?:notice of (?:appeal|redetermination|reconsideration)|(?:internal |member )?appeals? (?:resolution|decision|determination)|redetermination (?:notice|decision)|final (?:internal )?adverse)/i;
const HEAD = 150;
const LETTER_DATE =
  /(?:^|[\n,.;:|])\s*(?:(?:this |the )?(?:notice|letter|decision|mail(?:ing|ed)?|issued?) ?date|date(?: of (?:this |the |your )?(?:notice|letter|decision))?|date mailed|mailed|dated)\s*:?\s*(?:\w+day,\s*)?$/i;

/** For each date the only field that its words allow, if they say it plainly. Of several decisions the last one counts. */
export function byLevel(text: string, dates: readonly DateMention[]): (Which | undefined)[] {
  const [isAnswer, canBeHanded] = [ANSWER.test(text.slice(0, HEAD)), HANDED.test(text)];
  const fields = dates.map((_, at) => {
    const [before, after] = around(text, dates, at);
    if (canBeHanded && isHanded(before)) return "received_date";
    return isAnswer && LETTER_DATE.test(before) ? "decision_date" : fieldOf(before, after);
  });
  const last = latestDecision(dates, fields);
  return fields.map((which, at) => (which === "decision_date" && at !== last ? "other" : which));
}

function fieldOf(before: string, after: string): Which | undefined {
  if (FIRST.test(before) || TO_APPEAL.test(before)) return "notice_date";
  if (DECIDED.some((words) => words.test(before))) return "decision_date";
  if (/\b(?:wrote|letter|answered|said|notice|replied)\b/i.test(before) && UPHELD_AFTER.test(after))
    return "decision_date";
  if (GOT.test(before) && !YES.test(after)) return "received_date";
  if (keepsCare(before, after)) return "keep_date";
  if (DUE.test(before)) return "deadline_date";
  if (endsCare(before, after)) return "auth_end";
  const plain = before.replace(/\([^)]*\)\s*/g, "");
  return APPEALED.test(plain) || ASKED.test(plain) ? "appeal_sent_date" : undefined;
}

const NEAR = 130;
const END = /^.*(?:[.!?;]\s+(?=\S)|\n\s*\n)/s;

/** The sentence of a date, as far as no other date stands between. */
function around(text: string, dates: readonly DateMention[], at: number): [before: string, after: string] {
  const { start, end } = dates[at] as DateMention;
  const before = text.slice(Math.max(dates[at - 1]?.end ?? 0, start - NEAR), start).replace(END, "");
  const after = text.slice(end, Math.min(dates[at + 1]?.start ?? text.length, end + NEAR));
  return [before, after];
}

function latestDecision(dates: readonly DateMention[], fields: readonly (Which | undefined)[]): number {
  const day = (at: number) => dates[at]?.days[0] ?? "";
  return fields.reduce<number>(
    (last, which, at) => (which === "decision_date" && (last < 0 || day(at) > day(last)) ? at : last),
    -1,
  );
}
