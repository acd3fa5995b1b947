import { z } from "zod";
import { type Facts, PLAN_TYPES } from "./facts.ts";
import { lazily } from "./load.ts";

export interface HelpLine {
  id: string;
  name: string;
  phone?: string;
  url: string;
  for: string;
  checked: string;
}

const line = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  url: z.url(),
  for: z.string(),
  plans: z.array(z.enum([...PLAN_TYPES, "all"])),
  /** `crisis` is never listed here: who needs it gets it at once. */
  when: z.enum(["surprise_bill", "crisis"]).optional(),
  verified: z.boolean(),
  checked: z.string(),
});
type Line = z.infer<typeof line>;

const data = lazily("help-lines.yaml", z.object({ lines: z.array(line) }));

/** Verified rows of `data/help-lines.yaml` that fit the plan, most fitting first. */
export function helpLines(facts: Facts): HelpLine[] {
  const lines = data().lines.filter((line) => line.verified && isNow(line, facts));
  const forPlan = lines.filter(({ plans }) => plans.includes(facts.plan_type ?? "unknown"));
  const forAll = lines.filter(({ plans }) => plans.includes("all"));
  return [...forPlan, ...forAll].map(shown);
}

/** Remark codes of the No Surprises Act. */
const SURPRISE = /^(?:N830|N859|N864|N865|N879|N884)$/;

function isNow({ when }: Line, { emergency, reasons = [], carc_rarc = [] }: Facts): boolean {
  if (when === undefined) return true;
  if (when === "crisis") return false;
  return emergency === "yes" || reasons.includes("network") || carc_rarc.some((code) => SURPRISE.test(code));
}

const shown = ({ id, name, phone, url, for: what, checked }: Line): HelpLine => ({
  id,
  name,
  ...(phone && { phone }),
  url,
  for: what,
  checked,
});
