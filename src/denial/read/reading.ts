import type { Facts, Field } from "../facts.ts";

export interface Context {
  today: Temporal.PlainDate;
  /** The field that the open question waits for: "March 3" then is that date. */
  open?: Field;
}

/** Words that can be read in two ways: to be asked, not guessed. `id` names a message; each reading is a patch of facts. */
export interface TwoReadings {
  id: string;
  field: Field;
  words: string;
  readings: { id: string; facts: Facts }[];
}

export interface Reading {
  facts: Facts;
  /** Field → the words it was read from; for showing back at once, never stored. */
  evidence: Partial<Record<Field, string>>;
  unclear: TwoReadings[];
}
