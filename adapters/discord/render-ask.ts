import type { Ask, Choice, FormField } from "../../src/core/contract.ts";
import { type Control, readControl, writeControl } from "./custom-id.ts";
import { readFields, renderFields, writeFieldIds } from "./form-fields.ts";
import { LIMITS } from "./limits.ts";
import type { Look } from "./look.ts";
import {
  button,
  buttonRows,
  flatten,
  heading,
  type Piece,
  paragraph,
  piece,
  selectRows,
  type TopLevel,
} from "./pieces.ts";
import { refOf } from "./place.ts";

/** The component that shows the question's words: a form that opens from it shows them again. */
const ASK_ID = 900;

/** A longer question is no heading. */
const HEADING = 200;

const ASKING: ReadonlySet<Control["kind"]> = new Set(["answer", "say", "type", "date", "fill"]);

/** A question with the controls that answer it. */
export const renderAsk = (ask: Ask, look: Look): Piece[] => {
  const { label, hint, progress, fields = [] } = ask;
  const words = label.length > HEADING ? paragraph(label, "", ASK_ID) : heading(label, "### ", ASK_ID);
  const form = fields.length > 0 ? [piece(...renderFields(fields))] : [];
  return [
    ...(progress ? paragraph(progress, "-# ") : []),
    ...words,
    ...(hint ? paragraph(hint, "-# ") : []),
    ...joinForm(form, controls(ask, look)),
  ];
};

/** A form is read back from the message of its button, so both stay in one message. */
const joinForm = (form: Piece[], controls: Piece[]): Piece[] =>
  form.length > 0 ? [piece(...[...form, ...controls].flatMap(({ components }) => components))] : controls;

const controls = (ask: Ask, look: Look): Piece[] => {
  const control = (kind: Control["kind"], value = "") =>
    writeControl({ kind, ref: refOf(look.conversation), prompt: ask.prompt, value }, look.next());
  const choices = ask.choices ?? [];
  const press = (choice: Choice) => button(control("answer", choice.id), choice.label, choice.style);
  const openers = openersOf(ask, look).map(({ kind, words, value }) => button(control(kind, value), look.words(words)));
  if (ask.kind === "many") {
    const list = selectRows(choices, () => control("answer"), look.words("pick_all"), true);
    return [...list, ...buttonRows(openers)];
  }
  if (choices.length > LIMITS.rowButtons) {
    const list = selectRows(choices, () => control("answer"), look.words("pick"));
    return [...list, ...buttonRows(openers)];
  }
  const pressed = choices.map(press);
  const inOneRow = pressed.length + openers.length <= LIMITS.rowButtons;
  if (ask.kind === "form") return [...buttonRows([...openers, ...pressed])];
  return inOneRow ? buttonRows([...pressed, ...openers]) : [...buttonRows(pressed), ...buttonRows(openers)];
};

interface Opener {
  kind: Control["kind"];
  words: string;
  value?: string;
}

/** Where nobody can type, what can be typed in reply to any question gets buttons. */
const openersOf = ({ kind, choices = [], fields = [] }: Ask, { typeless }: Look): Opener[] => [
  ...(kind === "form" && fields.length > 0
    ? [{ kind: "fill" as const, words: "fill_in", value: writeFieldIds(fields) }]
    : []),
  ...(typeless ? [kind === "date" ? { kind: "date" as const, words: "type_date" } : TYPE] : []),
  ...(typeless && choices.length === 0 ? [SKIP] : []),
];

const SKIP: Opener = { kind: "say", words: "skip" };
const TYPE: Opener = { kind: "type", words: "type_answer" };

const controlsIn = (components: readonly object[]): Control[] =>
  flatten(components).flatMap((one) => ("custom_id" in one && readControl(String(one.custom_id))) || []);

/** The same message without the controls of its question. */
export const closed = (components: TopLevel[]): TopLevel[] =>
  components.filter((component) => !controlsIn([component]).some(({ kind }) => ASKING.has(kind)));

/** The words of the question that a message asks, as Discord shows them. */
export const questionIn = (components: readonly object[]): string | undefined => {
  const found = flatten(components).find((one) => "id" in one && one.id === ASK_ID);
  return found && "content" in found ? String(found.content) : undefined;
};

/** What a button of a message says. */
export const labelIn = (components: readonly object[], customId: string): string => {
  const found = flatten(components).find((one) => "custom_id" in one && one.custom_id === customId);
  return found && "label" in found ? String(found.label) : "";
};

/** The fields of the form that a message holds. */
export const fieldsIn = (components: readonly object[]): FormField[] => {
  const control = controlsIn(components).find(({ kind }) => kind === "fill");
  return control ? readFields(control.value, components) : [];
};
