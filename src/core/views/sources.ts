import type { PlanType } from "../../denial/facts.ts";
import type { Source } from "../contract.ts";
import type { Situation, Words } from "../situation.ts";

/** The sources that content names by id. */
export const sources = (ids: readonly string[], { messages, language }: Words): Source[] =>
  ids.flatMap((id) => messages.source(language, id) ?? []);

const JOB: readonly PlanType[] = ["employer_self_funded", "employer_insured", "grandfathered"];
const PRIVATE: readonly PlanType[] = [
  "employer_self_funded",
  "employer_insured",
  "government_employer",
  "individual_marketplace",
  "student",
];
const MEDICAID: readonly PlanType[] = ["medicaid_mco", "medicaid_ffs", "chip"];

/** Rules that are for some plans only; guides and whatever is not named here are for all. */
const ONLY_FOR: Record<string, readonly PlanType[]> = {
  "erisa-claims-rule": JOB,
  "aca-appeals-rule": PRIVATE,
  "aca-continued-care": PRIVATE,
  "external-review-cms": PRIVATE,
  "medicare-advantage-appeals": ["medicare_advantage"],
  "medicare-advantage-approval": ["medicare_advantage"],
  "medicare-part-d": ["medicare_part_d"],
  "original-medicare-appeals": ["original_medicare"],
  "original-medicare-affirmation": ["original_medicare"],
  "medicaid-appeals": MEDICAID,
  "fehb-appeals": ["fehb_pshb"],
  "tricare-appeals": ["tricare"],
};

/** The sources of what is said to one person: without the rules of plans that are not theirs. */
export function ownSources(ids: readonly string[], { words, memory }: Situation): Source[] {
  const plan = memory.facts.plan_type ?? "unknown";
  return sources(
    ids.filter((id) => plan === "unknown" || (ONLY_FOR[id]?.includes(plan) ?? true)),
    words,
  );
}
