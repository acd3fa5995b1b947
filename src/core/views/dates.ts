import { type DateRow, type Deadlines, deadlines } from "../../denial/deadline.ts";
import type { Block, Source } from "../contract.ts";
import { dayName } from "../day-name.ts";
import type { Situation } from "../situation.ts";
import { basisWords, kindWords } from "./date-words.ts";
import { firstNote } from "./first.ts";

export const datesOf = ({ memory, today }: Situation): Deadlines => deadlines(memory.facts, today);

/** Days that count as long as nobody has appealed. */
const FIRST_STEP = ["file_by", "printed_deadline"];

/** The one line on the next date that belongs to every result. */
export function dateNote(dates: Deadlines, situation: Situation): Block {
  const { words, memory } = situation;
  if (!dates.next?.date) return { type: "note", tone: "info", text: undatedWords(dates, situation) };
  const what = kindWords(dates.next, situation);
  const params = { what, date: dayName(dates.next.date, situation), basis: basisWords(dates.next, situation) };
  if (dates.state === "passed")
    return { type: "note", tone: "warning", text: words.text("result.date_passed", params) };
  const left = words.text("result.date_left", { days: dates.daysLeft ?? 0 });
  const text = [
    words.text("result.date", { ...params, left }),
    ...(dates.first ? [words.text("result.date_after_first")] : []),
    ...(memory.facts.progress === undefined && FIRST_STEP.includes(dates.next.what)
      ? [words.text("result.date_if_appealed")]
      : []),
    ...(dates.options.includes(SHORT_APPEAL) ? [words.text(`dates.${SHORT_APPEAL}`)] : []),
  ].join(" ");
  return { type: "note", tone: dates.state === "soon" ? "urgent" : "info", text };
}

/** Why there is no day to file by: the letter's date is missing, the letter alone tells it, or the plan is due to answer. */
function undatedWords({ rows, options, state }: Deadlines, situation: Situation): string {
  const { words } = situation;
  const [row] = rows;
  if (options.includes("option.find_letter_date")) return words.text("result.date_none");
  if (row) return [rowLine(row, situation), ...(isLate(options) ? [words.text(`dates.${OVERDUE}`)] : [])].join(" ");
  return words.text(state === "open" && options[0] ? `dates.${options[0]}` : "result.date_none");
}

const SHORT_APPEAL = "option.protective_appeal";
const OVERDUE = "option.overdue";
const isLate = (options: string[]): boolean => options.includes(OVERDUE);

/** Where the dates' rules stand. */
export function dateSources({ rows }: Pick<Deadlines, "rows">): Source[] {
  return rows.flatMap(({ citation, url, checked }) =>
    citation ? [{ label: citation, ...(url ? { url } : {}), ...(checked ? { checked } : {}) }] : [],
  );
}

/** All dates, each with its rule, and what can still be done when a day is near or gone. */
export function deadlineCard(situation: Situation): Block[] {
  const { words } = situation;
  const dates = datesOf(situation);
  const rows = dates.rows.filter((row) => isNews(row, dates.rows) && row.what !== dates.first?.row.what);
  const lines = [...rows.filter(isFast), ...rows.filter((row) => !isFast(row))].map((row) => rowLine(row, situation));
  const options = dates.options.map((id) => words.text(`dates.${id}`));
  return [
    { type: "title", text: words.text("result.deadline_title") },
    ...firstNote(dates, situation),
    lines.length > 0 ? { type: "list", items: lines } : { type: "text", text: words.text(noDayId(situation)) },
    ...(options.length > 0 ? [{ type: "list", items: options } as const] : []),
    ...sourcesBlock(dateSources(dates)),
  ];
}

/** What ends within days stands first. */
const isFast = ({ what }: DateRow): boolean => what === "fast_request_by";

/** Whose appeal is on its way has nothing to file; else the letter's date is missing. */
const noDayId = ({ memory }: Situation): string =>
  memory.facts.progress === "appeal_sent" ? "result.deadline_waiting" : "result.deadline_none";

/** The letter itself says how much time there is: what most plans give, or the same day again, is no news. */
function isNews({ what, date, basis }: DateRow, rows: readonly DateRow[]): boolean {
  const printed = rows.find((row) => row.what === "printed_deadline");
  if (!printed?.date || !date) return true;
  if (what === "latest_arguable") return basis.id !== "basis.may_give" && date > printed.date;
  return what !== "file_by" || date !== printed.date;
}

/** Where no day is known, the rule itself says how long an answer may take. */
const TOLD_BY_RULE = ["insurer_answers_by", "urgent_answer"];

function rowLine(row: DateRow, situation: Situation): string {
  const { words, today } = situation;
  const { what, date } = row;
  const heading = `${kindWords(row, situation)}${date ? `: ${dayName(date, situation)}` : ""}`;
  return [
    ...(date || !TOLD_BY_RULE.includes(what) ? [`**${heading}.**`] : []),
    ...(date && date < today.toString() ? [words.text("result.date_gone")] : []),
    basisWords(row, situation),
    ...(row.estimate ? [words.text("result.date_estimate")] : []),
  ].join(" ");
}

/** Each source once. */
export function sourcesBlock(sources: Source[]): Block[] {
  const items = [...new Map(sources.map((source) => [source.label, source])).values()];
  return items.length > 0 ? [{ type: "sources", items }] : [];
}
