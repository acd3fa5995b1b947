import type { Deadlines } from "../../denial/deadline.ts";
import type { CaseId, Facts, PlanType } from "../../denial/facts.ts";
import type { Stage } from "../message-schema.ts";
import type { Situation } from "../situation.ts";

/** A step for one situation of a case: in place of the general one `at` that place, or before all others. */
interface OwnStep {
  id: string;
  case: CaseId;
  at: number | "first";
  fits(facts: Facts, dates: Deadlines): boolean;
}

/** Plans that an employer gives. */
const FROM_A_JOB: readonly (PlanType | undefined)[] = [
  "employer_self_funded",
  "employer_insured",
  "government_employer",
  "grandfathered",
  "fehb_pshb",
];

/** Plans that the No Surprises Act binds, and those that may be one of them; others have rules of their own on bills. */
const MAY_BE_BOUND = [...FROM_A_JOB, "individual_marketplace", "student", "unknown", undefined];

const isFromAJob = ({ plan_type = "unknown" }: Facts): boolean =>
  plan_type === "unknown" || FROM_A_JOB.includes(plan_type);

const isBilled = ({ stage, bill }: Facts): boolean => stage === "post" && (bill === "bill" || bill === "collections");

const OWN_STEPS: readonly OwnStep[] = [
  { id: "no_letter", case: "criteria-not-met", at: 0, fits: ({ reasons }) => reasons?.includes("no_letter") ?? false },
  {
    id: "known_day",
    case: "unclear",
    at: 2,
    fits: (_, { next, state }) => next?.date !== undefined && state === "open",
  },
  { id: "no_job", case: "plan-exclusion", at: 2, fits: (facts) => !isFromAJob(facts) },
  { id: "emergency", case: "no-authorization", at: 1, fits: ({ emergency }) => emergency === "yes" },
  {
    id: "late_claim",
    case: "claim-edit",
    at: 1,
    fits: ({ carc_rarc = [] }) => carc_rarc.some((code) => /(?:^|-)29$/.test(code)),
  },
  {
    id: "surprise_bill",
    case: "out-of-network",
    at: "first",
    fits: (facts) => isBilled(facts) && MAY_BE_BOUND.includes(facts.plan_type),
  },
];

/** Cases whose third step is the appeal from the start; in others a correction comes first. */
const APPEAL_FIRST: readonly CaseId[] = [
  "behavioral-health",
  "criteria-not-met",
  "experimental",
  "necessity-after-care",
  "out-of-scope",
  "plan-exclusion",
  "retrospective-review",
  "step-therapy",
];

/** Which of the three steps is the one to the next level; while an appeal waits, or its day is gone, there is none. */
const NEXT_LEVEL: Partial<Record<Stage, number>> = { nothing_filed: 2, appeal_denied: 2, final: 0 };

/** The three steps of a case, with those in their place that fit this plan and this situation better. */
export function ownSteps(
  all: Record<Stage, string[]>,
  id: CaseId,
  stage: Stage,
  dates: Deadlines,
  situation: Situation,
): string[] {
  const { words, memory } = situation;
  if (stage === "final" && dates.step === "none") return afterReview(situation);
  const own = OWN_STEPS.filter((one) => stage === "nothing_filed" && one.case === id && one.fits(memory.facts, dates));
  const steps = own.reduce((some, { id, at }) => placed(some, words.text(`result.own_steps.${id}`), at), all[stage]);
  return stage === "nothing_filed" && !APPEAL_FIRST.includes(id) ? steps : withOwnWay(steps, stage, dates, situation);
}

/** No level is left but a court. */
const afterReview = ({ words, memory: { facts } }: Situation): string[] =>
  ["read", "ask", facts.stage === "pre" ? "before" : "after"].map((id) => words.text(`result.after_review.${id}`));

const placed = (steps: string[], step: string, at: OwnStep["at"]): string[] =>
  at === "first" ? [step, ...steps.slice(0, -1)] : steps.with(at, step);

/** The next level by the name that it has in this plan, e.g. a state fair hearing. */
function withOwnWay(steps: string[], stage: Stage, { step }: Deadlines, { words, memory }: Situation): string[] {
  const id = `result.ways.${memory.facts.plan_type}.${step}`;
  const at = NEXT_LEVEL[stage];
  return at !== undefined && words.messages.has(words.language, id) ? steps.with(at, words.text(id)) : steps;
}
