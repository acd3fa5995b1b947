import { z } from "zod";
import { CASE_IDS } from "../denial/facts.ts";

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
  v: z.literal(1),
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

/**
 * The step at index 0 leads from version 1 to 2, and so on. For example, once `lang` is called `language`:
 * `({ lang, ...rest }) => ({ ...rest, language: lang })`. Each old version keeps a stored example in the tests.
 */
export const MIGRATIONS: Migration[] = [];
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
