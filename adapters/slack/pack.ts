import type { types } from "@slack/bolt";
import { LIMITS, MESSAGE_ROOM } from "./limits.ts";
import { escapeMrkdwn } from "./mrkdwn.ts";

/** Blocks that belong together, and the same in plain words. */
export interface Piece {
  blocks: types.KnownBlock[];
  text: string;
}

export interface Message {
  /** For notifications and screen readers; escaped. */
  text: string;
  blocks: types.KnownBlock[];
}

const isTable = (block: types.KnownBlock): boolean => block.type === "table";

const fits = (piece: Piece, parts: Piece[]): boolean => {
  const blocks = parts.flatMap((part) => part.blocks);
  const room = parts.reduce((sum, part) => sum + part.text.length + 1, 0) + piece.text.length;
  const tables = [...blocks, ...piece.blocks].filter(isTable).length;
  return room <= MESSAGE_ROOM && blocks.length + piece.blocks.length <= LIMITS.messageBlocks && tables <= 1;
};

/** As few messages as Slack's limits allow, nothing cut and the order kept. */
export const pack = (pieces: Piece[]): Message[] => {
  const messages: Piece[][] = [];
  for (const piece of pieces) {
    const last = messages.at(-1);
    if (last && fits(piece, last)) last.push(piece);
    else messages.push([piece]);
  }
  return messages.map((parts) => ({
    text: escapeMrkdwn(parts.map((part) => part.text).join("\n")).trim(),
    blocks: parts.flatMap((part) => part.blocks),
  }));
};
