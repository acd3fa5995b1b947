import type { Facts } from "./facts.ts";

export type DateKind =
  | "file_by"
  | "latest_arguable"
  | "printed_deadline"
  | "keep_benefits_by"
  | "external_review_by"
  | "insurer_answers_by"
  | "urgent_answer";

export interface DateRow {
  what: DateKind;
  /** ISO date; absent where only the length is known, e.g. 72 hours from filing. */
  date?: string;
  length?: { value: number; unit: "hours" | "days" | "months" };
  /** A message id in `messages/<language>/dates.yaml` saying how it was counted, and what fills it. */
  basis: { id: string; params?: Record<string, string | number> };
  rule?: string;
  citation?: string;
  url?: string;
  /** When the rule was last compared with its source. */
  checked?: string;
  estimate: boolean;
}

export interface Deadlines {
  /** The step that the first date is for. */
  step: "first_appeal" | "second_appeal" | "external_review" | "fair_hearing" | "none";
  /** The last safe day of the next step; absent when no anchor date is known. */
  next?: DateRow;
  rows: DateRow[];
  daysLeft?: number;
  state: "open" | "soon" | "passed" | "no_date";
  /** Ids of `messages/<language>/dates.yaml`: what can still be done when the day is near or gone. */
  options: string[];
}

/** The dates that fit plan, stage and what was done so far. Rules: `data/plans.yaml`. */
export function deadlines(_facts: Facts, _today: Temporal.PlainDate): Deadlines {
  throw new Error("being built");
}
