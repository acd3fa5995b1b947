import { questionOf } from "../../denial/asking.ts";
import { type Facts, FIELDS, type Field } from "../../denial/facts.ts";
import { question } from "../../denial/questions.ts";
import { dayName } from "../day-name.ts";
import { escapeText } from "../messages.ts";
import type { Situation } from "../situation.ts";
import { join } from "./say.ts";

/** Fields that are not for people: they only steer the ranking. */
const INNER: readonly Field[] = ["hints"];

/** The fields that are known, in the order of the schema. */
export const knownFields = (facts: Facts): Field[] =>
  FIELDS.filter((field) => facts[field] !== undefined && !INNER.includes(field));

export const fieldName = (field: Field, { words }: Situation): string => words.text(`result.fields.${field}`);

/** A fact's value as a person would say it. */
export function valueWords(field: Field, value: Facts[Field], situation: Situation): string {
  if (Array.isArray(value))
    return join(
      value.map((one) => oneValue(field, one, situation)),
      situation,
    );
  return oneValue(field, value, situation);
}

function oneValue(field: Field, value: unknown, situation: Situation): string {
  const text = String(value);
  if (field === "denial_reason_text") return `"${escapeText(text.replace(/[\s.]+$/, ""))}"`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayName(text, situation);
  return (
    choiceLabel(field, text, situation) ??
    named(`result.values.${field}.${text}`, situation) ??
    plainValue(text, situation)
  );
}

const plainValue = (text: string, situation: Situation): string =>
  named(`result.values.yes_no.${text}`, situation) ?? escapeText(text);

function named(id: string, { words }: Situation): string | undefined {
  return words.messages.has(words.language, id) ? words.text(id) : undefined;
}

/** The label of the button that states this value. */
function choiceLabel(field: Field, value: string, situation: Situation): string | undefined {
  const id = questionOf(field);
  if (!id) return undefined;
  const found = Object.entries(question(id).choices ?? {}).find(
    ([, told]) => told !== "unknown" && states(told, field, value),
  );
  return found && inside(named(`intake.${id}.choices.${found[0]}`, situation));
}

function states(told: Facts, field: Field, value: string): boolean {
  if (Object.keys(told).length > 1) return false;
  const stated = told[field];
  return Array.isArray(stated) ? stated.some((one) => one === value) : stated === value;
}

/** A button's words inside a sentence; names such as MRI or TRICARE stay as they are. */
const inside = (label: string | undefined): string | undefined =>
  label && /^(?!I |Medic)[A-Z][a-z]*,? [a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
