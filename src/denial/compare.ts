import { type FamilyMatch, sameExam } from "./code-families.ts";
import type { Facts } from "./facts.ts";

/** One row of approved | billed. */
export interface ComparedField {
  field: "code" | "units" | "modifier" | "provider" | "place" | "date";
  /** As known from the facts; several modifiers as `26, LT`; approved dates as `2026-01-05/2026-04-05`, either end open. */
  approved?: string;
  billed?: string;
  verdict: "same" | "variant" | "differs" | "unknown";
  /** Same exam in another variant. `approved` and `billed` name the variant: `none`, `with`, `both` contrast, or another. */
  family?: FamilyMatch;
}

export interface Comparison {
  rows: ComparedField[];
  /** What the insurer says, in its words or codes, for the third column. */
  denied: { text?: string; codes: string[] };
  /** The strongest difference that is known. */
  finding:
    | "variant"
    | "different_code"
    | "extra_code"
    | "units"
    | "modifier"
    | "provider"
    | "place"
    | "date"
    | "same"
    | "unknown";
}

/** Approved against billed, field by field. Families: `data/code-families.yaml`. */
export function compare(facts: Facts): Comparison {
  const rows = [...codeRows(facts), ...unitRow(facts), ...modifierRow(facts), ...dateRow(facts)];
  const all = [...rows, ...tickedRows(facts, rows)];
  const denied = { ...(facts.denial_reason_text && { text: facts.denial_reason_text }), codes: facts.carc_rarc ?? [] };
  return { rows: all, denied, finding: strongest(all, facts) };
}

function codeRows({ codes_approved = [], codes_billed = [] }: Facts): ComparedField[] {
  const approved = clean(codes_approved);
  const billed = clean(codes_billed);
  if (!approved.length || !billed.length)
    return [...approved.map((code) => lone("approved", code)), ...billed.map((code) => lone("billed", code))];
  const same = billed.filter((code) => approved.includes(code));
  return [
    ...same.map((code): ComparedField => ({ field: "code", approved: code, billed: code, verdict: "same" })),
    ...pairs(without(approved, same), without(billed, same), same),
  ];
}

const lone = (side: "approved" | "billed", code: string): ComparedField => ({
  field: "code",
  [side]: code,
  verdict: "unknown",
});

/** Variants of one exam first, then the rest in order; a billed code without partner was added. */
function pairs(approved: string[], billed: string[], same: string[]): ComparedField[] {
  const rows: ComparedField[] = [];
  const open = [...approved];
  for (const code of billed) {
    const partner = open.find((other) => sameExam(other, code));
    if (!partner) continue;
    open.splice(open.indexOf(partner), 1);
    rows.push(variant(partner, code));
  }
  const matched = rows.map((row) => row.billed);
  for (const code of billed.filter((code) => !matched.includes(code))) rows.push(other(open.shift(), code, same));
  return [...rows, ...open.map((code) => lone("approved", code))];
}

function variant(approved: string, billed: string): ComparedField {
  const family = sameExam(approved, billed);
  return { field: "code", approved, billed, verdict: "variant", ...(family && { family }) };
}

function other(approved: string | undefined, billed: string, same: string[]): ComparedField {
  if (approved) return { field: "code", approved, billed, verdict: "differs" };
  const family = same.map((code) => sameExam(code, billed)).find((match) => match);
  return { field: "code", billed, verdict: "differs", ...(family && { family }) };
}

/** Less than approved is within the approval. */
function unitRow({ units_approved: approved, units_billed: billed }: Facts): ComparedField[] {
  if (approved === undefined && billed === undefined) return [];
  const verdict = approved === undefined || billed === undefined ? "unknown" : billed > approved ? "differs" : "same";
  return [{ field: "units", ...shown(approved?.toString(), billed?.toString()), verdict }];
}

/** Approvals often name no modifier, so one that is only billed proves nothing yet. */
function modifierRow({ modifiers_approved, modifiers_billed }: Facts): ComparedField[] {
  const [approved, billed] = [modifiers_approved, modifiers_billed].map(
    (list) => list && clean(list).sort().join(", "),
  );
  if (!approved && !billed) return [];
  const verdict = !approved || !billed ? "unknown" : approved === billed ? "same" : "differs";
  return [{ field: "modifier", ...shown(approved, billed), verdict }];
}

function dateRow({ auth_start = "", auth_end = "", date_of_service: day }: Facts): ComparedField[] {
  if (!day || (!auth_start && !auth_end)) return [];
  const outside = day < auth_start || (auth_end !== "" && day > auth_end);
  const approved = `${auth_start}/${auth_end}`;
  return [{ field: "date", approved, billed: day, verdict: outside ? "differs" : "same" }];
}

/** What the person ticked, where the values do not show it already. */
function tickedRows({ differs = [] }: Facts, known: ComparedField[]): ComparedField[] {
  const fields = differs.filter((field) => field !== "none");
  const decided = known.filter(({ verdict }) => verdict !== "unknown").map(({ field }) => field);
  return fields
    .filter((field) => !decided.includes(field))
    .map((field): ComparedField => ({ field, verdict: "differs" }));
}

const strength = ["different_code", "variant", "extra_code", "units", "modifier", "provider", "place", "date"] as const;

function strongest(rows: ComparedField[], { differs = [] }: Facts): Comparison["finding"] {
  const found = rows.map(findingOf);
  const worst = strength.find((finding) => found.includes(finding));
  if (worst) return worst;
  return differs.includes("none") || rows.some(({ verdict }) => verdict === "same") ? "same" : "unknown";
}

function findingOf({ field, verdict, approved, billed }: ComparedField): Comparison["finding"] | undefined {
  if (verdict === "variant") return "variant";
  if (verdict !== "differs") return undefined;
  if (field !== "code") return field;
  return billed && !approved ? "extra_code" : "different_code";
}

const clean = (codes: readonly string[]): string[] => [...new Set(codes.map((code) => code.trim().toUpperCase()))];
const without = (codes: string[], taken: string[]): string[] => codes.filter((code) => !taken.includes(code));
const shown = (approved: string | undefined, billed: string | undefined) => ({
  ...(approved && { approved }),
  ...(billed && { billed }),
});
