import type { Facts } from "./facts.ts";

export interface HelpLine {
  id: string;
  name: string;
  phone?: string;
  url: string;
  for: string;
  checked: string;
}

/** Verified rows of `data/help-lines.yaml` that fit the plan, most fitting first. */
export function helpLines(_facts: Facts): HelpLine[] {
  throw new Error("being built");
}
