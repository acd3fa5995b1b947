import { addMonths, workdayFrom, workdayUpTo } from "./calendar-days.ts";
import type { DateKind, DateRow } from "./date-row.ts";
import { before, type Letter } from "./letter-dates.ts";
import { cited, type Rule } from "./plans.ts";

type Day = Temporal.PlainDate;

/** The days of one filing rule. */
export interface Filing {
  /** The last safe day, or an undated row that says where to read it. */
  safe: DateRow;
  /** Later days that can be argued for. */
  latest: DateRow[];
  /** Not a rule of this plan but the safest guess: what the letter says comes before it. */
  floor: boolean;
}

const UNITS = { calendar_days: "days", months: "months", years: "years" } as const;
type Unit = (typeof UNITS)[keyof typeof UNITS];

/** The last safe day by a rule, counted from the letter, and the latest that can be argued for. */
export function filingDates(what: DateKind, rule: Rule, letter: Letter, basis: string, estimate: boolean): Filing {
  const unit = UNITS[rule.unit as keyof typeof UNITS] ?? "days";
  const top = typeof rule.value === "number" && rule.unit in UNITS ? rule.value : undefined;
  const value = rule.conservative ?? top;
  const floor = estimate || !rule.verified || (top ?? 0) > (value ?? 0);
  if (value === undefined) return { safe: undated(what, basis, rule), latest: [], floor };
  const length = { value, unit };
  const params = { value, unit, letter: letter.kind, counted: letter.counted };
  if (!letter.day) return { safe: { ...undated(what, basis, rule, params), length }, latest: [], floor };
  const { day, moved } = lastSafe(letter.day, length, rule);
  const isEstimate = floor || letter.counted !== "letter";
  const safe = row(what, day, { id: `basis.${basis}`, params: { ...params, moved } }, isEstimate, rule);
  return { safe: { ...safe, length }, latest: latestDays(rule, letter, { value: top ?? value, unit }, day), floor };
}

/** Undated: only the letter, or the day of filing, tells. */
export const undated = (what: DateKind, basis: string, rule?: Rule, params?: DateRow["basis"]["params"]): DateRow => ({
  what,
  basis: { id: `basis.${basis}`, ...(params && { params }) },
  ...(rule && cited(rule)),
  estimate: false,
});

export const row = (what: DateKind, day: Day, basis: DateRow["basis"], estimate: boolean, rule?: Rule): DateRow => ({
  what,
  date: day.toString(),
  basis,
  ...(rule && cited(rule)),
  estimate,
});

function lastSafe(from: Day, length: Length, rule: Pick<Rule, "weekend" | "month_end">): { day: Day; moved: string } {
  const last = count(from, length, rule);
  if (rule.weekend === "next") return { day: workdayFrom(last), moved: workdayFrom(last).equals(last) ? "no" : "on" };
  return backToWork(from, last);
}

/** The last working day up to `last`, unless that would be before the day counted from. */
export function backToWork(from: Day, last: Day): { day: Day; moved: "no" | "back" } {
  const day = workdayUpTo(last);
  return day.equals(last) || before(day, from) ? { day: last, moved: "no" } : { day, moved: "back" };
}

interface Length {
  value: number;
  unit: Unit;
}

function count(from: Day, { value, unit }: Length, rule: Pick<Rule, "month_end">): Day {
  if (unit === "months" && rule.month_end !== "last") return addMonths(from, value);
  return from.add({ [unit]: value });
}

/** Rules that count from receipt, and rules where a state may give more. */
function latestDays(rule: Rule, letter: Letter, most: Length, safe: Day): DateRow[] {
  const longest = rule.range ? { ...most, value: rule.range[1] } : most;
  const params = { ...longest, letter: letter.kind, mail: rule.mail_days ?? 0, gives: rule.gives ?? "state" };
  const receipt = rule.from === "receipt" ? receiptOf(rule, letter) : undefined;
  if (rule.from === "receipt" && !receipt)
    return [{ ...undated("latest_arguable", "receipt_unknown", rule, params), length: longest }];
  const from = receipt?.day ?? letter.day;
  if (!from || !rule.verified) return [];
  const last = count(from, longest, rule);
  const day = rule.weekend === "next" ? workdayFrom(last) : last;
  const id = receipt ? (receipt.proven ? "basis.receipt" : "basis.receipt_presumed") : "basis.may_give";
  const isLater = receipt || rule.range || longest.value > (rule.conservative ?? longest.value);
  return isLater && before(safe, day)
    ? [row("latest_arguable", day, { id, params }, true, rule.gives === "plan" ? undefined : rule)]
    : [];
}

function receiptOf(rule: Rule, { day, received }: Letter): { day: Day; proven: boolean } | undefined {
  if (received) return { day: received, proven: true };
  return rule.mail_days && day ? { day: day.add({ days: rule.mail_days }), proven: false } : undefined;
}
