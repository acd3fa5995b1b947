import type { webApi } from "@slack/bolt";
import { escapeMrkdwn } from "./mrkdwn.ts";
import type { Thread } from "./place.ts";

type Client = webApi.WebClient;

/** Never a preview of a link, in any message. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** The direct-message channel of a person with the app. Rejects when the person cannot be written to. */
export const openDirect = async (client: Client, user: string): Promise<string> => {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error("Slack opened no direct message");
  return channel.id;
};

/** Begins a thread with these first words in a person's direct messages. */
export const openThread = async (client: Client, user: string, words: string): Promise<Thread> => {
  const channel = await openDirect(client, user);
  const { ts } = await client.chat.postMessage({ channel, text: escapeMrkdwn(words), ...QUIET });
  if (!ts) throw new Error("Slack began no thread");
  return { channel, thread: ts };
};
