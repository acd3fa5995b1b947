import type { App, BlockAction, types } from "@slack/bolt";
import type { FormField } from "../../src/core/contract.ts";
import { failure } from "./bolt-log.ts";
import { actionId, type Meaning, readMeaning, writeMeaning } from "./controls.ts";
import { begin, type Desk } from "./desk.ts";
import { SHORTCUTS } from "./manifest.ts";
import { beginModal, complaints, formModal, type Memo, MODALS, readMemo, readModal, wordsModal } from "./modal.ts";
import type { OpenQuestions } from "./open-questions.ts";
import { teamOf, threadOf } from "./place.ts";
import type { Client, Target } from "./post.ts";
import { answer, type Scene, sceneOf } from "./presses.ts";
import { type Action, commandDeed, type Deed } from "./turn.ts";

/** The button's own words, for when the modal cannot be opened. */
const again = (action: Action, meaning: Meaning): types.ActionsBlock => ({
  type: "actions",
  block_id: writeMeaning(meaning, "again"),
  elements: [
    {
      type: "button",
      action_id: actionId(action.action_id.startsWith("fill") ? "fill" : "say", "again"),
      text: { type: "plain_text", text: action.text?.text ?? "", emoji: false },
      value: action.value ?? "",
    },
  ],
});

/** Slack gives three seconds to open a modal; after that the person is told that typing works, with the button again. */
const open = async (scene: Scene, action: Action, meaning: Meaning, trigger: string, view: types.ModalView) => {
  const { desk, client } = scene;
  await client.views.open({ trigger_id: trigger, view }).catch(async (error: unknown) => {
    desk.log.warn("slack.modal_too_late", failure(error));
    const thread = threadOf(meaning.conversation);
    const target: Target | undefined = thread
      ? { kind: "thread", thread }
      : scene.url
        ? { kind: "url", url: scene.url, user: scene.actor.user }
        : undefined;
    if (target) await desk.post.line(client, target, desk.bot.words("slack.modal.too_late"), again(action, meaning));
  });
};

const memoOf = ({ url, container }: Scene, { conversation, prompt }: Meaning): Memo => {
  const { channel_id: channel, message_ts: ts, is_ephemeral } = container;
  if (is_ephemeral) return { conversation, prompt, ...(url ? { url } : {}) };
  return { conversation, prompt, ...(channel && ts ? { message: { channel, ts } } : {}) };
};

const viewOf = (desk: Desk, action: Action, memo: Memo): types.ModalView => {
  const { label = "", fields } = JSON.parse(action.value ?? "{}") as { label?: string; fields?: FormField[] };
  return fields ? formModal(label, fields, memo, desk.bot.words) : wordsModal(label, memo, desk.bot.words);
};

/** Who filled in a modal, as if they had pressed in the message that it was opened from. */
const sceneOfModal = (
  desk: Desk,
  client: Client,
  team: string,
  user: string,
  memo: Memo,
  questions: OpenQuestions,
): Scene => {
  const shown = memo.conversation ? questions.of(memo.conversation) : undefined;
  const message = shown && shown.ts === memo.message?.ts ? shown : undefined;
  const { channel, ts } = memo.message ?? {};
  const container = {
    type: "message",
    is_ephemeral: memo.url !== undefined,
    ...(channel && ts ? { channel_id: channel, message_ts: ts } : {}),
  };
  return { desk, client, actor: { team, user }, container, message, url: memo.url };
};

/** Forms and fields for words: opened by a button, checked before they are accepted. */
export const listenToForms = (app: App, desk: Desk, questions: OpenQuestions): void => {
  app.action<BlockAction>(/^(fill|say):/, async ({ action, body, ack, context, client }) => {
    await ack();
    const pressed = action as Action;
    const meaning = readMeaning(pressed.block_id);
    const team = context.teamId ?? "";
    if (!meaning || teamOf(meaning.conversation) !== team) return;
    const scene = sceneOf(desk, client, team, body);
    await open(scene, pressed, meaning, body.trigger_id, viewOf(desk, pressed, memoOf(scene, meaning)));
  });

  app.view(new RegExp(`^(${MODALS.form}|${MODALS.words})$`), async ({ view, body, ack, context, client }) => {
    const values = readModal(view.state.values);
    const errors = view.callback_id === MODALS.form ? complaints(desk.bot, values) : {};
    if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
    await ack();
    const memo = readMemo(view.private_metadata);
    const { conversation = "", prompt = "" } = memo;
    const team = context.teamId ?? "";
    const id = `${team}:${view.id}:${view.hash}`;
    if (teamOf(conversation) !== team || !(await desk.once(id))) return;
    const scene = sceneOfModal(desk, client, team, body.user.id, memo, questions);
    const isForm = view.callback_id === MODALS.form;
    const text = values.text ?? "";
    const deed: Deed = isForm ? { id, form: { prompt, values } } : { id, choice: { prompt, ids: [] }, text };
    const chosen = desk.bot.words("slack.filled_in");
    await answer(scene, { meaning: { role: "ask", prompt, conversation }, ids: [], chosen }, deed);
  });

  app.view(MODALS.begin, async ({ view, body, ack, context, client }) => {
    await ack();
    const id = `${context.teamId}:${view.id}`;
    if (!(await desk.once(id))) return;
    const deed = commandDeed(id, "start", readModal(view.state.values).text);
    const actor = { team: context.teamId ?? "", user: body.user.id };
    await begin(desk, { client, actor, greeting: desk.bot.words("slack.thread.new"), deed });
  });

  app.shortcut({ callback_id: SHORTCUTS.newCase, type: "shortcut" }, async ({ shortcut, ack, context, client }) => {
    await ack();
    const view = beginModal(desk.bot.words);
    await client.views.open({ trigger_id: shortcut.trigger_id, view }).catch(async () => {
      const actor = { team: context.teamId ?? "", user: shortcut.user.id };
      const deed = commandDeed(shortcut.trigger_id, "start");
      await begin(desk, { client, actor, greeting: desk.bot.words("slack.thread.new"), deed });
    });
  });
};
