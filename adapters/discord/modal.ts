import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APIStringSelectComponent,
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

/** Custom ids of what a form for a date sends; its words are {@link TEXT}. */
export const DATE = { month: "month", day: "day", year: "year" } as const;

/** The name of month 1 to 12. */
export const monthName = (month: number, locale = "en"): string =>
  new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, month - 1));

const months = (locale: string | undefined): APISelectMenuOption[] =>
  Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: monthName(at + 1, locale) }));

/** A date in parts, since Discord has no calendar to pick from; or in words, such as "last Tuesday". */
export const dateModal = (control: Control, { words, locale }: Look, question?: string): Modal => {
  const month: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: DATE.month,
    options: months(locale),
    required: false,
    min_values: 0,
    max_values: 1,
  };
  const number = (id: string, length: number, example: string) =>
    input(id, { style: TextInputStyle.Short, max_length: length, placeholder: example });
  return modal(control, words("date.title"), [
    ...above(question),
    label(words("date.month"), month),
    label(words("date.day"), number(DATE.day, 2, "2")),
    label(words("date.year"), number(DATE.year, 4, "2026")),
    label(
      words("date.words"),
      input(TEXT, { style: TextInputStyle.Short, max_length: FIELD_ROOM }),
      words("date.hint"),
    ),
  ]);
};

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
