import type { CaseId, Facts } from "./facts.ts";
import { type Because, type Candidates, weigh } from "./weigh.ts";

export type { Because } from "./weigh.ts";

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

const STRONG = 5;
const STRONG_LEAD = 3;
const LIKELY = 3;
/** An insurer that took longer than this to answer an appeal is late, or close to it, under most rules. */
const SLOW_DAYS = 60;

/** Ranks the cases that fit the facts. Weights: `data/weights.yaml`. `today` tells whether a sent appeal is late. */
export function triage(facts: Facts, today?: Temporal.PlainDate): Triage {
  const ranked = rank(weigh(facts));
  const overlays = overlaysOf(facts, today);
  const [first, second] = ranked;
  if (!first || first.weight < LIKELY)
    return { case: "unclear", confidence: "unclear", ranked, ...also(first), overlays };
  if (first.case === "unclear") return { case: "unclear", confidence: "unclear", ranked, ...also(second), overlays };
  const lead = first.weight - (second?.weight ?? 0);
  const confidence = first.weight >= STRONG && lead >= STRONG_LEAD && isFirm(first, facts) ? "strong" : "likely";
  return { case: first.case, confidence, ranked, ...(lead < STRONG_LEAD && also(second)), overlays };
}

/** The case of {@link triage} alone, for those who ask "what if" often. */
export function leading(facts: Facts): CaseId {
  let [best, most]: [CaseId, number] = ["unclear", 0];
  for (const [id, because] of weigh(facts)) {
    const weight = sumOf(because);
    if (weight > most) [best, most] = [id, weight];
  }
  return most < LIKELY ? "unclear" : best;
}

const sumOf = (because: readonly Because[]): number => because.reduce((sum, { weight }) => sum + weight, 0);

/** How words sound may rank a case; only something that was said makes it strong, and only where both agree. */
function isFirm({ case: id, because }: Ranked, { hints = {} }: Facts): boolean {
  const most = Math.max(0, ...Object.values(hints));
  return because.some((one) => one.id !== "words" && one.weight >= LIKELY) && (hints[id] ?? 0) >= most;
}

function rank(candidates: Candidates): Ranked[] {
  const ranked: Ranked[] = [];
  for (const [id, because] of candidates) {
    const weight = sumOf(because);
    if (weight > 0) ranked.push({ case: id, weight, because: because.sort((a, b) => b.weight - a.weight) });
  }
  return ranked.sort((a, b) => b.weight - a.weight);
}

const also = (next: Ranked | undefined): { also?: CaseId } =>
  next && next.weight >= 2 && next.case !== "unclear" ? { also: next.case } : {};

function overlaysOf(facts: Facts, today: Temporal.PlainDate | undefined): Overlays {
  const { progress, bill, carc_rarc: codes = [] } = facts;
  const appealed = progress === "appeal_sent" || progress === "appeal_denied" || progress === "final";
  return {
    urgent: facts.urgent === "yes" || (facts.urgent === undefined && isCutOffInside(facts)),
    already_appealed: appealed || facts.appeal_sent_date !== undefined || codes.some((code) => code.endsWith("193")),
    appeal_delayed: isLate(facts, today),
    billing_pressure: bill === "bill" || bill === "collections",
  };
}

/** Who is told to leave while still inside cannot wait, until they say otherwise. */
const isCutOffInside = ({ stage, cut_short, service_type }: Facts): boolean =>
  stage === "pre" && cut_short === "yes" && INSIDE.includes(service_type);

const INSIDE: readonly Facts["service_type"][] = ["hospital_stay", "skilled_nursing", "behavioral_health"];

function isLate({ appeal_late, appeal_sent_date, progress }: Facts, today: Temporal.PlainDate | undefined): boolean {
  if (progress === "appeal_denied" || progress === "final") return false;
  if (progress !== "appeal_sent" && appeal_sent_date === undefined) return false;
  if (appeal_late) return appeal_late === "yes";
  if (!appeal_sent_date || !today) return false;
  return today.since(appeal_sent_date).days > SLOW_DAYS;
}
