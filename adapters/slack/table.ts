import type { types } from "@slack/bolt";
import { plainOf, readRuns } from "../../src/core/small-markdown.ts";
import { BLOCK_ROOM, LIMITS } from "./limits.ts";
import type { Piece } from "./pack.ts";
import { paragraph } from "./rich-text.ts";

/** Slack refuses an empty cell. */
const NOTHING = "–";

const cell = (text: string): types.RawTextElement => ({ type: "raw_text", text: text || NOTHING });

const lineOf = (row: string[]): string => row.join(" | ");

const tablePiece = (columns: string[], rows: string[][]): Piece => ({
  blocks: [
    {
      type: "table",
      rows: [columns, ...rows].map((row) => columns.map((_, at) => cell(row[at] ?? ""))),
      column_settings: columns.map(() => ({ is_wrapped: true })),
    },
  ],
  text: [columns, ...rows].map(lineOf).join("\n"),
});

/** Cells are plain already, so they are escaped to stay as they are. */
const literal = (text: string): Piece[] => paragraph(text.replace(/[\\*[\]]/g, "\\$&"));

/** "Column: value" a line, for what is too wide or too long for a table, or where Slack takes no table. */
export const tableAsText = (columns: string[], rows: string[][]): Piece[] =>
  rows.flatMap((row) => columns.flatMap((column, at) => literal(`${column}: ${row[at] || NOTHING}`)));

/** A table block, or several with the head repeated. */
export const table = (columns: string[], rows: string[][]): Piece[] => {
  const [head = [], ...body] = [columns, ...rows].map((row) => row.map((text) => plainOf(readRuns(text))));
  const headRoom = lineOf(head).length + 1;
  if (head.length > LIMITS.tableColumns || body.some((row) => headRoom + lineOf(row).length > BLOCK_ROOM))
    return tableAsText(head, body);
  const groups: string[][][] = [];
  let room = 0;
  for (const row of body) {
    room -= lineOf(row).length + 1;
    const last = groups.at(-1);
    if (last && room >= 0 && last.length < LIMITS.tableRows - 1) last.push(row);
    else {
      groups.push([row]);
      room = BLOCK_ROOM - headRoom - lineOf(row).length - 1;
    }
  }
  return groups.map((group) => tablePiece(head, group));
};
