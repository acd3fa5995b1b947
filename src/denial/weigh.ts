import { z } from "zod";
import { CASE_IDS, type CaseId, type Facts, FIELDS, type Field } from "./facts.ts";
import { lazily } from "./load.ts";

/** A reason why a case was ranked: the id of a sentence in `messages/<language>/because.yaml` and what fills it. */
export interface Because {
  id: string;
  params?: Record<string, string>;
  weight: number;
}

/** Every case that something speaks for, with what does. */
export type Candidates = Map<CaseId, Because[]>;

const PHASES = ["before", "held", "none", "after", "open"] as const;
type Phase = (typeof PHASES)[number];

const weights = z.partialRecord(z.enum(CASE_IDS), z.number());
const schema = z.strictObject({
  codes: z.record(z.string(), z.array(z.string())),
  rules: z.array(
    z.strictObject({
      because: z.string(),
      when: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      note: z.string(),
      for: z.partialRecord(z.enum([...PHASES, "any"]), weights),
    }),
  ),
});

type Rule = z.infer<typeof schema>["rules"][number];

const data = lazily("weights.yaml", schema);
let indexed: Indexed | undefined;

interface Indexed {
  groupOf: Map<string, string>;
  rulesOf: Map<string, Rule[]>;
  fields: string[];
}

const index = (): Indexed => (indexed ??= indexOf(data()));

function indexOf({ codes, rules }: z.infer<typeof schema>): Indexed {
  const groupOf = new Map(Object.entries(codes).flatMap(([group, list]) => list.map((code) => [code, group])));
  const fields = [...new Set(rules.flatMap((rule) => Object.keys(rule.when)))];
  return { groupOf, rulesOf: indexRules(rules), fields: fields.filter((field) => FIELDS.includes(field as Field)) };
}

/** What speaks for each case. A few microseconds: only the rules of known facts are looked at. */
export function weigh(facts: Facts): Candidates {
  const found: Candidates = new Map();
  const { rulesOf } = index();
  const phase = phaseOf(facts);
  for (const [field, value, param] of signs(facts)) {
    for (const rule of rulesOf.get(`${field}=${value}`) ?? []) {
      if (!othersHold(facts, rule)) continue;
      for (const [id, weight] of Object.entries(rule.for[phase] ?? rule.for.any ?? {})) {
        add(found, id as CaseId, { id: rule.because, weight, ...(param && { params: { code: param } }) });
      }
    }
  }
  for (const [id, weight] of Object.entries(facts.hints ?? {})) add(found, id as CaseId, { id: "words", weight });
  return found;
}

/** Where the denial stands: what the same words mean depends on it. */
function phaseOf({ stage, approved, cut_short, ...facts }: Facts): Phase {
  if (stage === "pre" || cut_short === "yes") return "before";
  if (approved === "yes" || (approved === undefined && holdsApproval(facts))) return "held";
  if (approved === "no") return "none";
  return stage === "post" ? "after" : "open";
}

const holdsApproval = (facts: Facts): boolean =>
  facts.auth_number !== undefined ||
  facts.codes_approved !== undefined ||
  (facts.auth_proof !== undefined && facts.auth_proof !== "none");

/** The facts as field and value, codes by their group, and what a comparison of approval and bill finds. */
function* signs(facts: Facts): Generator<[field: string, value: string, code?: string]> {
  const { groupOf, fields } = index();
  for (const code of facts.carc_rarc ?? []) {
    const group = groupOf.get(code.replace(/^(?:CO|PR|OA|PI|CR)-?/, ""));
    if (group) yield ["code", group, code];
  }
  for (const found of differences(facts)) yield ["found", found];
  for (const field of fields) {
    const value = facts[field as keyof Facts];
    if (Array.isArray(value)) for (const item of value) yield [field, item];
    else if (value !== undefined) yield [field, String(value)];
  }
}

function* differences(facts: Facts): Generator<string> {
  if (hasOther(facts.codes_billed, facts.codes_approved)) yield "codes";
  if (hasOther(facts.modifiers_billed, facts.modifiers_approved)) yield "modifiers";
  if (facts.units_approved !== undefined && (facts.units_billed ?? 0) > facts.units_approved) yield "units";
  const { date_of_service: day, auth_start, auth_end } = facts;
  if (day && ((auth_start && day < auth_start) || (auth_end && day > auth_end))) yield "date";
}

const hasOther = (billed: string[] = [], approved: string[] = []): boolean =>
  approved.length > 0 && billed.some((code) => !approved.includes(code));

/** One sentence counts once for a case, with its strongest weight. */
function add(found: Candidates, id: CaseId, because: Because): void {
  const known = found.get(id);
  if (!known) found.set(id, [because]);
  else {
    const same = known.find((one) => one.id === because.id);
    if (!same) known.push(because);
    else if (same.weight < because.weight) Object.assign(same, because);
  }
}

/** Rules by the first of their conditions; the others are looked at when that one holds. */
function indexRules(rules: readonly Rule[]): Map<string, Rule[]> {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    const [[field, values] = ["", ""]] = Object.entries(rule.when);
    for (const value of [values].flat()) {
      const key = `${field}=${value}`;
      index.set(key, [...(index.get(key) ?? []), rule]);
    }
  }
  return index;
}

const othersHold = (facts: Facts, { when }: Rule): boolean =>
  Object.entries(when).every(([field, values], at) => at === 0 || holds(facts[field as Field], [values].flat()));

const holds = (known: unknown, wanted: readonly string[]): boolean =>
  [known].flat().some((value) => wanted.includes(String(value)));
