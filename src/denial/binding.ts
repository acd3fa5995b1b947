import { z } from "zod";
import { type Facts, PLAN_TYPES, SERVICE_TYPES } from "./facts.ts";
import { lazily } from "./load.ts";

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
  /** How sure it is that the rule reaches this plan; `state_only` where that depends on who funds or runs it. */
  fit: "plan_and_state" | "state_only" | "plan_only";
}

const plans = z.array(z.enum(PLAN_TYPES)).default([]);
const services = z.array(z.enum(SERVICE_TYPES));
const row = z.object({
  id: z.string(),
  jurisdiction: z.string(),
  name: z.string(),
  /** Absent for federal rules. */
  state: z.string().length(2).optional(),
  plans: z.object({ sure: plans, maybe: plans }),
  services: services.optional(),
  not_services: services.default([]),
  /** First day of approvals that the rule is for. */
  from: z.iso.date().optional(),
  /** False where the law says that an approval does not bind. */
  binds: z.boolean().default(true),
  rule: z.string(),
  exceptions: z.array(z.string()),
  reaches: z.string(),
  citation: z.string(),
  url: z.url(),
  checked: z.string(),
  verified: z.boolean(),
});
type Row = z.infer<typeof row>;

const data = lazily("binding.yaml", z.object({ rules: z.array(row) }));

/** Verified rows of `data/binding.yaml` that may reach this plan; none when nothing was approved. */
export function bindingRules(facts: Facts): BindingRule[] {
  if (!wasApproved(facts)) return [];
  const rows = data().rules.filter((row) => row.verified && row.binds && isFor(row, facts));
  const found = rows.flatMap((row) => {
    const fit = fitOf(row, facts);
    return fit ? [shown(row, fit)] : [];
  });
  return found.sort((one, other) => SUREST.indexOf(one.fit) - SUREST.indexOf(other.fit));
}

const SUREST: readonly BindingRule["fit"][] = ["plan_only", "plan_and_state", "state_only"];

/** They said so, or hold something that only an approval gives. */
function wasApproved({ approved, cut_short, auth_number, auth_proof, ...facts }: Facts): boolean {
  if (approved) return approved === "yes";
  const dates = facts.auth_date ?? facts.auth_start ?? facts.auth_end;
  return cut_short === "yes" || Boolean(auth_number ?? dates) || (auth_proof !== undefined && auth_proof !== "none");
}

/** The kind of care and the time of the approval, where a rule is only for some. */
function isFor({ services, not_services, from }: Row, facts: Facts): boolean {
  const { service_type, auth_date, auth_start, date_of_service, notice_date } = facts;
  if (services && !(service_type && services.includes(service_type))) return false;
  if (service_type && not_services.includes(service_type)) return false;
  const day = auth_date ?? auth_start ?? date_of_service ?? notice_date;
  return !from || !day || day >= from;
}

function fitOf({ state, plans }: Row, { plan_type = "unknown", state: own }: Facts): BindingRule["fit"] | undefined {
  if (state !== undefined && state !== own) return undefined;
  if (plans.sure.includes(plan_type)) return state === undefined ? "plan_only" : "plan_and_state";
  return state !== undefined && plans.maybe.includes(plan_type) ? "state_only" : undefined;
}

function shown(row: Row, fit: BindingRule["fit"]): BindingRule {
  const { id, jurisdiction, name, rule, exceptions, reaches, citation, url, checked } = row;
  return { id, jurisdiction, name, rule, exceptions, reaches, citation, url, checked, fit };
}
