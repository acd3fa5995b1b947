import type { DateRow } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { backToWork, row, undated } from "./filing-dates.ts";
import type { Letter } from "./letter-dates.ts";
import { type Plan, ruleOf } from "./plans.ts";

/** The window to keep care that is being cut short, where a rule counts one in days. */
export function keepCare(plan: Plan, facts: Facts, letter: Letter): DateRow[] {
  const { keep } = plan;
  if (facts.cut_short !== "yes" || typeof keep !== "object") return [];
  const isSecond = letter.kind === "decision";
  if (isSecond && !keep.again) return [];
  const rule = ruleOf(plan, keep.rule);
  const params = { value: keep.days, letter: letter.kind, counted: letter.counted };
  const basis = { id: `basis.${keep.basis}`, params: { ...params, moved: "no" } };
  if (!letter.day)
    return [{ ...undated("keep_benefits_by", keep.basis, rule, basis.params), length: length(keep.days) }];
  const { day, moved } = backToWork(letter.day, letter.day.add({ days: keep.days }));
  const isEstimate = isSecond || letter.counted !== "letter" || keep.basis !== "keep_plan";
  return [row("keep_benefits_by", day, { ...basis, params: { ...params, moved } }, isEstimate, rule)];
}

/** Quicker ways beside the appeal: they end within days, and the appeal stays open without them. */
export function fastRequests(plan: Plan, facts: Facts, letter: Letter): DateRow[] {
  if (letter.kind === "decision") return [];
  const fitting = plan.fast.filter(
    ({ when, services }) =>
      facts[when] === "yes" &&
      facts.stage !== "post" &&
      (!services || !facts.service_type || services.includes(facts.service_type)),
  );
  return fitting.map(({ rule: topic, services, days, any_day, basis }) => {
    const rule = ruleOf(plan, topic);
    // Whoever has not said where the care is given sees each way, in words that say whom it is for.
    const isSure = !services || facts.service_type !== undefined;
    if (!days || !letter.day || !isSure) return undated("fast_request_by", basis, rule);
    const last = letter.day.add({ days });
    return row(
      "fast_request_by",
      any_day ? last : backToWork(letter.day, last).day,
      { id: `basis.${basis}` },
      true,
      rule,
    );
  });
}

const length = (value: number) => ({ value, unit: "days" as const });
