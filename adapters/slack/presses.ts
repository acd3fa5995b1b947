import type { App, BlockAction } from "@slack/bolt";
import { ANY } from "../../src/core/contract.ts";
import { begin, type Desk } from "./desk.ts";
import { publishHome } from "./home.ts";
import { type Thread, teamOf, threadOf } from "./place.ts";
import { type Client, ownThread, type Target } from "./post.ts";
import type { Pressed } from "./talk.ts";
import {
  type Action,
  type Actor,
  type Container,
  commandDeed,
  conversationOf,
  type Deed,
  type Press,
  type PressedMessage,
  readPress,
  turnOf,
} from "./turn.ts";

/** A press with all that is known of where it happened. */
export interface Scene {
  desk: Desk;
  client: Client;
  actor: Actor;
  container: Container;
  message?: PressedMessage | undefined;
  url?: string | undefined;
}

/** The thread of a pressed message in direct messages: its own, or the one that begins below it. */
const threadBelow = ({ container }: Scene): Thread | undefined => {
  const { channel_id: channel, message_ts, thread_ts, is_ephemeral } = container;
  const thread = thread_ts ?? message_ts;
  return channel && thread && !is_ephemeral && container.type === "message" ? { channel, thread } : undefined;
};

const privateTarget = ({ url, actor }: Scene, replace: boolean): Target | undefined =>
  url ? { kind: "url", url, user: actor.user, replace } : undefined;

/** What Slack tells of the message with the question, so that it can be closed; ephemeral ones come without. */
const pressedIn = ({ container, message }: Scene, { meaning, chosen }: Press): Pressed | undefined => {
  const { channel_id: channel, message_ts: ts, is_ephemeral } = container;
  if (meaning.role !== "ask" || is_ephemeral || !channel || !ts || !message?.blocks) return undefined;
  return { channel, ts, text: message.text ?? "", blocks: message.blocks, prompt: meaning.prompt, chosen };
};

const isNewCase = ({ meaning, ids }: Press): boolean => meaning.prompt === ANY && ids[0] === "new";

/** A press that needs a thread of its own: a new case, or anything in Home, into which nobody can answer. */
const inNewThread = async (scene: Scene, press: Press, deed: Deed): Promise<void> => {
  const { desk, client, actor } = scene;
  const first = isNewCase(press) || press.ids[0] === "start" ? commandDeed(deed.id, "start") : deed;
  const below = threadBelow(scene);
  const from: Target | undefined = below ? { kind: "thread", thread: below } : privateTarget(scene, false);
  await begin(desk, { client, actor, greeting: desk.bot.words("slack.thread.new"), deed: first, from });
};

/** Hands a deed to the conversation that its control belongs to, and shows the replies there. */
export const answer = async (scene: Scene, press: Press, deed: Deed): Promise<void> => {
  const { desk, client, actor } = scene;
  const own = isNewCase(press) ? undefined : threadOf(press.meaning.conversation);
  const thread = own ?? (isNewCase(press) ? undefined : threadBelow(scene));
  const startsHere = press.meaning.prompt === ANY && press.ids[0] === "start";
  const alone =
    scene.container.is_ephemeral && !startsHere ? privateTarget(scene, press.meaning.role === "ask") : undefined;
  if (!thread && (isNewCase(press) || !alone)) return inNewThread(scene, press, deed);
  const conversation = conversationOf(actor, thread);
  const target = thread ? ownThread(conversation) : alone;
  if (!target) return;
  await desk.talk({ client, target, turn: turnOf(actor, conversation, deed), pressed: pressedIn(scene, press) });
  const from = thread && scene.container.is_ephemeral ? privateTarget(scene, false) : undefined;
  if (from) await desk.post.pointTo(client, from, conversation, desk.bot.words("slack.answered_there"));
};

export const sceneOf = (desk: Desk, client: Client, team: string, body: BlockAction): Scene => ({
  desk,
  client,
  actor: { team, user: body.user.id },
  container: body.container as Container,
  message: body.message as PressedMessage | undefined,
  url: body.response_url,
});

/** Buttons, radio buttons, lists, ticked boxes and dates. */
export const listenToPresses = (app: App, desk: Desk): void => {
  app.action<BlockAction>(/^(press|done):/, async ({ action, body, ack, context, client }) => {
    await ack();
    const pressed = action as Action;
    const press = readPress(pressed, body.state?.values);
    const team = context.teamId ?? "";
    const id = `${team}:${body.user.id}:${pressed.action_ts}:${pressed.block_id}`;
    if (!press || press.ids[0] === "" || !(await desk.once(id))) return;
    if (teamOf(press.meaning.conversation) !== team) return;
    const scene = sceneOf(desk, client, team, body);
    await answer(scene, press, { id, choice: { prompt: press.meaning.prompt, ids: press.ids } });
    if (scene.container.type === "view") await publishHome(desk, client, scene.actor, `${id}:home`);
  });
  // Links open by themselves and ticks are read with "Done"; Slack wants to be told all the same.
  app.action(/^(open|tick):/, ({ ack }) => ack());
};
