import type { DateRow } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { cited, type Plan, type Rule, ruleOf, type Step } from "./plans.ts";

type Day = Temporal.PlainDate;
/** For which care: `any` where the same time counts before and after it. */
type Care = keyof Step["answers"] | "any";

const HOURS_A_DAY = 24;

/** How soon the insurer must answer: the day, when it is known on which day the request was sent; else only how long. */
export function answerTimes(plan: Plan, step: Step, facts: Facts, sent?: Day): DateRow[] {
  const rule = (care: keyof Step["answers"]) => {
    const id = step.answers[care];
    return id ? ruleOf(plan, id) : undefined;
  };
  const [urgent, before, after] = [rule("urgent"), rule("before"), rule("after")];
  const row = (rule: Rule | undefined, care: Care) =>
    rule?.verified && fits(care, facts) ? [answerRow(rule, step, care, sent)] : [];
  const usual =
    before?.value === after?.value ? row(before, "any") : [...row(before, "before"), ...row(after, "after")];
  return [...row(urgent, "urgent"), ...usual];
}

function fits(care: Care, { stage, urgent, cut_short }: Facts): boolean {
  if (care === "urgent") return urgent === "yes" && stage !== "post";
  if (care === "before") return stage !== "post";
  return care === "any" || (stage !== "pre" && cut_short !== "yes");
}

function answerRow(rule: Rule, { step }: Step, care: Care, sent: Day | undefined): DateRow {
  const value = Number(rule.value);
  const unit = rule.unit === "hours" ? "hours" : "days";
  const day = sent?.add({ days: unit === "hours" ? value / HOURS_A_DAY : value });
  const who = step === "first_appeal" ? "insurer" : "reviewer";
  const more = { more: rule.extension ?? 0, each: rule.two_level_value ?? 0 };
  return {
    what: care === "urgent" ? "urgent_answer" : "insurer_answers_by",
    ...(day && { date: day.toString() }),
    length: { value, unit },
    basis: { id: `basis.answer_${care}`, params: { value, unit, who, sent: day ? "yes" : "no", ...more } },
    ...cited(rule),
    estimate: day !== undefined,
  };
}
