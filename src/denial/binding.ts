import type { Facts } from "./facts.ts";

/** A rule that may limit taking an approval back. Shown as "there may be a rule", never as certain. */
export interface BindingRule {
  id: string;
  jurisdiction: string;
  name: string;
  rule: string;
  exceptions: string[];
  reaches: string;
  citation: string;
  url: string;
  checked: string;
  /** How sure it is that the rule reaches this plan. */
  fit: "plan_and_state" | "state_only" | "plan_only";
}

/** Verified rows of `data/binding.yaml` that may reach this plan; none when nothing was approved. */
export function bindingRules(_facts: Facts): BindingRule[] {
  throw new Error("being built");
}
