import { z } from "zod";
import { type BindingRule, bindingRules } from "../denial/binding.ts";
import { deadlines } from "../denial/deadline.ts";
import type { CaseId, Facts } from "../denial/facts.ts";
import { isApprovalAlone } from "../denial/read/approval-letter.ts";
import { read } from "../denial/read/index.ts";
import { danger, strikeOut } from "../denial/safety.ts";
import { type Overlays, type Triage, triage } from "../denial/triage.ts";
import { inOrder } from "./date-order.ts";
import type { Say } from "./say.ts";

/** One line of input. Without `today` the day of the run counts. */
export const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  today: z.iso.date().optional(),
  lang: z.string().optional(),
});
export type Line = z.infer<typeof lineSchema>;

/** One line of output. */
export interface Assessed {
  id: string;
  case: CaseId;
  confidence: Triage["confidence"];
  ranked: { case: CaseId; weight: number; because: string[] }[];
  overlays: Overlays & { crisis: boolean };
  /** As told, identifiers struck out; `stage` also where the case leaves no doubt of it. */
  facts: Facts;
  /** The earliest open day to act leads; none where nothing was denied that can be appealed. */
  dates: { what: string; date: string | null; basis: string; citation: string | null; estimate: boolean }[];
  /** What can still be done beside, most useful first. */
  options: string[];
  binding: Pick<BindingRule, "id" | "name" | "rule" | "citation" | "url" | "fit">[];
}

/** Reads one text and says which case it is, why, the dates and the rules that may bind the plan. */
export function assess({ id, text, today: day }: Line, today: Temporal.PlainDate, say: Say): Assessed {
  const now = day ? Temporal.PlainDate.from(day) : today;
  const told = read(text, { today: now }).facts;
  const found = triage(told, now);
  const facts = shown(withStage(told, found.case));
  return {
    id,
    case: found.case,
    confidence: found.confidence,
    ranked: found.ranked.map(({ case: name, weight, because }) => ({
      case: name,
      weight: Math.round(weight * 10) / 10,
      because: because.map((one) => say("because", one.id, one.params)),
    })),
    overlays: { ...found.overlays, crisis: danger(text) === "crisis" },
    facts,
    ...(isDenial(found.case, told) ? datesOf(facts, now, say) : { dates: [], options: [] }),
    binding: bindingRules(facts).map(({ id, name, rule, citation, url, fit }) => ({
      id,
      name,
      rule,
      citation,
      url,
      fit,
    })),
  };
}

const BEFORE: readonly CaseId[] = [
  "missing-documentation",
  "criteria-not-met",
  "step-therapy",
  "coding-error",
  "experimental",
  "out-of-network",
  "plan-exclusion",
  "behavioral-health",
];
const NEITHER: readonly CaseId[] = ["unclear", "out-of-scope"];

/** In a conversation the stage is asked; here the case that was found is the best answer there is. */
export function withStage(facts: Facts, found: CaseId): Facts {
  if (facts.stage || NEITHER.includes(found)) return facts;
  return { ...facts, stage: BEFORE.includes(found) ? "pre" : "post" };
}

function shown({ hints: _, denial_reason_text: words, ...facts }: Facts): Facts {
  return words ? { ...facts, denial_reason_text: strikeOut(words).text.slice(0, 300) } : facts;
}

/** What is no denial, or is one of something else, has no day to appeal by. */
const isDenial = (found: CaseId, facts: Facts): boolean => found !== "out-of-scope" && !isApprovalAlone(facts);

function datesOf(facts: Facts, today: Temporal.PlainDate, say: Say): Pick<Assessed, "dates" | "options"> {
  const { rows, next, options } = deadlines(facts, today);
  const dates = inOrder(rows, next, today.toString()).map(({ what, date, basis, citation, estimate }) => ({
    what,
    date: date ?? null,
    basis: say("dates", basis.id, basis.params),
    citation: citation ?? null,
    estimate,
  }));
  return { dates, options: options.map((id) => say("dates", id)) };
}
