import { type Facts, type Field, isSettled, type Reason } from "./facts.ts";

/** What a new fact replaced. */
export interface Change {
  field: Field;
  from: Facts[Field];
  to: Facts[Field];
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Adds what was told to what is known. Lists grow and single values give way; with `replace` lists give way too
 * (a correction). A field that becomes known is no longer in `unknown`.
 */
export function merge(facts: Facts, told: Facts, replace = false): Facts {
  const merged: Record<string, unknown> = { ...facts };
  for (const field of fieldsOf(told)) merged[field] = replace ? told[field] : joined(facts[field], told[field]);
  merged.hints = hintsOf(facts, told, replace);
  if (merged.hints === undefined) delete merged.hints;
  if (merged.reasons) merged.reasons = withoutVague(merged.reasons as Reason[]);
  const unknown = unknownOf(facts, told).filter((field) => merged[field] === undefined);
  delete merged.unknown;
  if (unknown.length > 0) merged.unknown = unknown;
  return merged as Facts;
}

/** Only what is told can change, so the many other fields need no look. */
const fieldsOf = (told: Facts): Field[] =>
  (Object.keys(told) as (keyof Facts)[]).filter((field) => field !== "unknown" && told[field] !== undefined) as Field[];

/** What a person tells on purpose about why they were denied. */
export const DECIDING: readonly Field[] = [
  "reasons",
  "carc_rarc",
  "dispute",
  "differs",
  "codes_approved",
  "codes_billed",
];
const HEARD = 0.5;

/**
 * How earlier words sounded counts half once more is told about why, so that a text misread at first cannot outweigh
 * the answers; a correction ends it. A date or a plan leaves it as it is, however the words around it sound.
 */
function hintsOf({ hints: old }: Facts, told: Facts, replace: boolean): Facts["hints"] {
  const decides = DECIDING.some((field) => told[field] !== undefined);
  const sounds = fieldsOf(told).every((field) => field === "hints") && told.hints !== undefined;
  if (!decides && !sounds) return old ?? told.hints;
  const faded = Object.entries(replace ? {} : (old ?? {})).map(([id, weight]) => [id, half(weight)] as const);
  const hints = { ...Object.fromEntries(faded.filter(([, weight]) => weight >= HEARD)), ...told.hints };
  return Object.keys(hints).length > 0 ? hints : undefined;
}

const half = (weight: number): number => Math.round(weight * 5) / 10;

/** "No clear reason" gives way to a reason. */
const withoutVague = (reasons: Reason[]): Reason[] =>
  reasons.some((reason) => reason !== "vague" && reason !== "no_letter")
    ? reasons.filter((reason) => reason !== "vague")
    : reasons;

const unknownOf = (facts: Facts, told: Facts): Field[] => [
  ...new Set([...(facts.unknown ?? []), ...(told.unknown ?? [])]),
];

function joined(old: unknown, told: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(told)) return [...new Set([...old, ...told])];
  if (isTable(old) && isTable(told)) return { ...old, ...told };
  return told;
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Marks fields as asked and not known, unless they are known. */
export const settle = (facts: Facts, fields: readonly Field[]): Facts =>
  merge(facts, { unknown: fields.filter((field) => !isSettled(facts, field)) });

/** The fields that `merge` would fill or let grow: what is news. What gives way is a change. */
export function additions(facts: Facts, told: Facts, replace = false): Field[] {
  const after = merge(facts, told, replace);
  const changed = changes(facts, told, replace).map(({ field }) => field);
  return fieldsOf(told).filter(
    (field) => field !== "hints" && !changed.includes(field) && !same(facts[field], after[field]),
  );
}

/** The known facts that `merge` would alter: for "changed from … to …". Lists that only grow are not changes. */
export function changes(facts: Facts, told: Facts, replace = false): Change[] {
  const after = merge(facts, told, replace);
  return fieldsOf(told)
    .filter((field) => field !== "hints" && facts[field] !== undefined && !same(facts[field], after[field]))
    .filter((field) => replace || !Array.isArray(facts[field]))
    .map((field) => ({ field, from: facts[field], to: after[field] }));
}
