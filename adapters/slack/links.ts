import type { webApi } from "@slack/bolt";
import type { Reply } from "../../src/core/contract.ts";
import { threadOf } from "./place.ts";

type Client = webApi.WebClient;

export interface Links {
  /** The address of a conversation's thread; nothing when Slack has none. */
  of(client: Client, conversation: string): Promise<string | undefined>;
}

const KEPT = 5000;

export const createLinks = (): Links => {
  const known = new Map<string, string>();
  return {
    of: async (client, conversation) => {
      const thread = threadOf(conversation);
      if (!thread || known.has(conversation)) return known.get(conversation);
      const found = await client.chat
        .getPermalink({ channel: thread.channel, message_ts: thread.thread })
        .catch(() => undefined);
      if (found?.permalink) known.set(conversation, found.permalink);
      if (known.size > KEPT) known.delete(known.keys().next().value ?? "");
      return found?.permalink;
    },
  };
};

/** The threads that the entries of these replies lead to. */
export const linksIn = async (client: Client, links: Links, replies: Reply[]): Promise<Map<string, string>> => {
  const blocks = replies.flatMap((reply) => reply.blocks);
  const ids = blocks.flatMap((block) => (block.type === "entry" && block.conversation ? [block.conversation] : []));
  const found = await Promise.all(ids.map(async (id) => [id, await links.of(client, id)] as const));
  return new Map(found.flatMap(([id, url]) => (url ? [[id, url] as const] : [])));
};
