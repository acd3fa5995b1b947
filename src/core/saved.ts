import { z } from "zod";
import { CASE_IDS, type Facts } from "../denial/facts.ts";
import { wasBefore } from "../denial/undo.ts";

/** What a list of cases shows of one conversation. */
const line = z.object({
  code: z.string(),
  conversation: z.string(),
  case: z.enum(CASE_IDS).optional(),
  /** How far the person is, e.g. `appeal_sent`. */
  stage: z.string().optional(),
  /** The next date that matters, e.g. `2026-12-04`. */
  next: z.iso.date().optional(),
  updated: z.string(),
  open: z.boolean(),
  /** Nothing was told yet: only help, a list or the like was asked for. */
  empty: z.boolean().optional(),
});

/** The stored form of today. Changed? Raise {@link VERSION} and add the step from the old form to {@link MIGRATIONS}. */
const current = z.object({
  v: z.literal(2),
  /** XState's state value. */
  value: z.unknown(),
  memory: z.unknown(),
  code: z.string(),
  person: z.string(),
  /** Ids of the last turns, oldest first: a repeat is handled once. */
  turns: z.array(z.string()),
  lang: z.string().optional(),
  zone: z.string().optional(),
  /** Instants as ISO texts. */
  created: z.string(),
  updated: z.string(),
  line: line.optional(),
  /** The day the person's list last got this conversation. */
  listed: z.iso.date().optional(),
});

export type CaseLine = z.infer<typeof line>;
export type Saved = z.infer<typeof current>;

const anyVersion = z.looseObject({ v: z.number().int().min(1) });

type Form = Record<string, unknown>;
/** From one version to the next; the version itself is counted by {@link migrate}. */
export type Migration = (old: Form) => Form;

const first = z.looseObject({
  facts: z.record(z.string(), z.unknown()),
  past: z.array(z.looseObject({ facts: z.record(z.string(), z.unknown()) })).default([]),
});

/** The past kept all facts of each step; now it keeps what the step changed. */
const changesOnly: Migration = ({ memory, ...rest }) => {
  const { past, ...now } = first.parse(memory);
  const steps = past.map(({ facts, ...step }, at) => ({
    ...step,
    was: wasBefore(facts as Facts, (past[at + 1]?.facts ?? now.facts) as Facts),
  }));
  return { ...rest, memory: { ...now, past: steps } };
};

/**
 * The step at index 0 leads from version 1 to 2, and so on. Each old version keeps a stored example in the tests.
 */
export const MIGRATIONS: Migration[] = [changesOnly];
export const VERSION = MIGRATIONS.length + 1;

/** Reads a stored form of any version up to today's. Throws when it is newer than this program, or damaged. */
export function readSaved(stored: unknown): Saved {
  return current.parse(migrate(stored, MIGRATIONS));
}

/** Brings a stored form to the version after the last migration. */
export function migrate(stored: unknown, migrations: Migration[]): Form {
  const form = anyVersion.parse(stored);
  const newest = migrations.length + 1;
  if (form.v > newest)
    throw new Error(`A stored session has version ${form.v}; this program knows ${newest}. Update it.`);
  return migrations
    .slice(form.v - 1)
    .reduce<Form>((old, step, index) => ({ ...step(old), v: form.v + index + 1 }), form);
}

/** As it is stored: nothing that the form does not name. */
export function writeSaved(session: Omit<Saved, "v">): Saved {
  return current.parse({ ...session, v: VERSION });
}
