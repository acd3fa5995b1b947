import type { PlanType } from "../denial/facts.ts";
import { type Claim, type ClaimLine, outcomeOf } from "./claim.ts";
import { type FileOutcome, Unreadable } from "./outcome.ts";
import { at, dayOf, type Segment, segmentsOf } from "./x12.ts";

/** Which plan the payer says it acts for (CLP06); codes that may mean several of our plan types are left open. */
const PLANS: Record<string, PlanType> = {
  "16": "medicare_advantage",
  CH: "tricare",
  FI: "fehb_pshb",
  MA: "original_medicare",
  MB: "original_medicare",
  MC: "medicaid_mco",
  VA: "va",
};
const REVERSAL = "22";

/** A claim in the making, with the line that is being told. */
interface Open extends Claim {
  line?: ClaimLine | undefined;
  reversal: boolean;
}
interface Remittance {
  sent?: string | undefined;
  claims: Open[];
}

/** X12 835, the remittance that an insurer sends to a provider. Names and member numbers are not even looked at. */
export function readRemittance(text: string): FileOutcome {
  const segments = segmentsOf(text);
  if (!segments.some((segment) => segment.name === "ST" && at(segment, 1) === "835"))
    throw new Unreadable("unsupported");
  const remittance: Remittance = { claims: [] };
  for (const segment of segments) READ[segment.name]?.(segment, remittance, remittance.claims.at(-1));
  return outcomeOf(remittance.claims.filter(({ reversal }) => !reversal));
}

const READ: Record<string, (segment: Segment, remittance: Remittance, claim: Open | undefined) => void> = {
  BPR: (segment, remittance) => {
    remittance.sent ??= dayOf(at(segment, 16));
  },
  CLP: (segment, remittance) => {
    remittance.claims.push({
      stage: "post",
      lines: [],
      reasons: [],
      diagnoses: [],
      noticeDate: remittance.sent,
      planType: PLANS[at(segment, 6)],
      reversal: at(segment, 2) === REVERSAL,
    });
  },
  SVC: (segment, _, claim) => {
    if (!claim) return;
    claim.line = lineOf(segment);
    claim.lines.push(claim.line);
  },
  CAS: (segment, _, claim) => (claim?.line ?? claim)?.reasons.push(...adjustments(segment)),
  LQ: (segment, _, claim) => {
    if (at(segment, 1) === "HE") claim?.line?.reasons.push(at(segment, 2));
  },
  MOA: (segment, _, claim) => claim?.reasons.push(...remarks(segment, [3, 4, 5, 6, 7])),
  MIA: (segment, _, claim) => claim?.reasons.push(...remarks(segment, [5, 20, 21, 22, 23])),
  REF: (segment, _, claim) => {
    const target = claim?.line ?? claim;
    if (target && at(segment, 1) === "G1") target.authNumber = at(segment, 2) || undefined;
  },
  DTM: (segment, remittance, claim) => readDay(at(segment, 1), dayOf(at(segment, 2)), remittance, claim),
};

/** 405: made; 232: the claim's first day; 472 and 150: the line's. */
function readDay(which: string, day: string | undefined, remittance: Remittance, claim: Open | undefined): void {
  if (which === "405" && !claim) remittance.sent = day ?? remittance.sent;
  if (which === "232" && claim) claim.serviceDate = day;
  if ((which === "472" || which === "150") && claim?.line) claim.line.serviceDate = day;
}

/** The first element is the procedure with its list and modifiers; element 6 is what was sent in, if that was changed. */
function lineOf(segment: Segment): ClaimLine {
  const which = at(segment, 6) ? 6 : 1;
  const [list, code] = [at(segment, which, 1), at(segment, which, 2)];
  const units = Number(at(segment, 7) || at(segment, 5) || 1);
  return {
    procedure: list === "HC" ? code : undefined,
    drug: list === "N4" ? code : undefined,
    revenueCode: list === "NU" ? code : at(segment, 4) || undefined,
    modifiers: [3, 4, 5, 6].map((part) => at(segment, which, part)).filter((modifier) => modifier !== ""),
    units: Number.isInteger(units) ? units : undefined,
    reasons: [],
  };
}

/** A group, then up to six times reason, amount, quantity. Reasons that took nothing off are not told. */
function adjustments(segment: Segment): string[] {
  return [2, 5, 8, 11, 14, 17]
    .filter((place) => at(segment, place) && Number(at(segment, place + 1)) !== 0)
    .map((place) => `${at(segment, 1)}-${at(segment, place)}`);
}

const remarks = (segment: Segment, places: number[]): string[] =>
  places.map((place) => at(segment, place)).filter((remark) => /^(MA|M|N)\d+$/.test(remark));
