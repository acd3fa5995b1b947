import type { Step } from "./plans.ts";

export type DateKind =
  | "file_by"
  | "latest_arguable"
  | "printed_deadline"
  | "keep_benefits_by"
  | "fast_request_by"
  | "external_review_by"
  | "insurer_answers_by"
  | "urgent_answer";

export interface DateRow {
  what: DateKind;
  /** ISO date; absent where only the length is known, e.g. 72 hours from filing, or where the letter alone tells. */
  date?: string;
  length?: { value: number; unit: "hours" | "days" | "months" | "years" };
  /** How it was counted: `dates.<id>` in the messages, e.g. `basis.notice`, and what fills it. */
  basis: { id: string; params?: Record<string, string | number> };
  /** The row of `data/plans/`, e.g. `chip.appeal1_file`. */
  rule?: string;
  citation?: string;
  url?: string;
  /** When the rule was last compared with its source. */
  checked?: string;
  estimate: boolean;
}

/** A clock that runs beside the appeal's own and ends before it. */
export interface First {
  row: DateRow;
  /** Its day is over, as far as it can be counted; it may still be worth a call. */
  isGone: boolean;
}

export interface Deadlines {
  /** The step that the first date is for; `none`: nothing to file now. */
  step: Step["step"];
  /**
   * The last safe day of the next step; absent when it is not known. Where that day is gone and a later one can still
   * be argued for, the later one.
   */
  next?: DateRow;
  /** Where care that goes on is being cut short: what must be asked for before the appeal itself. */
  first?: First;
  /** `next` first, then by what is most pressing. */
  rows: DateRow[];
  /** From today to `next`; 0 is the last day itself, negative is past. */
  daysLeft?: number;
  /** `no_date`: a step is due and its last day not known. `open` also when nothing is to be filed now. */
  state: "open" | "soon" | "passed" | "no_date";
  /** What can still be done, most useful first: `dates.<id>` in the messages, e.g. `option.good_cause`. */
  options: string[];
}

/** Days that somebody has to act by, the plan included. */
const TO_KEEP: readonly DateKind[] = ["file_by", "external_review_by", "keep_benefits_by", "insurer_answers_by"];

/**
 * The day to be reminded of, as an ISO date: that which comes before the appeal, that of the next step or, where that
 * step has no known day, the earliest other day to act by. While an appeal is on its way, that is the day by which the
 * plan should answer.
 */
export const dayToKeep = ({ first, next, rows }: Deadlines): string | undefined =>
  (first?.isGone ? undefined : first?.row.date) ??
  next?.date ??
  rows
    .filter(({ what }) => TO_KEEP.includes(what))
    .flatMap(({ date }) => date ?? [])
    .sort()[0];
