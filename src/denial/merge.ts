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
  for (const field of fieldsOf(told)) merged[field] = becomes(field, facts, told, replace);
  if (isDecided(merged) && !isDecided(facts)) for (const field of OF_LETTER) put(merged, field, told[field]);
  put(merged, "hints", hintsOf(facts, told, replace));
  const unknown = unknownOf(facts, told).filter((field) => merged[field] === undefined);
  put(merged, "unknown", unknown.length > 0 ? unknown : undefined);
  return merged as Facts;
}

/** What the denial printed is not the time for the step after the appeal: that stands in the decision. */
const OF_LETTER = ["deadline_date", "deadline_days"] as const;

const isDecided = ({ progress, decision_date }: Facts): boolean =>
  decision_date !== undefined || progress === "appeal_denied" || progress === "final";

/** Removes only what is there: an object that something was deleted from is slow ever after. */
function put(merged: Record<string, unknown>, name: keyof Facts, value: unknown): void {
  if (value !== undefined) merged[name] = value;
  else if (name in merged) delete merged[name];
}

/** What one told field is afterwards. A list to which nothing was added stays the list that it was. */
function becomes(field: Field, facts: Facts, told: Facts, replace: boolean): Facts[Field] {
  const value = replace ? told[field] : joined(facts[field], told[field]);
  return field === "reasons" ? withoutVague(value as Reason[]) : (value as Facts[Field]);
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
  reasons.includes("vague") && reasons.some((reason) => reason !== "vague" && reason !== "no_letter")
    ? reasons.filter((reason) => reason !== "vague")
    : reasons;

const unknownOf = ({ unknown: old = [] }: Facts, { unknown: told = [] }: Facts): Field[] =>
  old.length + told.length > 0 ? [...new Set([...old, ...told])] : [];

function joined(old: unknown, told: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(told)) return union(old, told);
  if (isTable(old) && isTable(told)) return { ...old, ...told };
  return told;
}

function union(old: unknown[], told: unknown[]): unknown[] {
  const all = new Set([...old, ...told]);
  return all.size === old.length ? old : [...all];
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Marks fields as asked and not known, unless they are known. */
export const settle = (facts: Facts, fields: readonly Field[]): Facts =>
  merge(facts, { unknown: fields.filter((field) => !isSettled(facts, field)) });

/** The fields that `merge` would fill or let grow: what is news. What gives way is a change. */
export const additions = (facts: Facts, told: Facts, replace = false): Field[] =>
  altered(facts, told, replace).filter((field) => !givesWay(field, facts, replace));

/** The known facts that `merge` would alter: for "changed from … to …". Lists that only grow are not changes. */
export const changes = (facts: Facts, told: Facts, replace = false): Change[] =>
  altered(facts, told, replace)
    .filter((field) => givesWay(field, facts, replace))
    .map((field) => ({ field, from: facts[field], to: becomes(field, facts, told, replace) }));

const altered = (facts: Facts, told: Facts, replace: boolean): Field[] =>
  fieldsOf(told).filter((field) => field !== "hints" && !same(facts[field], becomes(field, facts, told, replace)));

const givesWay = (field: Field, facts: Facts, replace: boolean): boolean =>
  facts[field] !== undefined && (replace || !Array.isArray(facts[field]));
