import type { App, BlockAction, types } from "@slack/bolt";
import { ANY } from "../../src/core/contract.ts";
import { failure } from "./bolt-log.ts";
import { actionId, writeMeaning } from "./controls.ts";
import { begin, type Desk } from "./desk.ts";
import { incoming, type SlackFile } from "./files.ts";
import { SHORTCUTS } from "./manifest.ts";
import { personId } from "./place.ts";
import type { Client, Target } from "./post.ts";
import { sceneOf } from "./presses.ts";
import { openDirect, QUIET } from "./threads.ts";
import { type Action, type Actor, commandDeed, typed } from "./turn.ts";

interface Chosen {
  text?: string;
  user?: string;
  bot_id?: string;
  team?: string;
  ts: string;
  files?: SlackFile[];
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const button = (action: "invite" | "press", label: string, value: string): types.Button => ({
  type: "button",
  action_id: actionId(action),
  text: { type: "plain_text", text: label, emoji: false },
  value,
});

/** The author can be invited when they are another person of the same workspace. */
const authorOf = ({ user, bot_id, team }: Chosen, actor: Actor): string | undefined =>
  user && user !== actor.user && !bot_id && (team === undefined || team === actor.team) ? user : undefined;

/** Tells an author privately that help is there: nothing of what they wrote, and nobody's name. */
const invite = async (desk: Desk, client: Client, { team, user }: Actor): Promise<void> => {
  const channel = await openDirect(client, user);
  const { words } = desk.bot;
  const meaning = { role: "any" as const, prompt: ANY, conversation: personId(team, user) };
  const blocks: types.KnownBlock[] = [
    { type: "section", text: { type: "plain_text", text: words("slack.invite.message"), emoji: false } },
    {
      type: "actions",
      block_id: writeMeaning(meaning, 0),
      elements: [button("press", words("slack.invite.start"), "start")],
    },
  ];
  await client.chat.postMessage({ channel, text: words("slack.invite.message"), blocks, ...QUIET });
};

/** One invitation a week, so that nobody is pressed. */
const inviteOnce = async (desk: Desk, client: Client, author: Actor): Promise<string> => {
  const key = personId(author.team, author.user);
  try {
    const before = await desk.invited.get(key);
    if (typeof before === "number" && desk.now() - before < WEEK_MS) return "slack.invite.already";
    await desk.invited.set(key, desk.now(), WEEK_MS);
    await invite(desk, client, author);
    return "slack.invite.sent";
  } catch (error) {
    desk.log.warn("slack.invitation_failed", failure(error));
    await desk.invited.delete(key).catch(() => {});
    return "slack.invite.failed";
  }
};

/** "Triage this denial" answers the person who used it, never the channel that the message is in. */
export const listenToShortcuts = (app: App, desk: Desk): void => {
  app.shortcut(
    { callback_id: SHORTCUTS.triage, type: "message_action" },
    async ({ shortcut, ack, context, client }) => {
      await ack();
      if (!(await desk.once(shortcut.trigger_id))) return;
      const message = shortcut.message as Chosen;
      const actor: Actor = { team: context.teamId ?? "", user: shortcut.user.id };
      const from: Target = { kind: "url", url: shortcut.response_url, user: actor.user };
      const files = incoming(message.files, { client, token: context.botToken ?? "", apiUrl: desk.config.apiUrl });
      const deed = {
        ...commandDeed(shortcut.trigger_id, "start", typed(message.text, context.botUserId)),
        ...(files.length ? { files } : {}),
      };
      const greeting = desk.bot.words("slack.thread.triage");
      const thread = await begin(desk, { client, actor, greeting, deed, from });
      const author = authorOf(message, actor);
      const target: Target = thread ? { kind: "thread", thread } : from;
      const { words } = desk.bot;
      if (author)
        await desk.post.line(client, target, words("slack.invite.offer"), {
          type: "actions",
          elements: [button("invite", words("slack.invite.send"), author)],
        });
    },
  );

  app.action<BlockAction>(/^invite:/, async ({ action, body, ack, context, client }) => {
    await ack();
    const team = context.teamId ?? "";
    const author = { team, user: (action as Action).value ?? "" };
    const line = desk.bot.words(await inviteOnce(desk, client, author));
    const { container, url } = sceneOf(desk, client, team, body);
    const { channel_id: channel, message_ts: ts, is_ephemeral } = container;
    if (!is_ephemeral && channel && ts) await client.chat.update({ channel, ts, text: line, blocks: [] });
    else if (url) await desk.post.line(client, { kind: "url", url, user: body.user.id, replace: true }, line);
  });
};
