import type { CaseId } from "./facts.ts";

/** What a CARC, RARC or group code means, in our words. */
export interface CodeMeaning {
  /** Without its group: `197`, `N54`, or `CO` for a group itself. */
  code: string;
  list: "CARC" | "RARC" | "group";
  meaning: string;
  implication: string;
  case?: CaseId;
  hint: string;
  actsFirst: "provider" | "patient" | "payer" | "either" | "none";
  source: string;
  checked: string;
}

/** Meanings of codes written like `CO-197`, `197`, `N54`; unknown or unverified codes are left out. */
export function codeMeanings(_codes: readonly string[]): CodeMeaning[] {
  throw new Error("being built");
}

/** Who is usually responsible for the money, from the group code; undefined when none was given. */
export function whoPays(_codes: readonly string[]): "provider" | "patient" | "other_payer" | "payer" | undefined {
  throw new Error("being built");
}
