import type { DateRow, First } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { backToWork, row, undated } from "./filing-dates.ts";
import { before, type Letter } from "./letter-dates.ts";
import { type FastWay, type KeepWindow, type Plan, type Rule, ruleOf } from "./plans.ts";

type Day = Temporal.PlainDate;

/** A letter that gives a day for keeping the care cuts it. */
const isCut = ({ cut_short, keep_date }: Facts): boolean => cut_short === "yes" || keep_date !== undefined;

/** The window to keep care that is being cut short: the day that the letter prints, or where a rule counts one in days. */
export function keepCare(plan: Plan, facts: Facts, letter: Letter): DateRow[] {
  const { keep } = plan;
  const { keep_date: date } = facts;
  if (date && letter.kind !== "decision")
    return [{ what: "keep_benefits_by", date, basis: { id: "basis.keep_printed" }, estimate: false }];
  if (facts.cut_short !== "yes" || typeof keep !== "object") return [];
  const isSecond = letter.kind === "decision";
  if (isSecond && !keep.again) return [];
  const rule = ruleOf(plan, keep.rule);
  const params = { value: keep.days, letter: letter.kind, counted: letter.counted };
  const basis = { id: `basis.${keep.basis}`, params: { ...params, moved: "no" } };
  if (!letter.day)
    return [{ ...undated("keep_benefits_by", keep.basis, rule, basis.params), length: length(keep.days) }];
  const { day, moved } = backToWork(letter.day, lastKeepDay(letter.day, keep, facts));
  const isEstimate = isSecond || letter.counted !== "letter" || keep.basis !== "keep_plan";
  return [row("keep_benefits_by", day, { ...basis, params: { ...params, moved } }, isEstimate, rule)];
}

/** So many days after the letter, or the day before the cut: where that alone counts, or where it is the sooner. */
function lastKeepDay(letter: Day, { days, until }: KeepWindow, { auth_end }: Facts): Day {
  const last = letter.add({ days });
  const cut = auth_end ? Temporal.PlainDate.from(auth_end) : undefined;
  if (!until || !cut || !before(letter, cut)) return last;
  const dayBefore = cut.subtract({ days: 1 });
  return until === "cut" || before(dayBefore, last) ? dayBefore : last;
}

/** Quicker ways beside the appeal: they end within days, and the appeal stays open without them. */
export function fastRequests(plan: Plan, facts: Facts, letter: Letter, today: Day): DateRow[] {
  if (letter.kind === "decision") return [];
  const fitting = plan.fast.filter(
    ({ when, services }) =>
      facts[when] === "yes" &&
      facts.stage !== "post" &&
      (!services || !facts.service_type || services.includes(facts.service_type)),
  );
  return fitting.map((way) => fastRow(way, ruleOf(plan, way.rule), { facts, letter, today }));
}

interface Known {
  facts: Facts;
  letter: Letter;
  today: Day;
}

function fastRow(way: FastWay, rule: Rule, known: Known): DateRow {
  // Whoever has not said where the care is given sees each way, in words that say whom it is for.
  const isSure = !way.services || known.facts.service_type !== undefined;
  const day = isSure ? fastDay(way, rule, known) : undefined;
  return day
    ? row("fast_request_by", day, { id: `basis.${way.basis}` }, true, rule)
    : undated("fast_request_by", way.basis, rule);
}

function fastDay({ days, any_day }: FastWay, rule: Rule, { facts, letter, today }: Known): Day | undefined {
  const [from, last] = [counted(letter), lastFastDay(days, letter, facts)];
  const day = last && from && !any_day ? backToWork(from, last).day : last;
  const isGone = day !== undefined && before(day, today);
  return (isGone && !letter.received && presumedDay(rule, days, letter)) || day;
}

/** These ways count from the day on which the notice came; the letter's own date is the safe one while that is not known. */
const counted = ({ day, received }: Letter): Day | undefined => received ?? day;

/** So many days after the notice came, and no later than the day before the care ends; without days, the day it ends. */
function lastFastDay(days: number | undefined, letter: Letter, { auth_end }: Facts): Day | undefined {
  const end = auth_end ? Temporal.PlainDate.from(auth_end) : undefined;
  if (!days) return end;
  const last = counted(letter)?.add({ days });
  const dayBefore = end?.subtract({ days: 1 });
  return last && (!dayBefore || before(last, dayBefore)) ? last : dayBefore;
}

/** Once the safe day is gone: the last one where the mail took as long as the rule takes it to. */
const presumedDay = ({ mail_days }: Rule, days: number | undefined, { day }: Letter): Day | undefined =>
  mail_days && days ? day?.add({ days: days + mail_days }) : undefined;

/** What must be asked for before the appeal itself, where care is cut short: it ends within days, the appeal in weeks. */
export function firstClock(plan: Plan, facts: Facts, rows: readonly DateRow[], today: Day): First | undefined {
  if (!isCut(facts)) return undefined;
  const [fast, otherFast] = rows.filter(({ what }) => what === "fast_request_by");
  // Whoever has not said where the care is given is told both ways in one sentence.
  const quick = fast && otherFast ? { ...fast, basis: { id: "basis.fast_either" } } : fast;
  const toAsk = plan.keep === "ask" ? undated("keep_benefits_by", "keep_ask") : undefined;
  const row = quick ?? rows.find(({ what }) => what === "keep_benefits_by") ?? toAsk;
  return row && { row, isGone: row.date !== undefined && row.date < today.toString() };
}

const length = (value: number) => ({ value, unit: "days" as const });
