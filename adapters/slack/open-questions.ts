import type { types } from "@slack/bolt";
import { readMeaning } from "./controls.ts";
import type { Message } from "./pack.ts";
import type { Thread } from "./place.ts";

/** A posted message whose question stands. */
export interface OpenQuestion extends Message {
  channel: Thread["channel"];
  ts: string;
  prompt: string;
}

export interface OpenQuestions {
  of(conversation: string): OpenQuestion | undefined;
  set(conversation: string, question: OpenQuestion): void;
  /** Forgets the question that was shown in this message. */
  drop(conversation: string, ts: string): void;
}

const KEPT = 5000;

/**
 * Only to tidy up old messages, so it lives in memory: what is forgotten here is said by the core when somebody presses
 * an old control.
 */
export const createOpenQuestions = (): OpenQuestions => {
  const open = new Map<string, OpenQuestion>();
  return {
    of: (conversation) => open.get(conversation),
    set: (conversation, question) => {
      open.delete(conversation);
      open.set(conversation, question);
      if (open.size > KEPT) open.delete(open.keys().next().value ?? "");
    },
    drop: (conversation, ts) => {
      if (open.get(conversation)?.ts === ts) open.delete(conversation);
    },
  };
};

const isAsk = (block: types.KnownBlock): boolean => readMeaning(block.block_id)?.role === "ask";

/** The prompt that the controls of a message answer. */
export const promptOf = (blocks: types.KnownBlock[]): string | undefined =>
  readMeaning(blocks.find(isAsk)?.block_id)?.prompt;

/** The same message with its question's controls replaced by a line, the rest as it was. */
export const closed = (blocks: types.KnownBlock[], line: string): types.KnownBlock[] => {
  const at = blocks.findIndex(isAsk);
  const note: types.ContextBlock = { type: "context", elements: [{ type: "plain_text", text: line, emoji: false }] };
  return at < 0 ? blocks : [...blocks.slice(0, at), note, ...blocks.slice(at).filter((block) => !isAsk(block))];
};
