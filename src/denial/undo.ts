import type { Facts } from "./facts.ts";

/** The fields that a step changed, as they were; `null` where nothing was known. Small, for many are kept. */
export type Was = { [Name in keyof Facts]?: Facts[Name] | null };

/** What the step from `before` to `after` changed. */
export function wasBefore(before: Facts, after: Facts): Was {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Facts)[]);
  const changed = [...names].filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]));
}

/** The facts as they were before that step. */
export function restored(facts: Facts, was: Was): Facts {
  const all = Object.entries({ ...facts, ...was });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
