import { answerTimes } from "./answer-times.ts";
import type { DateRow, Deadlines } from "./date-row.ts";
import type { Facts, Reason } from "./facts.ts";
import { type Filing, filingDates, undated } from "./filing-dates.ts";
import { fastRequests, firstClock, keepCare } from "./keep-care.ts";
import { options } from "./late-options.ts";
import { type Letter, letterDates } from "./letter-dates.ts";
import { choose, printedRows, stateOf } from "./next-date.ts";
import { type Plan, planRules, ruleOf, type Step } from "./plans.ts";
import { waiting } from "./waiting.ts";

export type { DateKind, DateRow, Deadlines } from "./date-row.ts";

type Day = Temporal.PlainDate;

/**
 * The dates that fit plan, stage and what was done so far. Rules: `data/plans/`.
 * @param today the person's calendar day: the caller knows their time zone.
 */
export function deadlines(told: Facts, today: Day): Deadlines {
  const facts = { ...told, progress: progressOf(told) };
  const plan = planRules(facts.plan_type ?? "unknown");
  if (facts.progress === "appeal_sent") return waiting(facts, plan, today);
  const step = stepOf(plan, facts);
  const letter = letterDates(facts, today, isDecided(facts));
  const filing = filingOf(plan, step, letter, facts);
  const choice = choose(filing, printedRows(facts, letter, step), today);
  const { next } = choice;
  const beside = [...keepCare(plan, facts, letter), ...fastRequests(plan, facts, letter, today)];
  const first = firstClock(plan, facts, beside, today);
  const rows = [
    next ?? filing.safe,
    ...beside,
    ...choice.others,
    ...laterRows(plan, step, letter),
    ...answerTimes(plan, step, facts),
  ];
  const dates = {
    step: step.step,
    ...(next && { next }),
    ...(first && { first }),
    rows,
    ...stateOf(choice, step, today),
  };
  return { ...dates, options: options({ facts, plan, step, letter, today, dates, isArgued: choice.isArgued }) };
}

/** A date that only a later step has tells how far it has come; what was sent before a decision has been decided. */
function progressOf({ progress, decision_date, appeal_sent_date }: Facts): NonNullable<Facts["progress"]> {
  const isAnswered = decision_date && appeal_sent_date && appeal_sent_date <= decision_date;
  if (progress === "appeal_sent" && isAnswered) return "appeal_denied";
  return progress ?? (decision_date ? "appeal_denied" : appeal_sent_date ? "appeal_sent" : "nothing");
}

const isDecided = ({ progress }: Facts): boolean => progress === "appeal_denied" || progress === "final";

/** After the review outside the plan there is a court at most, which has rules of its own. */
const AFTER_REVIEW: Step = { step: "none", basis: "after_review", options: ["legal_aid"], answers: {} };

function stepOf({ steps }: Plan, { progress, stage, reviewed }: Facts): Step {
  if (progress === "final" && reviewed === "yes" && steps.final.step === "external_review") return AFTER_REVIEW;
  if (progress === "appeal_denied" || progress === "final") return steps[progress];
  if (!steps.before_care) return steps.nothing_filed;
  return stage === "pre" ? steps.before_care : { ...steps.nothing_filed, estimate: stage === undefined };
}

const kindOf = ({ step }: Step) => (step === "external_review" ? "external_review_by" : "file_by");

function filingOf(plan: Plan, step: Step, letter: Letter, facts: Facts): Filing {
  const basis = step.basis ?? "rule";
  if (!step.rule) return { safe: undated(kindOf(step), basis), latest: [], floor: true };
  const { or } = step;
  const isOther = or && isOnly(or.reasons, facts);
  const rule = ruleOf(plan, isOther ? or.rule : step.rule);
  const filing = filingDates(kindOf(step), rule, letter, basis, step.estimate ?? false);
  if (!or || isOther) return filing;
  const { safe } = filingDates("latest_arguable", ruleOf(plan, or.rule), letter, "other_track", true);
  return { ...filing, latest: [...filing.latest, ...(safe.date ? [safe] : [])] };
}

/** Some of these reasons were given, and no other. */
const isOnly = (these: readonly Reason[], { reasons = [] }: Facts): boolean =>
  reasons.length > 0 && reasons.every((reason) => these.includes(reason));

/** The rule of a later step, or of those to whom this step does not apply. */
function laterRows(plan: Plan, { later }: Step, letter: Letter): DateRow[] {
  if (!later) return [];
  const rule = ruleOf(plan, later);
  const what = later === "external_file" ? "external_review_by" : "file_by";
  return [filingDates(what, rule, letter, `later_${later}`, true).safe];
}
