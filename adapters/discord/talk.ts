import type { Bot, Reply, Turn } from "../../src/core/contract.ts";
import type { Direct } from "./direct.ts";
import { createLook } from "./look.ts";
import type { Log } from "./options.ts";
import type { Order } from "./order.ts";
import { userOf } from "./place.ts";
import type { Recent } from "./recent.ts";
import { reasonOf } from "./refusal.ts";
import { type Message, pack, renderReplies } from "./render.ts";
import { closed } from "./render-ask.ts";
import { aside } from "./render-block.ts";
import type { Posted, Surface } from "./surface.ts";

export interface Talk {
  /** Handles a turn and shows its replies, one turn after the other; `before` is shown first. Never rejects. */
  answer(turn: Turn, surface: Surface, before?: Message[]): Promise<void>;
  /** Shows replies that no turn asked for. Rejects when Discord does. */
  show(conversation: string, replies: Reply[], surface: Surface, locale?: string): Promise<void>;
}

/** A message and where it stands. */
export interface Sent extends Message {
  posted: Posted;
}

export interface TalkParts {
  bot: Bot;
  log: Log;
  order: Order;
  /** Conversation → the message with its open question: only to tidy it up; the core knows what is closed. */
  questions: Recent<Sent>;
  direct: Direct;
}

export const createTalk = ({ bot, log, order, questions, direct }: TalkParts): Talk => {
  const tried = async (event: string, conversation: string, job: () => Promise<unknown>): Promise<boolean> => {
    try {
      await job();
      return true;
    } catch (error) {
      log.error(event, { conversation, ...reasonOf(error) });
      return false;
    }
  };

  /** Where an interaction takes no more messages, the rest goes to the person's direct messages. */
  const post = async (messages: Message[], surface: Surface, user: string): Promise<Sent[]> => {
    const here = messages.slice(0, surface.room());
    const posted = await sendAll(here, surface);
    if (here.length === messages.length) return posted;
    const rest = await direct.tried(user, async () => sendAll(messages.slice(here.length), await direct.open(user)));
    return [...posted, ...rest];
  };

  /** A question that stands elsewhere now goes; in a chat, one that was answered by typing stays without its controls. */
  const tidy = async (before: Sent | undefined, posted: Sent[], now: Sent, typeless: boolean): Promise<void> => {
    if (!before || posted.some(({ posted: { id } }) => id === before.posted.id)) return;
    if (typeless || before.prompt === now.prompt) await before.posted.delete();
    else await before.posted.edit(closed(before.components));
  };

  const show: Talk["show"] = async (conversation, replies, surface, locale) => {
    const look = createLook(bot.words, { conversation, locale, typeless: surface.typeless });
    const user = userOf(conversation);
    const told = surface.typeless && (await direct.wasRefused(user));
    const notes = told ? pack(aside(look.words("dm_closed")), "plain") : [];
    const before = questions.get(conversation);
    const posted = await post([...renderReplies(replies, look), ...notes], surface, user);
    const now = posted.find(({ prompt }) => prompt !== undefined);
    if (!now) return;
    questions.set(conversation, now);
    // After fifteen minutes Discord lets nobody tidy up an ephemeral message; an old press is told by the core.
    await tidy(before, posted, now, surface.typeless).catch((error: unknown) =>
      log.info("discord.not_tidied", { conversation, ...reasonOf(error) }),
    );
  };

  const failed = (surface: Surface, locale: string | undefined): Promise<unknown> =>
    surface.send(...(pack(aside(bot.words("discord.failed", {}, locale)), "plain") as [Message]));

  return {
    show,
    answer: (turn, surface, first = []) =>
      order.run(turn.conversation, async () => {
        const shown = await tried("discord.show", turn.conversation, async () => {
          for (const message of first) await surface.send(message);
          const replies = await bot.handle(turn);
          if (replies.length > 0) await show(turn.conversation, replies, surface, turn.locale);
          else await surface.close();
        });
        if (!shown) await failed(surface, turn.locale).catch(() => {});
      }),
  };
};

const sendAll = async (messages: Message[], surface: Surface): Promise<Sent[]> => {
  const sent: Sent[] = [];
  for (const message of messages) sent.push({ ...message, posted: await surface.send(message) });
  return sent;
};
