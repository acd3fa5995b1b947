import type { ModalSubmitInteraction } from "discord.js";
import type { Bot, FormField, Turn } from "../../src/core/contract.ts";
import { type Control, readControl } from "./custom-id.ts";
import { replaceFields, type ShownField } from "./form-fields.ts";
import { fieldsIn } from "./render-ask.ts";
import { accept, componentsOf, edited, isOwn } from "./surface.ts";
import type { Talk } from "./talk.ts";
import { answerTurn, dateTurn, formTurn, questionTurn } from "./turn.ts";

/** A form that was sent. */
export const onForm = async (form: ModalSubmitInteraction, bot: Bot, talk: Talk): Promise<void> => {
  const control = readControl(form.customId);
  if (!control) return;
  if (control.kind === "fill") return onFields(form, control, bot, talk);
  const mode = control.kind !== "question" && isOwn(form) ? "edit" : "new";
  await talk.answer(turnOf(form, control), await accept(form, mode));
};

const turnOf = (form: ModalSubmitInteraction, control: Control): Turn => {
  if (control.kind === "question") return questionTurn(form, control);
  return control.kind === "date" ? dateTurn(form, control) : answerTurn(form, control);
};

/** A form of Discord can't show what is wrong, so its message does, and keeps the values for the next try. */
const onFields = async (form: ModalSubmitInteraction, control: Control, bot: Bot, talk: Talk): Promise<void> => {
  const components = componentsOf(form);
  const fields = fieldsIn(components).map((field) => checked(form, field, bot));
  if (fields.some(({ problem }) => problem) && form.isFromMessage())
    return void (await form.update(edited(replaceFields(components, fields))));
  const values = Object.fromEntries(form.fields.fields.map((_, id) => [id, form.fields.getTextInputValue(id)]));
  await talk.answer(formTurn(form, control, values), await accept(form, isOwn(form) ? "edit" : "new"));
};

const checked = (form: ModalSubmitInteraction, { value: _, ...field }: FormField, bot: Bot): ShownField => {
  const value = form.fields.fields.has(field.id) ? form.fields.getTextInputValue(field.id) : "";
  const problem = value ? bot.check(field.id, value, form.locale) : undefined;
  return { ...field, ...(value ? { value } : {}), ...(problem ? { problem } : {}) };
};
