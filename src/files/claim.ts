import { type Facts, type Field, factsSchema, type PlanType } from "../denial/facts.ts";
import { LIMITS } from "./limits.ts";
import { type FileOutcome, type ReadClaim, Unreadable } from "./outcome.ts";

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
  /** The days that the approval is good for. */
  approved?: { start?: string | undefined; end?: string | undefined } | undefined;
  diagnoses: string[];
  /** What the insurer says in words, its name included. */
  words?: string | undefined;
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

/** The denied claims, or all where none is denied. Rejects with {@link Unreadable} when there are none, or too many. */
export function outcomeOf(claims: Claim[]): FileOutcome {
  const denied = claims.filter((claim) => reasonsOf(claim).some((reason) => !ORDINARY.test(reason)));
  const telling = denied.length > 0 ? denied : claims;
  if (telling.length === 0) throw new Unreadable("no_text");
  if (telling.length > LIMITS.claims) throw new Unreadable("too_many_claims");
  return { claims: telling.map(readClaim) };
}

function readClaim(claim: Claim): ReadClaim {
  const facts = factsOf(claim);
  const evidence = Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [field, String([value].flat().join(", "))]),
  );
  return { facts, evidence, text: claim.words ?? "" };
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
    auth_start: claim.approved?.start,
    auth_end: claim.approved?.end,
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
