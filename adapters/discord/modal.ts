import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { FormField } from "../../src/core/contract.ts";
import { type Control, writeControl } from "./custom-id.ts";
import { clip, FIELD_ROOM, LIMITS } from "./limits.ts";
import type { Look } from "./look.ts";

type Modal = APIModalInteractionResponseCallbackData;
type Words = Look["words"];

/** Custom ids of what a form for words sends. */
export const TEXT = "text";
export const FILES = "files";

const label = (text: string, component: APILabelComponent["component"], description?: string): APILabelComponent => ({
  type: ComponentType.Label,
  label: clip(text, LIMITS.label),
  component,
  ...(description ? { description: clip(description, LIMITS.description) } : {}),
});

const input = (
  customId: string,
  rest: Partial<APITextInputComponent> & Pick<APITextInputComponent, "style">,
): APITextInputComponent => ({ type: ComponentType.TextInput, custom_id: customId, required: false, ...rest });

const modal = (control: Control, title: string, components: Modal["components"]): Modal => ({
  custom_id: writeControl(control),
  title: clip(title, LIMITS.modalTitle),
  components,
});

/** The question is shown again above the field. */
const above = (question: string | undefined): APITextDisplayComponent[] =>
  question ? [{ type: ComponentType.TextDisplay, content: question }] : [];

/** Words in reply to a question, and files such as the letter. */
export const answerModal = (control: Control, words: Words, question?: string): Modal =>
  modal(control, words("answer.title"), [
    ...above(question),
    label(words("answer.label"), input(TEXT, { style: TextInputStyle.Paragraph, max_length: LIMITS.textInput })),
    label(
      words("answer.files"),
      { type: ComponentType.FileUpload, custom_id: FILES, required: false, min_values: 0, max_values: LIMITS.uploads },
      words("answer.files_hint"),
    ),
  ]);

/** A date in words: Discord has no calendar to pick from. */
export const dateModal = (control: Control, words: Words, question?: string): Modal =>
  modal(control, words("date.title"), [
    ...above(question),
    label(
      words("date.label"),
      input(TEXT, { style: TextInputStyle.Short, max_length: FIELD_ROOM, required: true }),
      words("date.hint"),
    ),
  ]);

export const questionModal = (control: Control, words: Words): Modal =>
  modal(control, words("question.title"), [
    label(
      words("question.label"),
      input(TEXT, { style: TextInputStyle.Paragraph, max_length: LIMITS.textInput, required: true }),
      words("question.hint"),
    ),
  ]);

/** Several short fields, with what is known of them. */
export const formModal = (control: Control, words: Words, fields: FormField[]): Modal =>
  modal(
    { ...control, value: "" },
    words("form.title"),
    fields.map(({ id, label: name, hint, kind, value }) =>
      label(
        name,
        input(id, {
          style: TextInputStyle.Short,
          max_length: FIELD_ROOM,
          ...(value ? { value: clip(value, FIELD_ROOM) } : {}),
          ...(kind === "date" ? { placeholder: clip(words("date.example"), LIMITS.description) } : {}),
        }),
        hint,
      ),
    ),
  );
