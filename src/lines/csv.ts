import { stringify } from "csv-stringify/sync";
import type { Assessed } from "./assess.ts";

const COLUMNS = [
  "id",
  "case",
  "confidence",
  "because",
  "also",
  "urgent",
  "already_appealed",
  "appeal_delayed",
  "billing_pressure",
  "crisis",
  "next_date",
  "next_date_basis",
  "next_date_citation",
  "options",
  "binding",
  "facts",
  "error",
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** The first line of the table. */
export const header = (): string => stringify([[...COLUMNS]]);

/** One result as a line of the table; cells that a spreadsheet would take for a formula are made plain text. */
export function row({
  id,
  case: name,
  confidence,
  ranked,
  overlays,
  dates,
  options,
  binding,
  facts,
}: Assessed): string {
  const [first, second] = ranked;
  const [date] = dates;
  const flags = Object.fromEntries(Object.entries(overlays).map(([flag, on]) => [flag, on ? "yes" : "no"]));
  return line({
    id,
    case: name,
    confidence,
    because: first?.because.join("; ") ?? "",
    also: second?.case ?? "",
    ...flags,
    next_date: date?.date ?? "",
    next_date_basis: date?.basis ?? "",
    next_date_citation: date?.citation ?? "",
    options: options.join(" "),
    binding: binding.map((rule) => rule.name).join("; "),
    facts: JSON.stringify(facts),
  });
}

/** A line that could not be read. */
export const errorRow = (at: number, error: string): string => line({ id: `line ${at}`, error });

const line = (cells: Row): string => stringify([COLUMNS.map((column) => plain(cells[column] ?? ""))]);

const plain = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
