import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import { ANY, type Bot } from "../../src/core/contract.ts";
import { writeControl } from "./custom-id.ts";
import { createLook, type Look } from "./look.ts";
import { button, buttonRows, heading, paragraph } from "./pieces.ts";
import { type Message, pack } from "./render.ts";

/** The sign that a moderator puts up: everybody sees it, and whoever presses it talks in private. */
const panel = (look: Look): Message[] =>
  pack(
    [
      ...heading(look.words("panel.title"), "## "),
      ...paragraph(look.words("panel.text")),
      ...buttonRows([
        button(writeControl({ kind: "any", prompt: ANY, value: "start" }), look.words("start"), "primary"),
        button(writeControl({ kind: "question" }), look.words("ask")),
      ]),
    ],
    "container",
  );

/** Only in a server that has the app, only for those who may manage its messages. */
const problem = (command: ChatInputCommandInteraction): string | undefined => {
  const owner = command.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall];
  if (command.guildId === null || owner === undefined) return "panel.no_server";
  return command.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ? undefined : "panel.no_moderator";
};

/** Posts the panel as the answer to the command, which needs no permission in the channel. */
export const postPanel = async (command: ChatInputCommandInteraction, words: Bot["words"]): Promise<void> => {
  const locale = command.guildLocale ?? command.locale;
  const look = createLook(words, { conversation: "", locale, typeless: true });
  const wrong = problem(command);
  const [message] = wrong ? pack(paragraph(words(`discord.${wrong}`, {}, command.locale)), "plain") : panel(look);
  await command.reply({
    components: message?.components ?? [],
    flags: wrong ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] : [MessageFlags.IsComponentsV2],
    allowedMentions: { parse: [] },
  });
};
