import type { Facts, Field } from "../denial/facts.ts";

/** Why nothing could be read; each is a message `files.<problem>` that says what to do next. */
export const PROBLEMS = [
  "damaged",
  "empty",
  "encrypted",
  "heic",
  "no_text",
  "several_claims",
  "too_large",
  "too_many_pages",
  "too_slow",
  "unsupported",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** The words of a letter, to be read like pasted ones, or the facts of a claim file with the values they came from. */
export type FileOutcome =
  | { text: string }
  | { text: string; facts: Facts; evidence: Partial<Record<Field, string>> }
  | { problem: Problem };

/** What ends the reading of a file, wherever it is found. */
export class Unreadable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}
