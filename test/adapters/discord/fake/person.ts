import { setTimeout as wait } from "node:timers/promises";
import { type Attach, checkPick, commandData, submitData, type Upload } from "./interaction-data.ts";
import type { FakeDiscord } from "./server.ts";
import {
  type Component,
  EPHEMERAL,
  flat,
  type Interaction,
  type Json,
  type Kept,
  type Modal,
  type User,
} from "./shapes.ts";
import { addMessage, asJson, directOf } from "./store.ts";

/** Where a person is: in a server that has the app, in direct messages with it, or somewhere where only they have it. */
export type Where = "server" | "direct" | "elsewhere";

export interface PersonOptions {
  where: Where;
  guild?: string;
  channel?: string;
  /** For example `"8192"`, may manage messages. */
  permissions?: string;
  locale?: string;
  user?: User;
}

export interface Person {
  user: User;
  channel: string;
  /** `/denial name`; resolves when Discord has the first answer. Rejects when there is none within three seconds. */
  command(name: string, options?: Record<string, string | Upload>): Promise<Interaction>;
  /** What is offered while typing. */
  typing(name: string, option: string, text: string): Promise<string[]>;
  /** A command of a message's menu. */
  menu(name: string, message: Kept): Promise<Interaction>;
  press(message: Kept, control: Component, values?: string[]): Promise<Interaction>;
  /** The form that stands open. */
  modal(): Modal | undefined;
  /** Sends the open form; values by custom id, the others stay as they are. */
  submit(values: Record<string, string | Upload[]>): Promise<Interaction>;
  /** Writes into the channel. */
  write(text: string, files?: Upload[]): Kept;
  /** All that this person can read here and in their direct messages, oldest first. */
  sees(): Kept[];
}

const WITHIN_MS = 3000;
const TOKEN_MS = 15 * 60_000;

const until = async (what: string, ready: () => boolean): Promise<void> => {
  const end = Date.now() + WITHIN_MS;
  while (!ready()) {
    if (Date.now() > end) throw new Error(`${what}: no answer within three seconds`);
    await wait(2);
  }
};

export const createPerson = (fake: FakeDiscord, options: PersonOptions): Person => {
  const { world, gateway } = fake;
  const { where, permissions = "0", locale = "en-US" } = options;
  const user: User = options.user ?? { id: world.id(), username: "sam", discriminator: "0", avatar: null };
  const direct = () => directOf(world, user.id);
  const channel = where === "direct" ? direct() : (options.channel ?? world.id());
  const guild = where === "direct" ? undefined : (options.guild ?? world.id());
  const context = where === "direct" ? 1 : 0;
  let open: { modal: Modal; messageId: string | undefined } | undefined;

  const owners = where === "server" ? { 0: guild } : where === "direct" ? { 0: "0" } : { 1: user.id };

  const place = (): Json => ({
    channel_id: channel,
    channel: { id: channel, type: guild ? 0 : 1, ...(guild ? { guild_id: guild } : {}) },
    context,
    ...(guild
      ? {
          guild_id: guild,
          guild_locale: "en-US",
          guild: { id: guild, locale: "en-US", features: [] },
          member: {
            user,
            permissions,
            roles: [],
            joined_at: "2026-01-01T00:00:00Z",
            deaf: false,
            mute: false,
            flags: 0,
          },
        }
      : { user }),
  });

  const send = async (type: number, data: Json, messageId?: string): Promise<Interaction> => {
    const { id, token, ...rest } = { id: world.id(), token: `token${world.id()}`, version: 1, type, data };
    const kept = messageId === undefined ? undefined : world.messages.get(messageId);
    const interaction: Interaction = {
      id,
      token,
      type,
      user,
      channelId: channel,
      context,
      limited: where === "elsewhere",
      until: world.now + TOKEN_MS,
      ephemeral: false,
      followUps: 0,
      ...(messageId ? { messageId } : {}),
    };
    world.interactions.set(token, interaction);
    const event = {
      ...rest,
      ...place(),
      id,
      token,
      application_id: world.me.id,
      locale,
      entitlements: [],
      app_permissions: "0",
      attachment_size_limit: 10_000_000,
      authorizing_integration_owners: owners,
      ...(kept ? { message: asJson(kept) } : {}),
    };
    gateway.dispatch("INTERACTION_CREATE", event, guild);
    await until(`interaction ${type}`, () => interaction.callback !== undefined);
    if (interaction.callback?.type === 9) open = { modal: interaction.callback.data as unknown as Modal, messageId };
    return interaction;
  };

  const attach: Attach = ({ name, type, content }) => ({
    id: world.id(),
    filename: name,
    content_type: type,
    size: content.length,
    url: fake.keep(name, type, content),
    proxy_url: "http://127.0.0.1/none",
  });

  return {
    user,
    channel,
    command: (name, given = {}) => send(2, commandData(name, given, attach)),
    typing: async (name, option, text) => {
      const { callback } = await send(4, commandData(name, { [option]: text }, attach, option));
      return ((callback?.data?.choices ?? []) as { name: string }[]).map((choice) => choice.name);
    },
    menu: (name, message) =>
      send(2, {
        id: "8",
        name,
        type: 3,
        target_id: message.id,
        resolved: { messages: { [message.id]: asJson(message) } },
      }),
    press: (message, { type, custom_id, ...control }, values = []) => {
      if (type === 3) checkPick({ type, ...control }, values);
      return send(3, { component_type: type, custom_id, ...(type === 3 ? { values } : {}) }, message.id);
    },
    modal: () => open?.modal,
    submit: (values) => {
      if (!open) throw new Error("No form is open");
      const { modal, messageId } = open;
      open = undefined;
      return send(5, submitData(modal, values, attach), messageId);
    },
    write: (text, files = []) => {
      const message = addMessage(world, channel, user, {});
      Object.assign(message, { content: text, attachments: files.map(attach) });
      const author = { ...asJson(message), channel_type: guild ? 0 : 1, ...(guild ? { guild_id: guild } : {}) };
      // Without the privileged intent an app gets no messages of servers.
      if (!guild) gateway.dispatch("MESSAGE_CREATE", author);
      return message;
    },
    sees: () =>
      [...world.messages.values()].filter(
        (one) =>
          !one.deleted &&
          (one.channel_id === channel || one.channel_id === direct()) &&
          (one.onlyFor === undefined || one.onlyFor === user.id) &&
          (one.flags & EPHEMERAL ? one.onlyFor === user.id : true),
      ),
  };
};

/** Controls of a message that can be used now. */
export const controlsOf = (message: Kept): Component[] =>
  flat(message.components).filter(({ custom_id: id, disabled }) => id !== undefined && !disabled);
