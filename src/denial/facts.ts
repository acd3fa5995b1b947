import { z } from "zod";

/** A calendar date as `2026-11-22`; impossible days are refused, never rolled over. */
const day = z.iso.date();
const yesNo = z.enum(["yes", "no"]);
const codes = z.array(z.string().max(12)).max(40);
const modifiers = z.array(z.string().length(2)).max(12);
const units = z.number().int().min(0).max(9999);

export const REASONS = [
  "not_necessary",
  "retrospective",
  "mismatch",
  "provider_mismatch",
  "place_mismatch",
  "no_auth",
  "expired",
  "exceeded",
  "records",
  "not_guaranteed",
  "excluded",
  "eligibility",
  "network",
  "referral",
  "experimental",
  "step_therapy",
  "coding",
  "claim_edit",
  "level_of_care",
  "not_emergency",
  "vague",
  "no_letter",
] as const;

export const DIFFERENCES = ["code", "provider", "place", "date", "units", "modifier", "none"] as const;

/** One file each in `data/plans/`. */
export const PLAN_TYPES = [
  "employer_self_funded",
  "employer_insured",
  "government_employer",
  "individual_marketplace",
  "grandfathered",
  "medicare_advantage",
  "medicare_part_d",
  "original_medicare",
  "medicaid_mco",
  "medicaid_ffs",
  "chip",
  "fehb_pshb",
  "tricare",
  "va",
  "short_term_limited",
  "student",
  "unknown",
] as const;

export const SERVICE_TYPES = [
  "imaging",
  "surgery",
  "medication",
  "therapy",
  "hospital_stay",
  "behavioral_health",
  "equipment",
  "lab_test",
  "emergency",
  "home_health",
  "skilled_nursing",
  "transport",
  "office_visit",
  "dental",
  "other",
] as const;

export const CASE_IDS = [
  "code-mismatch",
  "provider-site-date-mismatch",
  "auth-not-linked",
  "records-missing",
  "approved-not-guaranteed",
  "retrospective-review",
  "blame-loop",
  "claim-edit",
  "missing-documentation",
  "criteria-not-met",
  "step-therapy",
  "coding-error",
  "experimental",
  "out-of-network",
  "plan-exclusion",
  "behavioral-health",
  "no-authorization",
  "necessity-after-care",
  "unclear",
  "out-of-scope",
] as const;

/** Every field with its values; what a field means stands beside it. */
const known = z.object({
  /** Before the care or after it. */
  stage: z.enum(["pre", "post"]),
  /** Did the insurer ever say yes to this care? */
  approved: yesNo,
  /** An approved course of care that was then ended or shortened. */
  cut_short: yesNo,
  /** Could waiting hurt the person's health, or are they in treatment now? */
  urgent: yesNo,
  /** What the insurer says, sorted into kinds. */
  reasons: z.array(z.enum(REASONS)).max(8),
  /** The letter's own words for it, identifiers struck out. */
  denial_reason_text: z.string().max(300),
  /** CARC, RARC and group codes as `CO-197`, `197`, `N54`. */
  carc_rarc: z.array(z.string().max(8)).max(20),
  auth_number: z.string().max(40),
  auth_proof: z.enum(["written", "number", "phone", "provider_says", "none"]),
  auth_date: day,
  auth_start: day,
  auth_end: day,
  /** CPT or HCPCS codes without modifiers. */
  codes_approved: codes,
  codes_billed: codes,
  modifiers_approved: modifiers,
  modifiers_billed: modifiers,
  units_approved: units,
  units_billed: units,
  icd10: codes,
  /** National drug codes. */
  ndc: z.array(z.string().max(14)).max(40),
  revenue_codes: codes,
  /** What differs between approval and bill, as the person sees it. */
  differs: z.array(z.enum(DIFFERENCES)).max(7),
  /** What the insurer questions. */
  dispute: z.enum(["approval", "necessity", "coverage", "blame", "nobody_knows"]),
  /** Did the notes go in with the claim or request? */
  records_sent: yesNo,
  /** What has been done so far. */
  progress: z.enum(["nothing", "called", "provider_fixing", "appeal_sent", "appeal_denied", "final"]),
  appeal_sent_date: day,
  /** The answer to the appeal is late, or there is no word of it. */
  appeal_late: yesNo,
  /** The review outside the plan is over as well: `progress` is `final`. */
  reviewed: yesNo,
  /** The date of the decision on the last appeal. */
  decision_date: day,
  notice_date: day,
  received_date: day,
  /** As printed on the letter. */
  deadline_date: day,
  /** The day that the letter prints for asking that care which is cut goes on. */
  keep_date: day,
  /** "within 180 days of this notice", as printed. */
  deadline_days: z.number().int().min(1).max(730),
  date_of_service: day,
  bill: z.enum(["collections", "bill", "none", "paid"]),
  plan_type: z.enum(PLAN_TYPES),
  /** Two-letter postal code of a US state or DC. */
  state: z.string().regex(/^[A-Z]{2}$/),
  service_type: z.enum(SERVICE_TYPES),
  emergency: yesNo,
  who: z.enum(["me", "family", "helper", "provider"]),
  /** What the words alone suggest, case → weight; from `read/`, always explainable. */
  hints: z.record(z.enum(CASE_IDS), z.number()),
});

export const FIELDS = Object.keys(known.shape) as Field[];
export type Field = keyof typeof known.shape;

/** What is known about one denial. A field is absent, known, or in `unknown` (asked, and the person does not know). */
export const factsSchema = known.partial().extend({
  hints: z.partialRecord(z.enum(CASE_IDS), z.number()).optional(),
  unknown: z.array(z.enum(Object.keys(known.shape) as [Field, ...Field[]])).optional(),
});
export type Facts = z.infer<typeof factsSchema>;

export type CaseId = (typeof CASE_IDS)[number];

export const isCaseId = (id: string): id is CaseId => (CASE_IDS as readonly string[]).includes(id);
export type Reason = (typeof REASONS)[number];
export type Difference = (typeof DIFFERENCES)[number];
export type PlanType = (typeof PLAN_TYPES)[number];
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** Nobody needs to ask again: the field is known, or was asked and is not known. */
export const isSettled = (facts: Facts, field: Field): boolean =>
  facts[field] !== undefined || (facts.unknown?.includes(field) ?? false);
