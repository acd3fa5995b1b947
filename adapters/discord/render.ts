import { ComponentType, SeparatorSpacingSize } from "discord.js";
import type { OutgoingFile, Reply } from "../../src/core/contract.ts";
import { LIMITS } from "./limits.ts";
import type { Look } from "./look.ts";
import { countOf, type Piece, piece, sizeOf, type TopLevel } from "./pieces.ts";
import { renderAsk } from "./render-ask.ts";
import { anytime, renderBlock, renderFile } from "./render-block.ts";

/** One message of Discord. */
export interface Message {
  components: TopLevel[];
  files: OutgoingFile[];
  /** The question whose controls it has. */
  prompt?: string;
}

/** A result or card is looked at again, so an answer never replaces it; a plain text before a question may go. */
const isLasting = ({ blocks, choices = [], files = [] }: Reply): boolean =>
  choices.length > 0 ||
  files.length > 0 ||
  blocks.some(({ type, ...block }) => type !== "text" && !("tone" in block && block.tone === "info"));

/** As few messages as Discord's limits allow, nothing cut and the order kept; the open question in the last. */
export const renderReplies = (replies: Reply[], look: Look): Message[] => {
  const until = replies.findLastIndex(isLasting) + 1;
  const kept = replies.slice(0, until).map((reply) => renderContent(reply, look));
  const passing = replies.slice(until).flatMap((reply) => renderContent(reply, look));
  const ask = replies.at(-1)?.ask;
  const last = [...passing, ...(ask ? renderAsk(ask, look) : [])];
  const messages = [...pack(separated(kept), "container"), ...pack(last, "plain")];
  const end = messages.at(-1);
  return ask && end ? [...messages.slice(0, -1), { ...end, prompt: ask.prompt }] : messages;
};

const renderContent = ({ blocks, choices = [], files = [] }: Reply, look: Look): Piece[] => [
  ...blocks.flatMap((block) => renderBlock(block, look)),
  ...files.map(renderFile),
  ...anytime(choices, look),
];

const LINE = piece({ type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small });

const separated = (parts: Piece[][]): Piece[] =>
  parts.filter((part) => part.length > 0).flatMap((part, at) => (at > 0 ? [LINE, ...part] : part));

/** Puts pieces together as far as one message takes them. */
export const pack = (pieces: Piece[], as: "container" | "plain"): Message[] => {
  const messages: Piece[][] = [];
  for (const one of pieces) {
    const last = messages.at(-1);
    if (last && fits([...last, one])) last.push(one);
    else messages.push([one]);
  }
  return messages.map((parts) => {
    const components = parts.flatMap((part) => part.components);
    const files = parts.flatMap((part) => part.files ?? []);
    return { components: as === "plain" ? components : [{ type: ComponentType.Container, components }], files };
  });
};

const fits = (pieces: Piece[]): boolean => {
  const components = pieces.flatMap((one) => one.components);
  const files = pieces.flatMap((one) => one.files ?? []);
  return countOf(components) < LIMITS.components && sizeOf(components) <= LIMITS.text && files.length <= LIMITS.uploads;
};
