import type { types } from "@slack/bolt";
import type { Bot, Reply, Turn } from "../../src/core/contract.ts";
import { failure } from "./bolt-log.ts";
import { closed, type OpenQuestions } from "./open-questions.ts";
import type { Log, Store } from "./options.ts";
import type { Order } from "./order.ts";
import { threadOf } from "./place.ts";
import type { Client, Post, Target } from "./post.ts";

/** The message that was pressed, and what was chosen in it. */
export interface Pressed {
  channel: string;
  ts: string;
  text: string;
  blocks: types.KnownBlock[];
  prompt: string;
  chosen: string;
}

export interface Said {
  client: Client;
  turn: Turn;
  target: Target;
  pressed?: Pressed | undefined;
  /** Only what is said is shown: the question that stands is asked in the conversation's own thread. */
  withoutAsk?: boolean;
}

/** Handles a turn and shows the replies, one after the other within a conversation; what Slack refuses is logged. */
export type Talk = (said: Said) => Promise<void>;

export interface TalkParts {
  bot: Bot;
  log: Log;
  order: Order;
  post: Post;
  questions: OpenQuestions;
  latest: Store;
}

const saysSomething = ({ blocks, choices, files }: Reply): boolean =>
  [blocks, choices, files].some((part) => part !== undefined && part.length > 0);

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

export const createTalk = ({ bot, log, order, post, questions, latest }: TalkParts): Talk => {
  const close = async (client: Client, old: Omit<Pressed, "prompt" | "chosen">, line: string) => {
    const blocks = closed(old.blocks, line);
    if (blocks !== old.blocks) await client.chat.update({ channel: old.channel, ts: old.ts, text: old.text, blocks });
  };

  /** Old questions lose their controls: the one that was pressed says what was chosen, the one left open that it moved on. */
  const tidy = async ({ client, turn, pressed }: Said, before: ReturnType<OpenQuestions["of"]>) => {
    const after = questions.of(turn.conversation);
    const late = pressed && before && before.prompt !== pressed.prompt;
    if (pressed) {
      const line = late ? bot.words("slack.closed") : bot.words("slack.chosen", { choice: pressed.chosen });
      questions.drop(turn.conversation, pressed.ts);
      await close(client, pressed, line);
    }
    if (before && before !== after && before.ts !== pressed?.ts)
      await close(client, before, bot.words("slack.moved_on"));
  };

  const tried = async (job: () => Promise<unknown>): Promise<void> => {
    await job().catch((error: unknown) => log.error("slack.not_shown", failure(error)));
  };

  return (said) =>
    order.run(said.turn.conversation, async () => {
      const { client, turn, target } = said;
      const before = questions.of(turn.conversation);
      const replies = await bot.handle(turn);
      const shown = said.withoutAsk ? replies.map(({ ask: _, ...rest }) => rest).filter(saysSomething) : replies;
      await tried(() => post.show(client, target, turn.conversation, shown));
      if (replies.length === 0) return;
      await tried(() => tidy(said, before));
      if (threadOf(turn.conversation)) await tried(() => latest.set(turn.person, turn.conversation, MONTH_MS));
    });
};
