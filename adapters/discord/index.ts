import { ChannelType, type Client, Events, type Interaction, type Message } from "discord.js";
import type { Adapter, Bot } from "../../src/core/contract.ts";
import { connect, createClient } from "./client.ts";
import { TRIAGE } from "./commands.ts";
import { createDirect, type Direct } from "./direct.ts";
import { createEvents } from "./events.ts";
import { onCommand, onTyping } from "./on-command.ts";
import { onForm } from "./on-form.ts";
import { onPress } from "./on-press.ts";
import type { DiscordParts } from "./options.ts";
import { createOrder } from "./order.ts";
import { userOf } from "./place.ts";
import { createRecent } from "./recent.ts";
import { reasonOf } from "./refusal.ts";
import { registerCommands } from "./registration.ts";
import { inDirect } from "./surface.ts";
import { createTalk, type Talk } from "./talk.ts";
import { createTriage, type Triage } from "./triage.ts";
import { messageTurn } from "./turn.ts";

/** How long `stop` waits for turns that have begun. */
const PATIENCE_MS = 5000;

/** What works together while the adapter runs. */
interface Running {
  client: Client;
  bot: Bot;
  talk: Talk;
  triage: Triage;
  direct: Direct;
}

export interface DiscordAdapter extends Adapter {
  /** When all turns that have begun are shown. */
  settled(): Promise<void>;
}

/** The bot in Discord: in servers always seen by one person only, in direct messages, and installed by a person. */
export const createDiscord = ({ config, storage, log }: DiscordParts): DiscordAdapter => {
  const order = createOrder();
  const events = createEvents(log);
  const locales = createRecent<string>();
  let running: Running | undefined;

  const assemble = (bot: Bot): Running => {
    const client = createClient(config, log);
    const store = storage.keyv("discord");
    const direct = createDirect(client, store, log);
    const talk = createTalk({ bot, log, order, direct, questions: createRecent() });
    const triage = createTriage({ words: bot.words, talk, direct, store, log });
    return { client, bot, talk, triage, direct };
  };

  const onInteraction = async (interaction: Interaction, { bot, talk, triage }: Running): Promise<void> => {
    locales.set(interaction.user.id, interaction.locale);
    if (interaction.isAutocomplete()) return onTyping(interaction, bot);
    if (interaction.isChatInputCommand()) return onCommand(interaction, bot, talk);
    if (interaction.isMessageContextMenuCommand() && interaction.commandName === TRIAGE)
      return triage.onCommand(interaction);
    if (interaction.isButton() || interaction.isStringSelectMenu()) return onPress(interaction, bot, talk, triage);
    if (interaction.isModalSubmit()) return onForm(interaction, bot, talk);
  };

  const onMessage = async (message: Message, { talk }: Running): Promise<void> => {
    const { channel, author } = message;
    if (author.bot || message.system || channel.type !== ChannelType.DM) return;
    // Reading a letter takes seconds; without files the answer is there at once.
    if (message.attachments.size > 0) channel.sendTyping().catch(() => {});
    await talk.answer(messageTurn(message, locales.get(author.id)), inDirect(channel));
  };

  const listen = (parts: Running): void => {
    parts.client.on(Events.InteractionCreate, (event) => events.once(event.id, () => onInteraction(event, parts)));
    parts.client.on(Events.MessageCreate, (event) => events.once(event.id, () => onMessage(event, parts)));
  };

  /** The bot works with old commands too, so a refusal here stops nothing. */
  const register = async ({ rest, application }: Client<true>): Promise<void> => {
    const place = { appId: config.appId ?? application.id, guildId: config.guildId };
    const changed = await registerCommands(rest, place).catch((error: unknown) =>
      log.error("discord.register", reasonOf(error)),
    );
    if (changed) log.info("discord.commands_registered");
  };

  return {
    name: "discord",
    start: async (bot) => {
      const parts = assemble(bot);
      listen(parts);
      running = parts;
      const client = await connect(parts.client, config.token).catch(async (error) => {
        await parts.client.destroy();
        throw error;
      });
      log.info("discord.ready", { count: client.ws.shards.size });
      await register(client);
    },
    stop: async () => {
      await events.settled(PATIENCE_MS);
      await running?.client.destroy();
    },
    send: async (conversation, replies) => {
      if (!running) throw new Error("Discord is not connected");
      const { direct, talk } = running;
      const user = userOf(conversation);
      await order.run(conversation, () =>
        direct.tried(user, async () => talk.show(conversation, replies, await direct.open(user), locales.get(user))),
      );
    },
    settled: () => events.settled(PATIENCE_MS),
  };
};
