import { wrapAnsi } from "fast-wrap-ansi";
import type { Look } from "./look.ts";

/** Lines no longer than the terminal is wide; a longer word, such as an address, stays whole. */
export const wrap = (text: string, { columns }: Look, indent = "", first = indent): string =>
  text
    .split("\n")
    .flatMap((line) => wrapAnsi(line, columns - indent.length).split("\n"))
    .map((line, at) => `${at === 0 ? first : indent}${line}`.trimEnd())
    .join("\n");

/** Numbered lines; the numbers stand in a column of their own. */
export const numbered = (items: string[], look: Look): string => {
  const width = `${items.length}. `.length;
  return items.map((item, at) => wrap(item, look, " ".repeat(width), `${at + 1}. `.padStart(width))).join("\n");
};

export const bulleted = (items: string[], look: Look): string =>
  items.map((item) => wrap(item, look, "  ", "- ")).join("\n");
