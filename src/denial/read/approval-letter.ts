import { type Facts, type Field, isSettled } from "../facts.ts";
import type { Mention } from "./mention.ts";
import type { Reading } from "./reading.ts";

const YES =
  /\b(?:(?:ha(?:s|ve) been|is|are|were|was) (?:approved|authorized)|we(?:'ve| have)? (?:approved|authorized)|(?:authorization|request|referral|status|decision|determination|outcome)s?:? approved|notice of (?:approval|authorization)|approval (?:notice|letter))\b/i;
/** Every approval says what could still go wrong, and what it does not hold for; that denies nothing. */
const WHAT_MAY_BE =
  /\b(?:may|could|can|might|would|will)(?: not)?(?: \w+)? (?:be|result in)(?: a| an)? (?:den\w+|reduc\w+|reject\w+|non-?payment|covered|paid)\b[^.;]*|\bto avoid (?:a |any )?den\w+|\bnot (?:approved|authorized|listed|named) (?:here|above|below|in this|on this|by this)\b[^.;]*/gi;
const NO =
  /\b(?:den(?:y|ied|ies|ial|ials|ying)|reject\w*|declin\w+|disallow\w*|adverse|appeal\w*|grievance|disput\w+|rescind\w*|revok\w+|withdr\w+|revers\w+|retract\w*|upheld|uphold|partial\w*|in part|instead|reduc\w+|terminat\w+|fewer|refus\w+|overpa\w+|recoup\w*|exclusions?|maximum|out[- ]of[- ]network|no (?:prior )?(?:auth\w*|approval|record)|missing|invalid|claim (?:was|is|lists|shows|came|has|got|went|kicked|bounced)|kicked back|bounced|(?:was|were|got) billed|billed (?:\d|with|as|a|the|for)|explanation of (?:benefits|payment)|ask for a review|not (?:be |been )?(?:approved?|authorized?|covered|payable|paid|certified|(?:medically )?necessary|able|found|received|readable|included)|does not (?:pay|cover|support|transfer|meet|match)|(?:cannot|can't|unable to|did not|didn't|won't|will not) (?:approve|cover|pay|authorize|process|be approved))\b/i;
/** A letter speaks to "you" or has labels; whoever tells of one speaks of themselves or of "them". */
const TO_YOU = /\b(?:your?|dear|re|member|patient|we|notice|status)\b/i;
const TOLD = /\b(?:i|i'm|i've|me|they|mom|dad|husband|wife|(?:the|our|her|his) insur\w+|my(?! ?health| ?plan))\b/i;

/** Whether the whole text is a letter that says yes and takes nothing back. */
export function isApprovalLetter(text: string, facts: Facts): boolean {
  if (facts.carc_rarc || facts.cut_short === "yes" || facts.progress) return false;
  if (!isAboutOne(facts) || isCompared(facts)) return false;
  return YES.test(text) && TO_YOU.test(text) && !TOLD.test(text) && !NO.test(text.replace(WHAT_MAY_BE, ""));
}

/** A letter names what it approves; words such as "your MRI is approved" may be anybody's. */
const isAboutOne = ({ auth_number, auth_start, auth_end, codes_approved, codes_billed }: Facts): boolean =>
  [auth_number, auth_start, auth_end, codes_approved, codes_billed].some((fact) => fact !== undefined);

/** Another code than the approved one was billed, so care was given and a claim sent. */
const isCompared = ({ codes_approved, codes_billed = [] }: Facts): boolean =>
  codes_approved !== undefined && codes_billed.some((code) => !codes_approved.includes(code));

/** What an approval tells. Why and when something was denied, and until when to appeal, stand in another letter. */
const KEPT: readonly Field[] = [
  "auth_number",
  "auth_date",
  "auth_start",
  "auth_end",
  "codes_approved",
  "modifiers_approved",
  "units_approved",
  "icd10",
  "ndc",
  "revenue_codes",
  "plan_type",
  "state",
  "service_type",
];

const COUNTED = "(?:units?|visits?|sessions?|treatments?)";
const UNITS = new RegExp(`\\b(?:(\\d{1,3}) (?:[a-z]+ ){0,2}${COUNTED}|${COUNTED}(?: approved)?: ?(\\d{1,3}))\\b`, "i");

type Told = readonly [field: Field, value: unknown, words: string | undefined];

/** The reading of an approval letter: its codes, units and date are those of the approval. */
export function asApproval(reading: Reading, text: string, codes: readonly Mention[]): Reading {
  const { facts, evidence, unclear } = reading;
  const kept = KEPT.map((field): Told => [field, facts[field], evidence[field]]);
  const all = [...kept, ...approved(reading, text, codes)].filter(([, value]) => value !== undefined);
  const off = facts.hints?.["out-of-scope"];
  return {
    facts: {
      ...(Object.fromEntries(all) as Facts),
      ...(off !== undefined && { hints: { "out-of-scope": off } }),
    },
    evidence: Object.fromEntries(all.map(([field, , words]) => [field, words ?? ""])),
    unclear: unclear.filter(({ field }) => KEPT.includes(field)),
  };
}

function approved({ facts, evidence }: Reading, text: string, codes: readonly Mention[]): Told[] {
  const dated = dateOf(facts);
  const all = [...new Set(codes.map(({ code }) => code))];
  const [counted, before, after] = UNITS.exec(text) ?? [];
  const units = facts.units_approved ?? facts.units_billed ?? (counted ? Number(before ?? after) : undefined);
  return [
    ["approved", "yes", YES.exec(text)?.[0]],
    ["auth_date", dated && facts[dated], dated && evidence[dated]],
    ["codes_approved", all.length > 0 ? all : undefined, all.join(", ")],
    ["modifiers_approved", facts.modifiers_approved ?? facts.modifiers_billed, evidence.modifiers_billed],
    ["units_approved", units, counted ?? evidence.units_approved],
  ];
}

/** The field that the letter's own date was read as; a day before what is approved begins can be no day of the care. */
function dateOf({ auth_date, notice_date, date_of_service = "", auth_start = "" }: Facts): Field | undefined {
  if (auth_date) return "auth_date";
  if (notice_date) return "notice_date";
  return date_of_service && date_of_service < auth_start ? "date_of_service" : undefined;
}

const OF_A_DENIAL: readonly Field[] = [
  "stage",
  "reasons",
  "carc_rarc",
  "denial_reason_text",
  "dispute",
  "differs",
  "codes_billed",
  "cut_short",
  "notice_date",
  "received_date",
  "progress",
];

/** An approval is known and nothing of a denial: the letter that matters is still to come. */
export const isApprovalAlone = (facts: Facts): boolean =>
  facts.approved === "yes" && !OF_A_DENIAL.some((field) => isSettled(facts, field));
