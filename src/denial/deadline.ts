import { answerTimes } from "./answer-times.ts";
import type { DateRow, Deadlines } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { backToWork, type Filing, filingDates, row, undated } from "./filing-dates.ts";
import { fastRequests, keepCare } from "./keep-care.ts";
import { options, overdueOptions } from "./late-options.ts";
import { before, type Letter, letterDates } from "./letter-dates.ts";
import { type Plan, planRules, ruleOf, type Step } from "./plans.ts";

export type { DateKind, DateRow, Deadlines } from "./date-row.ts";

type Day = Temporal.PlainDate;

/** With fewer days than this left, what can still be done is told. */
const SOON_DAYS = 14;

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
  const filing = filingOf(plan, step, letter);
  const { next, others } = choose(filing, printedRows(facts, letter, step), today);
  const rows = [
    ...(next ? [next] : filing.safe && !filing.safe.date ? [filing.safe] : []),
    ...keepCare(plan, facts, letter),
    ...fastRequests(plan, facts, letter),
    ...others,
    ...laterRows(plan, step, letter),
    ...answerTimes(plan, step, facts),
  ];
  const dates = { step: step.step, ...(next && { next }), rows, ...stateOf(next, step, today) };
  return { ...dates, options: options({ facts, plan, step, letter, today, dates }) };
}

/** A date that only a later step has tells how far it has come. */
const progressOf = ({ progress, decision_date, appeal_sent_date }: Facts): NonNullable<Facts["progress"]> =>
  progress ?? (decision_date ? "appeal_denied" : appeal_sent_date ? "appeal_sent" : "nothing");

const isDecided = ({ progress }: Facts): boolean => progress === "appeal_denied" || progress === "final";

function stepOf({ steps }: Plan, { progress, stage }: Facts): Step {
  if (progress === "appeal_denied" || progress === "final") return steps[progress];
  if (!steps.before_care) return steps.nothing_filed;
  return stage === "pre" ? steps.before_care : { ...steps.nothing_filed, estimate: stage === undefined };
}

const kindOf = ({ step }: Step) => (step === "external_review" ? "external_review_by" : "file_by");

type PartFiling = Omit<Filing, "safe"> & { safe?: DateRow };

function filingOf(plan: Plan, step: Step, letter: Letter): PartFiling {
  const basis = step.basis ?? "rule";
  if (!step.rule) return { safe: undated(kindOf(step), basis), latest: [], floor: true };
  const filing = filingDates(kindOf(step), ruleOf(plan, step.rule), letter, basis, step.estimate ?? false);
  const or = step.or ? filingDates("latest_arguable", ruleOf(plan, step.or), letter, "other_track", true) : undefined;
  return { ...filing, latest: [...filing.latest, ...(or?.safe.date ? [or.safe] : [])] };
}

/** The rule of a later step, or of those to whom this step does not apply. */
function laterRows(plan: Plan, { later }: Step, letter: Letter): DateRow[] {
  if (!later) return [];
  const rule = ruleOf(plan, later);
  const what = later === "external_file" ? "external_review_by" : "file_by";
  return [filingDates(what, rule, letter, `later_${later}`, true).safe];
}

/** What the letter itself says, as a date or as a number of days. */
function printedRows(facts: Facts, letter: Letter, step: Step): DateRow[] {
  if (step.basis === "automatic") return [];
  const { deadline_date: date, deadline_days: days, decision_date: decided } = facts;
  const isOld = isDecided(facts) && date && decided && date <= decided;
  if (date && !isOld) return [{ what: "printed_deadline", date, basis: { id: "basis.printed" }, estimate: false }];
  if (!days || (isDecided(facts) && decided)) return [];
  const params = { value: days, letter: letter.kind, counted: letter.counted };
  const length = { value: days, unit: "days" as const };
  if (!letter.day) return [{ ...undated("printed_deadline", "printed_days", undefined, params), length }];
  const { day, moved } = backToWork(letter.day, letter.day.add({ days }));
  const basis = { id: "basis.printed_days", params: { ...params, moved } };
  return [{ ...row("printed_deadline", day, basis, letter.counted !== "letter"), length }];
}

/** The earlier of what is printed and what the rule gives; a guess gives way to what is printed. */
function choose(
  { safe, latest, floor }: PartFiling,
  printed: DateRow[],
  today: Day,
): { next?: DateRow; others: DateRow[] } {
  const [letter] = printed;
  const rule = safe?.date ? safe : undefined;
  if (!letter?.date) return arguable(rule, [...latest, ...printed], today);
  if (!rule || floor) return { next: letter, others: latest };
  if (letter.date <= (rule.date ?? "")) return { next: letter, others: [rule, ...latest] };
  const later = { ...letter, basis: { ...letter.basis, id: `${letter.basis.id}_later` } };
  return arguable(rule, [later, ...latest], today);
}

/** Once the safe day is gone, the first later day that can be argued for is the one to work towards. */
function arguable(safe: DateRow | undefined, later: DateRow[], today: Day): { next?: DateRow; others: DateRow[] } {
  if (!safe) return { others: later };
  const day = today.toString();
  const isGone = safe.date !== undefined && safe.date < day;
  const open = later
    .filter(({ date }) => date && date >= day)
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
  const next = isGone ? (open[0] ?? safe) : safe;
  return { next, others: [safe, ...later].filter((row) => row !== next) };
}

function stateOf(next: DateRow | undefined, step: Step, today: Day): Pick<Deadlines, "state" | "daysLeft"> {
  if (!next?.date) return { state: step.step === "none" || step.basis === "automatic" ? "open" : "no_date" };
  const daysLeft = today.until(next.date).days;
  const isArguable = next.what === "latest_arguable" || next.basis.id.endsWith("_later");
  return { daysLeft, state: daysLeft < 0 ? "passed" : daysLeft < SOON_DAYS || isArguable ? "soon" : "open" };
}

/** An appeal is on its way: nothing is to be filed, the insurer must answer. */
function waiting(facts: Facts, plan: Plan, today: Day): Deadlines {
  const sent = facts.appeal_sent_date ? Temporal.PlainDate.from(facts.appeal_sent_date) : undefined;
  const known = sent && !before(today.add({ days: 1 }), sent) ? sent : undefined;
  const answers = answerTimes(plan, plan.steps.nothing_filed, facts, known);
  const due = answers
    .map(({ date }) => date ?? "")
    .filter((date) => date !== "")
    .sort()
    .at(-1);
  const isLate = due !== undefined && due < today.toString();
  const rows = [...answers, ...unansweredRow(plan, known)];
  const doubt = sent && !known ? ["option.check_date"] : [];
  return {
    step: "none",
    rows,
    state: "open",
    options: [...(isLate ? overdueOptions(plan) : ["option.track"]), ...doubt],
  };
}

function unansweredRow(plan: Plan, sent: Day | undefined): DateRow[] {
  if (!plan.unanswered || !sent) return [];
  const rule = ruleOf(plan, plan.unanswered);
  const { day } = backToWork(sent, sent.add({ days: Number(rule.value) }));
  return [
    row("external_review_by", day, { id: "basis.unanswered", params: { value: Number(rule.value) } }, true, rule),
  ];
}
