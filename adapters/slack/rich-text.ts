import type { types } from "@slack/bolt";
import { plainOf, type Run, readRuns } from "../../src/core/small-markdown.ts";
import { BLOCK_ROOM } from "./limits.ts";
import type { Piece } from "./pack.ts";
import { splitRuns } from "./split.ts";

type Part = types.RichTextBlock["elements"][number];

const element = ({ text, bold, url }: Run): types.RichTextElement => {
  const look = bold ? { style: { bold: true } } : {};
  return url ? { type: "link", url, text, ...look } : { type: "text", text, ...look };
};

const section = (runs: Run[]): types.RichTextSection => ({ type: "rich_text_section", elements: runs.map(element) });

const block = (...elements: Part[]): types.RichTextBlock => ({ type: "rich_text", elements });

/**
 * Rich text says what is text and what is a link, so nothing that a person wrote can format, link or mention;
 * its lists are real lists for screen readers.
 */
export const paragraph = (text: string, look: Omit<Run, "text"> = {}): Piece[] =>
  splitRuns(readRuns(text, look), BLOCK_ROOM).map((runs) => ({ blocks: [block(section(runs))], text: plainOf(runs) }));

/** A bar at the left, and the tone in words before it. */
export const quote = (text: string, tone: string): Piece[] => {
  const runs = [...(tone ? [{ text: `${tone} `, bold: true }] : []), ...readRuns(text)];
  return splitRuns(runs, BLOCK_ROOM).map((part) => ({
    blocks: [block({ type: "rich_text_quote", elements: part.map(element) })],
    text: plainOf(part),
  }));
};

const item = (runs: Run[], style: "ordered" | "bullet", at: number): Piece => {
  // `offset` is where numbering starts; Slack documents it, its types do not know it.
  const list = { type: "rich_text_list" as const, style, elements: [section(runs)], ...(at > 0 ? { offset: at } : {}) };
  return { blocks: [block(list)], text: `${style === "ordered" ? `${at + 1}.` : "•"} ${plainOf(runs)}` };
};

const joinLists = (pieces: Piece[], style: "ordered" | "bullet"): Piece[] => {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const [into, from] = [last?.blocks[0], piece.blocks[0]].map((part) =>
      part?.type === "rich_text" && part.elements[0]?.type === "rich_text_list" ? part.elements[0] : undefined,
    );
    if (last && into && from?.style === style && last.text.length + piece.text.length < BLOCK_ROOM) {
      into.elements.push(...from.elements);
      last.text += `\n${piece.text}`;
    } else joined.push(piece);
  }
  return joined;
};

/** One item a line; an item too long for a block goes on below it. */
export const list = (items: string[], style: "ordered" | "bullet"): Piece[] => {
  const pieces = items.flatMap((words, at) => {
    const [first, ...more] = splitRuns(readRuns(words), BLOCK_ROOM);
    const rest = more.map((runs) => ({ blocks: [block(section(runs))], text: plainOf(runs) }));
    return first ? [item(first, style, at), ...rest] : [];
  });
  return joinLists(pieces, style);
};
