import type { types, webApi } from "@slack/bolt";
import type { Bot, OutgoingFile, Reply } from "../../src/core/contract.ts";
import { LIMITS } from "./limits.ts";
import { type Links, linksIn } from "./links.ts";
import { createLook, type Look } from "./look.ts";
import { escapeMrkdwn } from "./mrkdwn.ts";
import { type OpenQuestions, promptOf } from "./open-questions.ts";
import { type Message, pack } from "./pack.ts";
import { personId, type Thread, teamOf, threadOf } from "./place.ts";
import { renderPieces, renderReply } from "./render.ts";
import { openButton } from "./render-choices.ts";
import { answerAt, type Patience } from "./response-url.ts";
import { paragraph } from "./rich-text.ts";
import { openThread, QUIET } from "./threads.ts";

export type Client = webApi.WebClient;

/** Where replies are shown: always where only their person sees them. */
export type Target =
  | { kind: "thread"; thread: Thread }
  | { kind: "url"; url: string; user: string; replace?: boolean }
  | { kind: "ephemeral"; channel: string; user: string; thread?: string };

export interface Post {
  /** Shows the replies of a conversation. Rejects when Slack goes on refusing. */
  show(client: Client, target: Target, conversation: string, replies: Reply[]): Promise<void>;
  /** One line, and maybe controls. */
  line(client: Client, target: Target, words: string, controls?: types.ActionsBlock): Promise<void>;
  /** A line with a button that leads to a conversation. */
  pointTo(client: Client, target: Target, conversation: string, words: string): Promise<void>;
}

export interface PostParts {
  words: Bot["words"];
  questions: OpenQuestions;
  links: Links;
  patience: Patience;
}

const upload = (client: Client, { channel, thread }: Thread, file: OutgoingFile): Promise<unknown> =>
  client.files.uploadV2({
    channel_id: channel,
    thread_ts: thread,
    filename: file.name,
    file: Buffer.from(file.content),
  });

export const createPost = ({ words, questions, links, patience }: PostParts): Post => {
  const lookAt = async (client: Client, conversation: string, surface: Look["surface"], replies: Reply[]) =>
    createLook({ conversation, words, surface, links: await linksIn(client, links, replies) });

  const postIn = async (client: Client, { channel, thread }: Thread, message: Message): Promise<string | undefined> =>
    (await client.chat.postMessage({ channel, thread_ts: thread, ...message, ...QUIET })).ts;

  /** Posts a message and remembers the question that it asks, if any. */
  const ask = async (client: Client, thread: Thread, conversation: string, message: Message) => {
    const ts = await postIn(client, thread, message);
    const prompt = promptOf(message.blocks);
    if (ts && prompt !== undefined) questions.set(conversation, { ...message, channel: thread.channel, ts, prompt });
  };

  const inThread = async (client: Client, thread: Thread, conversation: string, replies: Reply[]) => {
    const look = await lookAt(client, conversation, "thread", replies);
    for (const reply of replies) {
      for (const message of renderReply(reply, look)) await ask(client, thread, conversation, message);
      for (const file of reply.files ?? []) await upload(client, thread, file);
    }
  };

  const answer = async (client: Client, target: Exclude<Target, { kind: "thread" }>, message: Message, at: number) => {
    if (target.kind === "url")
      return answerAt(target.url, { ...message, replace: target.replace === true && at === 0 }, patience);
    const { channel, user, thread } = target;
    await client.chat.postEphemeral({ channel, user, ...(thread ? { thread_ts: thread } : {}), ...message });
  };

  const post: Post = {
    show: async (client, target, conversation, replies) => {
      if (target.kind === "thread") return inThread(client, target.thread, conversation, replies);
      const look = await lookAt(client, conversation, "private", replies);
      const messages = pack(replies.flatMap((reply) => renderPieces(reply, look)));
      // Too much for an answer that only one sees, or files, which cannot be given so: goes to the direct messages.
      if (messages.length > LIMITS.replies || replies.some((reply) => reply.files?.length)) {
        const thread = await openThread(client, target.user, words("slack.thread.more"));
        await inThread(client, thread, conversation, replies);
        const id = `${personId(teamOf(conversation), thread.channel)}:${thread.thread}`;
        return post.pointTo(client, target, id, words("slack.answered_there"));
      }
      for (const [at, message] of messages.entries()) await answer(client, target, message, at);
    },
    line: async (client, target, line, controls) => {
      const blocks = [...paragraph(line).flatMap((piece) => piece.blocks), ...(controls ? [controls] : [])];
      const message = { text: escapeMrkdwn(line), blocks };
      if (target.kind === "thread") return postIn(client, target.thread, message).then(() => {});
      await answer(client, target, message, 0);
    },
    pointTo: async (client, target, conversation, line) => {
      const url = await links.of(client, conversation);
      const look = createLook({ conversation, words, surface: "private" });
      await post.line(client, target, line, url ? { type: "actions", elements: [openButton(url, look)] } : undefined);
    },
  };
  return post;
};

/** Where a conversation is shown when it has a thread of its own. */
export const ownThread = (conversation: string): Target | undefined => {
  const thread = threadOf(conversation);
  return thread && { kind: "thread", thread };
};
