import { type Facts, type Field, factsSchema, type PlanType } from "../denial/facts.ts";
import { type FileOutcome, Unreadable } from "./outcome.ts";

/** One claim as a machine told it; days as `2026-11-22`, codes as they stand. */
export interface Claim {
  stage: "pre" | "post";
  lines: ClaimLine[];
  /** Of the claim as a whole. */
  reasons: string[];
  authNumber?: string | undefined;
  noticeDate?: string | undefined;
  serviceDate?: string | undefined;
  planType?: PlanType | undefined;
  diagnoses: string[];
}

export interface ClaimLine {
  procedure?: string | undefined;
  modifiers: string[];
  units?: number | undefined;
  revenueCode?: string | undefined;
  drug?: string | undefined;
  serviceDate?: string | undefined;
  authNumber?: string | undefined;
  /** `CO-197`, `N54`. */
  reasons: string[];
}

/** What every claim has: shares of the cost, and what the contract takes off. They deny nothing. */
const ORDINARY = /-(1|2|3|45|253)$/;

export function outcomeOf(claims: Claim[]): FileOutcome {
  const denied = claims.filter((claim) => reasonsOf(claim).some((reason) => !ORDINARY.test(reason)));
  const [claim, ...others] = denied.length > 0 ? denied : claims;
  if (!claim) throw new Unreadable("no_text");
  if (others.length > 0) throw new Unreadable("several_claims");
  const facts = factsOf(claim);
  const evidence = Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [field, String([value].flat().join(", "))]),
  );
  return { text: Object.values(evidence).join("\n"), facts, evidence };
}

const reasonsOf = ({ reasons, lines }: Claim): string[] =>
  unique([...reasons, ...lines.flatMap((line) => line.reasons)]);

/** Lines that were paid in full say nothing about the denial, so where some lines are denied, only they count. */
function factsOf(claim: Claim): Facts {
  const reasons = reasonsOf(claim);
  const telling = reasons.filter((reason) => !ORDINARY.test(reason));
  const denied = claim.lines.filter(({ reasons }) => reasons.some((reason) => !ORDINARY.test(reason)));
  const lines = denied.length > 0 ? denied : claim.lines;
  const procedures = unique(lines.map(({ procedure }) => procedure));
  return onlyValid({
    stage: claim.stage,
    carc_rarc: telling.length > 0 ? telling : reasons,
    ...(claim.stage === "post" && {
      codes_billed: procedures,
      modifiers_billed: unique(lines.flatMap(({ modifiers }) => modifiers)),
      units_billed: lines.length === 1 ? lines[0]?.units : undefined,
    }),
    revenue_codes: unique(lines.map(({ revenueCode }) => revenueCode)),
    ndc: unique(lines.map(({ drug }) => drug)),
    icd10: unique(claim.diagnoses),
    auth_number: claim.authNumber ?? lines.find(({ authNumber }) => authNumber)?.authNumber,
    notice_date: claim.noticeDate,
    date_of_service: lines.find(({ serviceDate }) => serviceDate)?.serviceDate ?? claim.serviceDate,
    plan_type: claim.planType,
  });
}

const unique = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** A file may hold anything; what is no value of its field is left out. */
function onlyValid(found: Record<string, unknown>): Facts {
  const valid: Partial<Record<Field, unknown>> = {};
  for (const [field, value] of Object.entries(found)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const parsed = factsSchema.safeParse({ [field]: value });
    if (parsed.success) Object.assign(valid, parsed.data);
  }
  return valid as Facts;
}
