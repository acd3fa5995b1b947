import stringWidth from "fast-string-width";
import type { Look } from "./look.ts";
import { styled } from "./look.ts";
import { rich } from "./small-markdown.ts";
import { wrap } from "./wrap.ts";

const GAP = "  ";

/** Columns side by side where they fit, else each row as lines of their own. */
export const table = (columns: string[], rows: string[][], look: Look): string => {
  const [head = [], ...body] = [columns, ...rows].map((row) => row.map((cell) => rich(cell, look).replace(/\n/g, " ")));
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((row) => stringWidth(row[at] ?? ""))));
  const total = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  return total <= look.columns ? sideBySide(head, body, widths, look) : stacked(head, body, look);
};

const sideBySide = (head: string[], body: string[][], widths: number[], look: Look): string => {
  const line = (cells: string[]) =>
    widths
      .map((width, at) => padded(cells[at] ?? "", width))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join(GAP);
  return [styled("bold", line(head), look), rule, ...body.map(line)].join("\n");
};

const padded = (cell: string, width: number): string => cell + " ".repeat(width - stringWidth(cell));

/** The first cell of a row names it. */
const stacked = (head: string[], body: string[][], look: Look): string =>
  body
    .map((row) =>
      row.map((cell, at) => wrap(`${head[at] ?? ""}: ${cell}`, look, at === 0 ? "" : "    ", at === 0 ? "" : "  ")),
    )
    .map((lines) => lines.join("\n"))
    .join("\n");
