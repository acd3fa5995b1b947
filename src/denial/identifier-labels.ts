import { z } from "zod";
import { lazily } from "./load.ts";

const label = z.string();
const schema = z.strictObject({
  kept: label,
  number: label,
  holder: label,
  holder_with_number: label,
  account: label,
  own_id: label,
  ssn: label,
  birth: label,
  phone: label,
  address: label,
  name: label,
  word_name: label,
  my_name: label,
  dear: label,
  title: label,
  no_name: label,
  street: label,
  street_or_not: label,
  no_street: label,
  unit: label,
  box: label,
});
/** The name of a list of labels. */
export type Label = keyof z.infer<typeof schema>;
/** A pattern for any label of that name, in any language and either case. */
export type AnyOf = (name: Label) => string;

const files = ["en", "es"].map((language) => lazily(`${language}/identifiers.yaml`, schema));

/** Letters of either case. Node 26 does not find `P.O. Box` with `(?i:p\.?\s?o\.?\s?box)`, hence not by that. */
export const anyCase = (source: string) =>
  source.replace(/\\.|\[[^\]]*\]|\p{L}/gu, (part) => {
    if (part.startsWith("\\")) return part;
    return part.startsWith("[")
      ? `[${part.slice(1, -1)}${part.slice(1, -1).toUpperCase()}]`
      : `[${part}${part.toUpperCase()}]`;
  });

/** The labels of `data/<language>/identifiers.yaml`. */
export const anyOf: AnyOf = (name) => anyCase(`(?:${files.map((file) => file()[name]).join("|")})`);
