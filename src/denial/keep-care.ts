import type { DateRow, First } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { backToWork, row, undated } from "./filing-dates.ts";
import { before, type Letter } from "./letter-dates.ts";
import { type Plan, ruleOf } from "./plans.ts";

type Day = Temporal.PlainDate;

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
    const last = lastFastDay(days, letter.day, facts);
    if (!last || !isSure) return undated("fast_request_by", basis, rule);
    const day = any_day || !letter.day ? last : backToWork(letter.day, last).day;
    return row("fast_request_by", day, { id: `basis.${basis}` }, true, rule);
  });
}

/** So many days after the letter, and no later than the day before the coverage ends. */
function lastFastDay(days: number | undefined, letter: Day | undefined, { auth_end }: Facts): Day | undefined {
  if (!days) return undefined;
  const counted = letter?.add({ days });
  const ending = auth_end ? Temporal.PlainDate.from(auth_end).subtract({ days: 1 }) : counted;
  return counted && ending && before(counted, ending) ? counted : ending;
}

/** What must be asked for before the appeal itself, where care is cut short: it ends within days, the appeal in weeks. */
export function firstClock(plan: Plan, facts: Facts, rows: readonly DateRow[], today: Day): First | undefined {
  if (facts.cut_short !== "yes") return undefined;
  const [fast, otherFast] = rows.filter(({ what }) => what === "fast_request_by");
  // Whoever has not said where the care is given is told both ways in one sentence.
  const quick = fast && otherFast ? { ...fast, basis: { id: "basis.fast_either" } } : fast;
  const toAsk = plan.keep === "ask" ? undated("keep_benefits_by", "keep_ask") : undefined;
  const row = quick ?? rows.find(({ what }) => what === "keep_benefits_by") ?? toAsk;
  return row && { row, isGone: row.date !== undefined && row.date < today.toString() };
}

const length = (value: number) => ({ value, unit: "days" as const });
