import type { App } from "@slack/bolt";
import { begin, type Desk } from "./desk.ts";
import { incoming, type SlackFile } from "./files.ts";
import type { Client } from "./post.ts";
import { type Actor, commandDeed, conversationOf, turnOf, typed } from "./turn.ts";

/** The parts of a message event that matter here. */
interface MessageEvent {
  channel: string;
  channel_type?: string;
  subtype?: string;
  bot_id?: string;
  user?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  files?: SlackFile[];
}

/** What a person wrote, not what was edited, deleted or said by an app. */
const isWritten = ({ subtype, bot_id, user }: MessageEvent): boolean =>
  user !== undefined &&
  !bot_id &&
  (subtype === undefined || subtype === "file_share" || subtype === "thread_broadcast");

/** Reading a file takes longer than a moment, so the person sees that something is going on. */
const showReading = (desk: Desk, client: Client, channel: string, thread: string): Promise<unknown> =>
  client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: thread, status: desk.bot.words("slack.reading") })
    .catch(() => {});

/** Direct messages: each thread is a conversation, and a message outside of threads begins one. */
export const listenToMessages = (app: App, desk: Desk): void => {
  app.message(async ({ message, context, client, body }) => {
    const said = message as MessageEvent;
    const actor: Actor = { team: context.teamId ?? body.team_id, user: said.user ?? "" };
    if (said.channel_type !== "im" || !isWritten(said)) return;
    const thread = { channel: said.channel, thread: said.thread_ts ?? said.ts };
    const conversation = conversationOf(actor, thread);
    const files = incoming(said.files, { client, token: context.botToken ?? "", apiUrl: desk.config.apiUrl });
    const text = typed(said.text);
    const deed = { id: `${conversation}:${said.ts}`, ...(text ? { text } : {}), ...(files.length ? { files } : {}) };
    // Repeats are told apart one by one, so that the order in which messages came is the order of their turns.
    const isFirst = await desk.order.run(`arrival:${conversation}`, () => desk.once(body.event_id));
    if (!isFirst) return;
    if (files.length) void showReading(desk, client, thread.channel, thread.thread);
    await desk.talk({ client, target: { kind: "thread", thread }, turn: turnOf(actor, conversation, deed) });
  });

  /** A mention in a channel is answered where only that person sees it. */
  app.event("app_mention", async ({ event, context, client, body }) => {
    if (!event.user || !(await desk.once(body.event_id))) return;
    const actor: Actor = { team: context.teamId ?? body.team_id, user: event.user };
    const thread = event.thread_ts ? { thread: event.thread_ts } : {};
    await begin(desk, {
      client,
      actor,
      greeting: desk.bot.words("slack.thread.mention"),
      deed: commandDeed(`${actor.team}:${event.channel}:${event.ts}`, "start", typed(event.text, context.botUserId)),
      from: { kind: "ephemeral", channel: event.channel, user: event.user, ...thread },
    });
  });
};
