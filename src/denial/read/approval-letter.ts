import { type Facts, type Field, isSettled, type Reason } from "../facts.ts";
import type { Mention } from "./mention.ts";
import type { Reading } from "./reading.ts";

const YES =
  /\b(?:(?:ha(?:s|ve) been|is|are|were|was) (?:approved|authorized|certified)|we(?:'ve| have)? (?:approved|authorized)|(?:authorization|request|referral|status|decision|determination|outcome)s?:? approved|notice of (?:approval|authorization)|approval (?:notice|letter))\b/i;
/** Every approval says what could still go wrong; that denies nothing. */
const WHAT_MAY_BE =
  /\b(?:may|could|can|might|would|will)(?: not)?(?: \w+)? (?:be|result in)(?: a| an)? (?:den\w+|reduc\w+|reject\w+|non-?payment|(?:covered|paid))|\bto avoid (?:a |any )?den\w+/gi;
const NO =
  /\b(?:den(?:y|ied|ies|ial|ials|ying)|reject\w*|declin\w+|disallow\w*|adverse|appeal\w*|grievance|disput\w+|rescind\w*|revok\w+|withdr\w+|revers\w+|retract\w*|upheld|uphold|partial\w*|in part|instead|reduc\w+|terminat\w+|fewer|refus\w+|overpa\w+|recoup\w*|exclusions?|maximum|explanation of (?:benefits|payment)|ask for a review|not (?:be |been )?(?:approved?|authorized?|covered|payable|paid|certified|(?:medically )?necessary|able|found|received|readable|included)|does not (?:pay|cover|support|transfer|meet|match)|(?:cannot|can't|unable to|did not|didn't|won't|will not) (?:approve|cover|pay|authorize|process|be approved))\b/i;
/** A letter speaks to "you"; whoever tells of one speaks of themselves or of "them". */
const TO_YOU = /\b(?:your?|dear|re|member|patient|we)\b/i;
const TOLD = /\b(?:i|i'm|i've|me|they|mom|dad|husband|wife|(?:the|our|her|his) insur\w+|my(?! ?health| ?plan))\b/i;
/** Reasons that are also heard in what every approval says. */
const SAID_ANYWAY: readonly Reason[] = [
  "not_guaranteed",
  "not_necessary",
  "excluded",
  "eligibility",
  "coding",
  "mismatch",
  "vague",
];

/** Whether the whole text is a letter that says yes and takes nothing back. */
export function isApprovalLetter(text: string, facts: Facts): boolean {
  const { carc_rarc, cut_short, progress, reasons = [] } = facts;
  if (carc_rarc || cut_short === "yes" || progress) return false;
  if (!isAboutOne(facts) || reasons.some((reason) => !SAID_ANYWAY.includes(reason))) return false;
  return YES.test(text) && TO_YOU.test(text) && !TOLD.test(text) && !NO.test(text.replace(WHAT_MAY_BE, ""));
}

/** A letter names what it approves; words such as "your MRI is approved" may be anybody's. */
const isAboutOne = ({ auth_number, auth_start, auth_end, codes_approved, codes_billed }: Facts): boolean =>
  [auth_number, auth_start, auth_end, codes_approved, codes_billed].some((fact) => fact !== undefined);

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

const UNITS = /\b(\d{1,3}) (?:[a-z]+ ){0,2}(?:units?|visits?|days?|sessions?|hours?|treatments?)\b/i;

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
  const units = UNITS.exec(text);
  return [
    ["approved", "yes", YES.exec(text)?.[0]],
    ["auth_date", dated && facts[dated], dated && evidence[dated]],
    ["codes_approved", all.length > 0 ? all : undefined, all.join(", ")],
    ["modifiers_approved", facts.modifiers_approved ?? facts.modifiers_billed, evidence.modifiers_billed],
    [
      "units_approved",
      facts.units_approved ?? facts.units_billed ?? (units ? Number(units[1]) : undefined),
      units?.[0],
    ],
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
