import type { types } from "@slack/bolt";
import type { Ask, Reply } from "../../src/core/contract.ts";
import { LIMITS } from "./limits.ts";
import type { Look } from "./look.ts";
import { type Message, type Piece, pack } from "./pack.ts";
import { renderBlock } from "./render-block.ts";
import { askControls, choiceButtons } from "./render-choices.ts";
import { paragraph } from "./rich-text.ts";
import { splitText } from "./split.ts";

/** Small grey words; plain, so they are as they were written. */
const aside = (text: string | undefined): Piece[] =>
  splitText(text ?? "", LIMITS.plainText).map((part) => ({
    blocks: [{ type: "context", elements: [{ type: "plain_text", text: part, emoji: false }] }],
    text: part,
  }));

const controls = (blocks: types.KnownBlock[]): Piece[] => blocks.map((block) => ({ blocks: [block], text: "" }));

const join = (pieces: Piece[]): Piece => ({
  blocks: pieces.flatMap((piece) => piece.blocks),
  text: pieces.map((piece) => piece.text).join("\n"),
});

/** A question and its controls stay together. A long one is easier to read when it is not bold. */
const renderAsk = (ask: Ask, look: Look): Piece[] => {
  const bold = ask.label.length <= LIMITS.header;
  const words = [...aside(ask.progress), ...paragraph(ask.label, bold ? { bold } : {}), ...aside(ask.hint)];
  return [...words.slice(0, -1), join([...words.slice(-1), ...controls(askControls(ask, look))])];
};

/** What a reply says and asks, in order. */
export const renderPieces = (reply: Reply, look: Look): Piece[] => [
  ...reply.blocks.flatMap((block) => renderBlock(block, look)),
  ...controls(choiceButtons(reply.choices ?? [], look)),
  ...(reply.ask ? renderAsk(reply.ask, look) : []),
];

/** A reply as messages within Slack's limits. */
export const renderReply = (reply: Reply, look: Look): Message[] => pack(renderPieces(reply, look));
