/** The day on which care that goes on is to end or to be cut, and the day on which such a notice was handed over. */

const CARE =
  "(?:services?|care|home health|nursing|therapy|rehab\\w*|stay|snf|facility|hours|aide|visits|treatment|admission)";
const CUT =
  "(?:will (?:end|stop|be (?:ended|stopped|reduced|cut|terminated|lowered))|ends?|ending|is ending|are ending|stops?|terminat\\w+|being (?:cut|reduced|stopped))";
const DAY = "(?:\\s*(?:,|:|on|as of|effective|starting|beginning|from|by|the|\\w+day,?))*\\s*$";
const ENDS = [
  `\\b${CARE}\\b[^.;!?]{0,50}?\\b${CUT}(?: (?:at|after)(?: midnight)?)?${DAY}`,
  `\\b(?:reduction|termination|decrease|suspension)\\b[^.,;!?]{0,40}?\\b(?:starts?|starting|begins?|effective|takes effect)${DAY}`,
  `\\b(?:end|stop|cut|reduc|terminat|discontinu|suspend|lower|decreas)\\w*\\b[^.,;!?]{0,20}?\\b(?:your|my|his|her|our)\\b[^.,;!?]{0,60}?\\b${CARE}\\b[^.,;!?]{0,30}?\\b(?:on|effective|starting|beginning|as of)${DAY}`,
  `\\beffective date (?:of )?(?:your )?coverage (?:will )?ends?${DAY}`,
  `\\beffective date of (?:the |this |your )?(?:change|action|reduction|termination|decrease)${DAY}`,
  `\\blast (?:covered|approved|paid) day(?: of \\w+)?(?: is| will be| was)?${DAY}`,
  `\\b(?:wants? to|going to|will|to|be) (?:discharged?|send|sent)\\b(?: (?:her|him|me|us|my \\w+|home))*(?: tomorrow| today)?${DAY}`,
].map((words) => new RegExp(words, "i"));
const EFFECTIVE = /\beffective(?: date)?\s*:?\s*$/i;
const ENDS_AFTER = new RegExp(
  `^[\\s,:)]*(?:your|my|his|her|the|our)?[^.;!?]{0,50}?\\b${CARE}\\b[^.;!?]{0,30}?\\b${CUT}`,
  "i",
);
const NOT_YET = /\b(?:policy|employ\w*|job|cobra|insurance|plan|premium|medicaid eligibility)\b/i;

/** The care is to end, or to be cut, on the day that stands between. */
export const endsCare = (before: string, after: string): boolean =>
  !NOT_YET.test(before) &&
  (ENDS.some((words) => words.test(before)) || (EFFECTIVE.test(before) && ENDS_AFTER.test(after)));

const KEEP = "(?:keep|continue|continues|go on|stay the same)";
const BY = "(?:by|before|on or before|until|no later than|not later than)\\s+(?:\\w+day,?\\s+)?$";
const KEPT = "(?:services?|care|benefits?|hours|coverage|treatment|therapy|aide|nursing)";
/** "To keep your services you must ask by …", "ask that your care continue by …". */
const KEEPS = new RegExp(
  `\\b(?:${KEEP}\\b[^.;!?]{0,60}?\\b${KEPT}|${KEPT}\\b[^.;!?]{0,20}?\\b${KEEP})\\b[^.;!?]{0,90}?\\b${BY}`,
  "i",
);
const KEEPS_AFTER = new RegExp(`^[\\s,]*to ${KEEP}\\b`, "i");
const UNTIL = new RegExp(`\\b${BY}`, "i");

/** The day until which one may ask that care which is cut goes on. */
export const keepsCare = (before: string, after: string): boolean =>
  KEEPS.test(before) || (UNTIL.test(before) && KEEPS_AFTER.test(after));

/** A notice that care ends is mostly handed over. */
export const HANDED = /\bnon-?\s?coverage|\bnomnc\b|\bimportant message\b/i;
const GOT_IT =
  /\b(?:got|received|given|handed|delivered|signed)(?:\s+(?:it|this|that|to|her|him|me|us|my|mom|dad|mother|father|the notice))*(?:\s+(?:on|today|\w+day,?))*\s*$/i;

/** "Given to her Monday". */
export const isHanded = (before: string): boolean => GOT_IT.test(before);
