import { type APITextDisplayComponent, ComponentType } from "discord.js";
import type { FormField } from "../../src/core/contract.ts";
import { clip, FIELD_ROOM, LIMITS } from "./limits.ts";
import { fromLiteral, literal, toPlain } from "./markdown.ts";
import { display, flatten } from "./pieces.ts";

/** A field of a form as the message shows it, with what is wrong with its value. */
export interface ShownField extends FormField {
  problem?: string;
}

/** Ids of the components that show a form's fields: the form can be read back from its message, after a restart too. */
const FIRST = 1000;
const STEP = 10;
const PART = { label: 0, value: 1, hint: 2, problem: 3 } as const;

const isPart = (component: object): component is APITextDisplayComponent & { id: number } =>
  "id" in component &&
  Number(component.id) >= FIRST &&
  "type" in component &&
  component.type === ComponentType.TextDisplay;

/** The fields, one below the other, each with its value. */
export const renderFields = (fields: ShownField[]): APITextDisplayComponent[] =>
  fields.flatMap(({ label, value, hint, problem }, at) => {
    const part = (which: keyof typeof PART, content: string) => display(content, FIRST + STEP * at + PART[which]);
    return [
      part("label", `**${literal(toPlain(label))}**`),
      ...(value ? [part("value", literal(clip(value, FIELD_ROOM)))] : []),
      ...(hint ? [part("hint", `-# ${literal(oneLine(hint))}`)] : []),
      ...(problem ? [part("problem", `> ${literal(oneLine(problem))}`)] : []),
    ];
  });

const oneLine = (text: string): string => toPlain(text).replace(/\s+/g, " ");

/**
 * Which fields a button fills in: `auth_number,auth_date!`; the sign marks a date.
 * @throws RangeError when there are more than one form of Discord takes.
 */
export const writeFieldIds = (fields: FormField[]): string => {
  if (fields.length > LIMITS.modalLabels) throw new RangeError("A form has more fields than Discord takes");
  return fields.map(({ id, kind }) => (kind === "date" ? `${id}!` : id)).join(",");
};

/** The fields again, from the button's value and the message that it stands in. */
export const readFields = (ids: string, components: readonly object[]): FormField[] => {
  const parts = flatten(components).filter(isPart);
  return ids.split(",").map((mark, at) => {
    const words = (which: keyof typeof PART) =>
      fromLiteral((parts.find(({ id }) => id === FIRST + STEP * at + PART[which])?.content ?? "").replace(/^-# /, ""));
    const [value, hint] = [words("value"), words("hint")];
    return {
      id: mark.replace("!", ""),
      kind: mark.endsWith("!") ? "date" : "text",
      label: fromLiteral(words("label").replace(/^\*\*|\*\*$/g, "")),
      ...(value ? { value } : {}),
      ...(hint ? { hint } : {}),
    };
  });
};

/** The same message with other values and problems; the rest of it stays. */
export const replaceFields = <T extends object>(
  components: readonly T[],
  fields: ShownField[],
): (T | APITextDisplayComponent)[] => {
  const at = components.findIndex(isPart);
  if (at < 0) return [...components];
  const rest = components.filter((component) => !isPart(component));
  return [...rest.slice(0, at), ...renderFields(fields), ...rest.slice(at)];
};
