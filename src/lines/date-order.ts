import type { DateKind, DateRow } from "../denial/date-row.ts";

/** What is asked for beside the appeal, in days where the appeal has weeks. */
const BESIDE: readonly DateKind[] = ["keep_benefits_by", "fast_request_by"];
/** Ways to count one and the same day: the last to appeal. */
const TO_APPEAL: readonly DateKind[] = ["file_by", "printed_deadline", "latest_arguable"];

/** The earliest day to act that is still open leads; the rest as they were. A day that was said is not said again. */
export function inOrder(rows: readonly DateRow[], next: DateRow | undefined, today: string): DateRow[] {
  const news = rows.filter((row, at) => !rows.slice(0, at).some((earlier) => isAgain(earlier, row)));
  const isToAct = (row: DateRow) => row === next || BESIDE.includes(row.what);
  const [first] = news
    .filter((row) => isToAct(row) && (row.date ?? "") >= today)
    .sort((one, other) => (one.date ?? "").localeCompare(other.date ?? ""));
  return first ? [first, ...news.filter((row) => row !== first)] : news;
}

const isAgain = (earlier: DateRow, row: DateRow): boolean =>
  row.date !== undefined &&
  row.date === earlier.date &&
  (row.what === earlier.what || (TO_APPEAL.includes(row.what) && TO_APPEAL.includes(earlier.what)));
