import type { CaseId, Facts } from "./facts.ts";

/** A reason why a case was ranked: the id of a sentence in `messages/<language>/because.yaml` and what fills it. */
export interface Because {
  id: string;
  params?: Record<string, string>;
  weight: number;
}

export interface Ranked {
  case: CaseId;
  weight: number;
  because: Because[];
}

export interface Overlays {
  urgent: boolean;
  already_appealed: boolean;
  appeal_delayed: boolean;
  billing_pressure: boolean;
}

export interface Triage {
  case: CaseId;
  confidence: "strong" | "likely" | "unclear";
  /** Best first. */
  ranked: Ranked[];
  /** A second case worth a look. */
  also?: CaseId;
  overlays: Overlays;
}

/** Ranks the cases that fit the facts. Weights: `data/weights.yaml`. */
export function triage(_facts: Facts): Triage {
  throw new Error("being built");
}
