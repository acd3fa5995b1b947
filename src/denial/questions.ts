import type { Facts, Field } from "./facts.ts";

/** A question's meaning: what its choices state, or which fields its form fills. Its words are in `messages/`. */
export interface Question {
  kind: "one" | "many" | "text" | "date" | "form";
  /** The fields that the answer settles. */
  fields: Field[];
  /** What "I don't know" settles, where it is less than all fields. */
  unknown?: Field[];
  /** What each choice states; `unknown` settles the fields without a value. */
  choices?: Record<string, Facts | "unknown">;
}

/** Every question, in the order of asking where nothing else decides. */
export const QUESTIONS = {
  when: {
    kind: "one",
    fields: ["stage", "approved"],
    unknown: ["approved"],
    choices: {
      before: { stage: "pre" },
      after_approved: { stage: "post", approved: "yes" },
      after_unapproved: { stage: "post", approved: "no" },
      cut_short: { stage: "pre", approved: "yes", cut_short: "yes" },
      not_sure: "unknown",
    },
  },
  happened: {
    kind: "one",
    fields: ["stage"],
    choices: { yes: { stage: "post" }, no: { stage: "pre" }, not_sure: "unknown" },
  },
  urgent: {
    kind: "one",
    fields: ["urgent"],
    choices: { yes: { urgent: "yes" }, no: { urgent: "no" }, not_sure: "unknown" },
  },
  reason: {
    kind: "one",
    fields: ["reasons"],
    choices: {
      not_necessary: { reasons: ["not_necessary"] },
      mismatch: { reasons: ["mismatch"] },
      no_auth: { reasons: ["no_auth"] },
      expired: { reasons: ["expired"] },
      exceeded: { reasons: ["exceeded"] },
      records: { reasons: ["records"] },
      not_guaranteed: { reasons: ["not_guaranteed"] },
      excluded: { reasons: ["excluded"] },
      network: { reasons: ["network"] },
      experimental: { reasons: ["experimental"] },
      step_therapy: { reasons: ["step_therapy"] },
      vague: { reasons: ["vague"] },
      no_letter: { reasons: ["no_letter"] },
    },
  },
  codes: { kind: "text", fields: ["carc_rarc"] },
  match: {
    kind: "many",
    fields: ["differs"],
    choices: {
      code: { differs: ["code"] },
      provider: { differs: ["provider"] },
      place: { differs: ["place"] },
      date: { differs: ["date"] },
      units: { differs: ["units"] },
      none: { differs: ["none"] },
      not_sure: "unknown",
    },
  },
  dispute: {
    kind: "one",
    fields: ["dispute"],
    choices: {
      approval: { dispute: "approval" },
      necessity: { dispute: "necessity" },
      coverage: { dispute: "coverage" },
      blame: { dispute: "blame" },
      nobody_knows: { dispute: "nobody_knows" },
    },
  },
  records: {
    kind: "one",
    fields: ["records_sent"],
    choices: { yes: { records_sent: "yes" }, no: { records_sent: "no" }, not_sure: "unknown" },
  },
  progress: {
    kind: "one",
    fields: ["progress"],
    choices: {
      nothing: { progress: "nothing" },
      called: { progress: "called" },
      provider_fixing: { progress: "provider_fixing" },
      appeal_sent: { progress: "appeal_sent" },
      appeal_denied: { progress: "appeal_denied" },
      final: { progress: "final" },
    },
  },
  deadline: { kind: "form", fields: ["deadline_date", "notice_date"] },
  sent: { kind: "date", fields: ["appeal_sent_date"] },
  decided: { kind: "date", fields: ["decision_date"] },
  plan: {
    kind: "one",
    fields: ["plan_type"],
    choices: {
      job_self_funded: { plan_type: "employer_self_funded" },
      job: { plan_type: "employer_insured" },
      government_job: { plan_type: "government_employer" },
      bought: { plan_type: "individual_marketplace" },
      medicare_advantage: { plan_type: "medicare_advantage" },
      medicare_drugs: { plan_type: "medicare_part_d" },
      medicare: { plan_type: "original_medicare" },
      medicaid: { plan_type: "medicaid_mco" },
      medicaid_state: { plan_type: "medicaid_ffs" },
      chip: { plan_type: "chip" },
      federal: { plan_type: "fehb_pshb" },
      tricare: { plan_type: "tricare" },
      va: { plan_type: "va" },
      student: { plan_type: "student" },
      short_term: { plan_type: "short_term_limited" },
      not_sure: "unknown",
    },
  },
  details: { kind: "form", fields: ["auth_number", "auth_date", "codes_approved", "codes_billed"] },
  approval: {
    kind: "one",
    fields: ["auth_proof"],
    choices: {
      written: { auth_proof: "written" },
      number: { auth_proof: "number" },
      phone: { auth_proof: "phone" },
      provider_says: { auth_proof: "provider_says" },
      none: { auth_proof: "none" },
    },
  },
  bill: {
    kind: "one",
    fields: ["bill"],
    choices: {
      collections: { bill: "collections" },
      bill: { bill: "bill" },
      none: { bill: "none" },
      paid: { bill: "paid" },
    },
  },
  state: { kind: "text", fields: ["state"] },
  who: {
    kind: "one",
    fields: ["who"],
    choices: { me: { who: "me" }, family: { who: "family" }, helper: { who: "helper" }, provider: { who: "provider" } },
  },
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof QUESTIONS;
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];

/** The question with that id, with its general type. */
export const question = (id: QuestionId): Question => QUESTIONS[id];
