import type { DateRow, Deadlines } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { backToWork, type Filing, row, undated } from "./filing-dates.ts";
import type { Letter } from "./letter-dates.ts";
import type { Step } from "./plans.ts";

/** With fewer days than this left, what can still be done is told. */
const SOON_DAYS = 14;

type Day = Temporal.PlainDate;
/** What the letter itself says, as a date or as a number of days. */
export function printedRows(facts: Facts, letter: Letter, step: Step): DateRow[] {
  if (step.basis === "automatic") return [];
  const { deadline_date: date, deadline_days: days, decision_date: decided } = facts;
  const isOld = letter.kind === "decision" && date && decided && date <= decided;
  if (date && !isOld) return [{ what: "printed_deadline", date, basis: { id: "basis.printed" }, estimate: false }];
  if (!days) return [];
  const params = { value: days, letter: letter.kind, counted: letter.counted };
  const length = { value: days, unit: "days" as const };
  if (!letter.day) return [{ ...undated("printed_deadline", "printed_days", undefined, params), length }];
  const { day, moved } = backToWork(letter.day, letter.day.add({ days }));
  const basis = { id: "basis.printed_days", params: { ...params, moved } };
  return [{ ...row("printed_deadline", day, basis, letter.counted !== "letter"), length }];
}

export interface Choice {
  next?: DateRow;
  others: DateRow[];
  /** The safe day is gone; `next` is a later one that can be argued for. */
  isArgued: boolean;
}

/** The earlier of what is printed and what the rule gives; a guess gives way to what is printed. */
export function choose({ safe, latest, floor }: Filing, printed: DateRow[], today: Day): Choice {
  const [letter] = printed;
  const rule = safe.date ? safe : undefined;
  if (!letter?.date) return arguable(rule, [...latest, ...printed], today);
  // How much a plan or state gives is no longer open where the letter tells it.
  const others = latest.filter((row) => !mayGive(row));
  if (!rule || (floor && !latest.some((most) => isMore(letter, most))))
    return { next: letter, others, isArgued: false };
  if (letter.date <= (rule.date ?? "")) return arguable(letter, [rule, ...others], today);
  const later = { ...letter, basis: { ...letter.basis, id: `${letter.basis.id}_later` } };
  return arguable(rule, [later, ...others], today);
}

const mayGive = ({ basis }: DateRow): boolean => basis.id === "basis.may_give";

/** More days than any plan gives: most likely those of somebody else, such as the provider. */
const isMore = ({ length }: DateRow, most: DateRow): boolean =>
  mayGive(most) && most.basis.params?.gives === "plan" && (length?.value ?? 0) > Number(most.basis.params?.value);

/** Once the safe day is gone, the first later day that can be argued for is the one to work towards. */
function arguable(safe: DateRow | undefined, later: DateRow[], today: Day): Choice {
  if (!safe) return { others: later, isArgued: false };
  const day = today.toString();
  const isGone = safe.date !== undefined && safe.date < day;
  const open = later.filter(({ date = "" }) => date >= day).sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
  const next = (isGone && open[0]) || safe;
  return { next, others: [safe, ...later].filter((row) => row !== next), isArgued: next !== safe };
}

/** How pressing it is. Without a day: `no_date`, unless there is nothing to file now. */
export function stateOf({ next, isArgued }: Choice, step: Step, today: Day): Pick<Deadlines, "state" | "daysLeft"> {
  if (!next?.date) return { state: step.step === "none" || step.basis === "automatic" ? "open" : "no_date" };
  const daysLeft = today.until(next.date).days;
  return { daysLeft, state: daysLeft < 0 ? "passed" : daysLeft < SOON_DAYS || isArgued ? "soon" : "open" };
}
