import type { Facts, Field } from "../denial/facts.ts";

/** Why nothing could be read; each is a message `files.<problem>` that says what to do next. */
export const PROBLEMS = [
  "damaged",
  "empty",
  "encrypted",
  "heic",
  "no_text",
  "too_large",
  "too_many_claims",
  "too_many_pages",
  "too_slow",
  "unsupported",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What a claim file says of one claim: facts, and the values they came from. */
export interface ReadClaim {
  facts: Facts;
  evidence: Partial<Record<Field, string>>;
  /** Sentences in it, to be read like a letter's. */
  text: string;
}

/** The words of a letter, to be read like pasted ones, or the claims of a claim file: at least one. */
export type FileOutcome = { text: string } | { claims: ReadClaim[] } | { problem: Problem };

/** What ends the reading of a file, wherever it is found. */
export class Unreadable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}
