import {
  ApplicationIntegrationType,
  type BaseInteraction,
  type Message as DiscordMessage,
  type DMChannel,
  InteractionContextType,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type PartialDMChannel,
  type RepliableInteraction,
} from "discord.js";
import { LIMITS } from "./limits.ts";
import type { TopLevel } from "./pieces.ts";
import type { Message } from "./render.ts";

/** A message as it was posted. */
export interface Posted {
  id: string;
  edit(components: TopLevel[]): Promise<unknown>;
  delete(): Promise<unknown>;
}

/** Where messages are shown, always seen by one person only. */
export interface Surface {
  /** Nobody can type here. */
  typeless: boolean;
  /** How many messages it still takes. */
  room(): number;
  send(message: Message): Promise<Posted>;
  /** Nothing was to be shown: takes the waiting sign away. */
  close(): Promise<void>;
}

const NO_MENTIONS = { parse: [] as [] };

const bodyOf = ({ components, files }: Message, flags = 0) => ({
  components,
  allowedMentions: NO_MENTIONS,
  flags: (MessageFlags.IsComponentsV2 | flags) as MessageFlags.IsComponentsV2,
  files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content) })),
});

/** What a message becomes when only its components change. */
export const edited = (components: TopLevel[]) => ({ ...bodyOf({ components, files: [] }), attachments: [] });

/** Direct messages with the app are seen by nobody else. Elsewhere only ephemeral messages are. */
export const isDirect = (interaction: BaseInteraction): boolean => interaction.context === InteractionContextType.BotDM;

const isOnlyUsers = (interaction: BaseInteraction): boolean =>
  interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined;

/** The pressed message is the person's own, so it can become the answer; a panel is everybody's. */
export const isOwn = (interaction: MessageComponentInteraction | ModalSubmitInteraction): boolean =>
  Boolean(interaction.message?.flags.has(MessageFlags.Ephemeral)) || isDirect(interaction);

/**
 * Takes an interaction on within Discord's three seconds. `edit` lets the first message take the place of the pressed
 * one. Rejects when Discord does.
 */
export const accept = async (interaction: RepliableInteraction, mode: "new" | "edit"): Promise<Surface> => {
  const hidden = isDirect(interaction) ? 0 : MessageFlags.Ephemeral;
  if (mode === "edit" && "deferUpdate" in interaction) await interaction.deferUpdate();
  else await interaction.deferReply(hidden ? { flags: hidden } : {});
  return onInteraction(interaction, mode, hidden);
};

const onInteraction = (interaction: RepliableInteraction, mode: "new" | "edit", hidden: number): Surface => {
  let sent = 0;
  const most = isOnlyUsers(interaction) ? LIMITS.followUps + 1 : Number.POSITIVE_INFINITY;
  const post = (message: Message): Promise<DiscordMessage> =>
    sent++ === 0
      ? interaction.editReply({ ...bodyOf(message), attachments: [] })
      : interaction.followUp(bodyOf(message, hidden));
  return {
    typeless: hidden !== 0,
    room: () => most - sent,
    send: async (message) => {
      const { id } = await post(message);
      const own = sent === 1 ? "@original" : id;
      return {
        id,
        edit: (components) => interaction.webhook.editMessage(own, edited(components)),
        delete: () => interaction.webhook.deleteMessage(own),
      };
    },
    close: async () => {
      if (sent === 0 && mode === "new") await interaction.deleteReply();
    },
  };
};

/** A person's direct messages. */
export const inDirect = (channel: DMChannel | PartialDMChannel): Surface => ({
  typeless: false,
  room: () => Number.POSITIVE_INFINITY,
  send: async (message) => {
    const posted = await channel.send(bodyOf(message));
    return {
      id: posted.id,
      edit: (components) => posted.edit(edited(components)),
      delete: () => posted.delete(),
    };
  },
  close: async () => {},
});

/** The components of the message that was pressed, as Discord describes them. */
export const componentsOf = ({ message }: MessageComponentInteraction | ModalSubmitInteraction): TopLevel[] =>
  (message?.components ?? []).map((component) => component.toJSON() as TopLevel);
