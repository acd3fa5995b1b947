import type { ButtonInteraction, StringSelectMenuInteraction } from "discord.js";
import type { Bot } from "../../src/core/contract.ts";
import { type Control, readControl } from "./custom-id.ts";
import { createLook } from "./look.ts";
import { answerModal, dateModal, formModal, questionModal } from "./modal.ts";
import { fieldsIn, labelIn, questionIn } from "./render-ask.ts";
import { accept, componentsOf, isOwn } from "./surface.ts";
import type { Talk } from "./talk.ts";
import type { Triage } from "./triage.ts";
import { pressTurn, wordsTurn } from "./turn.ts";

/** A pressed button, or what was picked in a list. */
export const onPress = async (
  press: ButtonInteraction | StringSelectMenuInteraction,
  bot: Bot,
  talk: Talk,
  triage: Triage,
): Promise<void> => {
  const control = readControl(press.customId);
  const form = control && modalFor(press, control, bot);
  if (form) return void (await press.showModal(form));
  if (control?.kind === "invite" && press.isButton()) return triage.invite(press, control.value);
  if (control?.kind === "decline" && press.isButton()) return triage.decline(press);
  if (!control) return void (await press.deferUpdate());
  // Only an answered question gives its place to what comes next.
  const mode = control.kind !== "any" && isOwn(press) ? "edit" : "new";
  const said = control.kind === "say" ? labelIn(componentsOf(press), press.customId) : undefined;
  const turn = said === undefined ? pressTurn(press, control) : wordsTurn(press, control, said);
  await talk.answer(turn, await accept(press, mode));
};

const modalFor = (press: ButtonInteraction | StringSelectMenuInteraction, control: Control, bot: Bot) => {
  const look = createLook(bot.words, { conversation: "", locale: press.locale, typeless: true });
  const components = componentsOf(press);
  switch (control.kind) {
    case "type":
      return answerModal(control, look.words, questionIn(components));
    case "date":
      return dateModal(control, look, questionIn(components));
    case "fill":
      return formModal(control, look.words, fieldsIn(components));
    case "question":
      return questionModal(control, look.words);
    default:
      return undefined;
  }
};
