import type { AutocompleteInteraction, ChatInputCommandInteraction } from "discord.js";
import type { Bot } from "../../src/core/contract.ts";
import { clip, LIMITS } from "./limits.ts";
import { postPanel } from "./panel.ts";
import { accept } from "./surface.ts";
import type { Talk } from "./talk.ts";
import { commandTurn } from "./turn.ts";

/** `/denial …` */
export const onCommand = async (command: ChatInputCommandInteraction, bot: Bot, talk: Talk): Promise<void> => {
  const turn = commandTurn(command);
  if (!turn) return postPanel(command, bot.words);
  await talk.answer(turn, await accept(command, "new"));
};

/** Topics while a person types a question. */
export const onTyping = async (typing: AutocompleteInteraction, bot: Bot): Promise<void> => {
  const topics = bot.topics(typing.options.getFocused(), LIMITS.topics, typing.locale);
  const names = [...new Set(topics.map((topic) => clip(topic, LIMITS.optionLabel)))];
  await typing.respond(names.slice(0, LIMITS.topics).map((name) => ({ name, value: name })));
};
