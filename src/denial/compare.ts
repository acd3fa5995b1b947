import type { Facts } from "./facts.ts";

/** One row of approved | billed. */
export interface ComparedField {
  field: "code" | "units" | "modifier" | "provider" | "place" | "date";
  approved?: string;
  billed?: string;
  verdict: "same" | "variant" | "differs" | "unknown";
  /** Only for `variant`: same exam, other contrast. `contrast` names one of `none`, `with`, `both`, or another variant. */
  family?: { id: string; label: string; approved: string; billed: string };
}

export interface Comparison {
  rows: ComparedField[];
  /** What the insurer says, in its words or codes, for the third column. */
  denied: { text?: string; codes: string[] };
  /** The strongest difference that is known. */
  finding:
    | "variant"
    | "different_code"
    | "extra_code"
    | "units"
    | "modifier"
    | "provider"
    | "place"
    | "date"
    | "same"
    | "unknown";
}

/** Approved against billed, field by field. Families: `data/code-families.yaml`. */
export function compare(_facts: Facts): Comparison {
  throw new Error("being built");
}
