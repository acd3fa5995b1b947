import { answerTimes } from "./answer-times.ts";
import type { DateRow, Deadlines } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { backToWork, row } from "./filing-dates.ts";
import { overdueOptions } from "./late-options.ts";
import { before } from "./letter-dates.ts";
import { type Plan, ruleOf, type Step } from "./plans.ts";

type Day = Temporal.PlainDate;

/** An appeal is on its way: nothing is to be filed, the insurer must answer. */
export function waiting(facts: Facts, plan: Plan, today: Day): Deadlines {
  const sent = facts.appeal_sent_date ? Temporal.PlainDate.from(facts.appeal_sent_date) : undefined;
  const known = sent && !before(today.add({ days: 1 }), sent) ? sent : undefined;
  const answers = answerTimes(plan, stepSent(plan, facts), facts, known);
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

/** What was sent after a decision is the next step's, which has times of its own. */
const stepSent = ({ steps }: Plan, { decision_date, appeal_sent_date }: Facts): Step =>
  decision_date && appeal_sent_date && decision_date < appeal_sent_date ? steps.appeal_denied : steps.nothing_filed;

function unansweredRow(plan: Plan, sent: Day | undefined): DateRow[] {
  if (!plan.unanswered || !sent) return [];
  const rule = ruleOf(plan, plan.unanswered);
  const { day } = backToWork(sent, sent.add({ days: Number(rule.value) }));
  return [
    row("external_review_by", day, { id: "basis.unanswered", params: { value: Number(rule.value) } }, true, rule),
  ];
}
