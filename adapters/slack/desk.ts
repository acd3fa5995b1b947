import type { Bot } from "../../src/core/contract.ts";
import { failure } from "./bolt-log.ts";
import type { Installations } from "./install-store.ts";
import type { Links } from "./links.ts";
import type { Once } from "./once.ts";
import type { Log, SlackOptions, Store } from "./options.ts";
import type { Order } from "./order.ts";
import { personId, type Thread } from "./place.ts";
import type { Client, Post, Target } from "./post.ts";
import type { Talk } from "./talk.ts";
import { openThread } from "./threads.ts";
import { type Actor, conversationOf, type Deed, turnOf } from "./turn.ts";

/** What all ways in share. */
export interface Desk {
  bot: Bot;
  config: SlackOptions;
  installations: Installations;
  /** Person → the conversation they were last in. */
  latest: Store;
  /** Authors who were already sent an invitation. */
  invited: Store;
  links: Links;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
  once: Once;
  order: Order;
  post: Post;
  talk: Talk;
}

export interface Beginning {
  client: Client;
  actor: Actor;
  /** The first words of the thread. */
  greeting: string;
  deed: Deed;
  /** Where the person is told that the answer is in their direct messages. */
  from?: Target | undefined;
}

const threadFor = (desk: Desk, { client, actor, greeting }: Beginning): Promise<Thread | undefined> =>
  openThread(client, actor.user, greeting).catch((error: unknown) => {
    desk.log.warn("slack.no_direct_message", failure(error));
    return undefined;
  });

/**
 * Begins a conversation in a new thread of the person's direct messages; where Slack allows none, it is held where the
 * person is, seen by them alone. The thread, when there is one.
 */
export const begin = async (desk: Desk, beginning: Beginning): Promise<Thread | undefined> => {
  const { client, actor, deed, from } = beginning;
  const thread = await desk.order.run(`begin:${personId(actor.team, actor.user)}`, () => threadFor(desk, beginning));
  const conversation = conversationOf(actor, thread);
  const target: Target | undefined = thread ? { kind: "thread", thread } : from;
  if (!target) return undefined;
  await desk.talk({ client, target, turn: turnOf(actor, conversation, deed) });
  if (thread && from) await desk.post.pointTo(client, from, conversation, desk.bot.words("slack.answered_there"));
  return thread;
};
