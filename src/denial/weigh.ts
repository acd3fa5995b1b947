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

type Data = z.infer<typeof schema>;

/** A rule made ready: the conditions beside the one it is found by, and what it adds in each phase. */
interface Rule {
  because: string;
  others: [field: Field, values: readonly string[]][];
  adds: Record<Phase, readonly [CaseId, number][]>;
}

/** Rules by the field and the value of the first of their conditions. */
type Rules = Map<string, Map<string, Rule[]>>;

const data = lazily("weights.yaml", schema);
let made: { groupOf: Map<string, string>; rules: Rules; fields: Field[] } | undefined;

function ready() {
  if (made) return made;
  const { codes, rules } = data();
  const groupOf = new Map(Object.entries(codes).flatMap(([group, list]) => list.map((code) => [code, group])));
  const byField = indexRules(rules);
  made = { groupOf, rules: byField, fields: fieldsOf(rules) };
  return made;
}

/** In the order of the rules: of cases that weigh the same, the one that was found first is ranked first. */
const fieldsOf = (rules: Data["rules"]): Field[] =>
  [...new Set(rules.flatMap(({ when }) => Object.keys(when) as Field[]))].filter((field) => FIELDS.includes(field));

/** Something this firm was told, so however unclear the words sound, there is a case. */
const FIRM = 4;

/** What speaks for each case. A few microseconds: only the rules of known facts are looked at. */
export function weigh(facts: Facts): Candidates {
  const found: Candidates = new Map();
  const phase = phaseOf(facts);
  forEachRule(facts, ({ because, adds }, code) => {
    for (const [id, weight] of adds[phase])
      add(found, id, code ? { id: because, weight, params: { code } } : { id: because, weight });
  });
  const firm = [...found.values()].some((because) => because.some(({ weight }) => weight >= FIRM));
  for (const [id, weight] of Object.entries(facts.hints ?? {})) {
    if (id === "unclear" ? firm : id === "out-of-scope" && isAppealed(facts)) continue;
    if (isOfOtherStage(id as CaseId, facts)) continue;
    add(found, id as CaseId, { id: "words", weight });
  }
  return found;
}

const AFTER_CARE: readonly CaseId[] = ["necessity-after-care", "retrospective-review"];

/** How words sound does not move a denial from before the care to after it, once that was told. */
const isOfOtherStage = (id: CaseId, { stage, cut_short }: Facts): boolean =>
  stage === "pre" && cut_short !== "yes" && AFTER_CARE.includes(id);

/** Whoever lost an appeal to a health plan has a case, however little was told of it. */
const isAppealed = ({ plan_type = "unknown", progress, decision_date }: Facts): boolean =>
  plan_type !== "unknown" && (decision_date !== undefined || progress === "appeal_denied" || progress === "final");

/** Where the denial stands: what the same words mean depends on it. */
function phaseOf(facts: Facts): Phase {
  const { stage, approved } = facts;
  if (stage === "pre" || facts.cut_short === "yes") return "before";
  if (approved === "yes" || (approved === undefined && holdsApproval(facts))) return "held";
  if (approved === "no") return "none";
  return stage === "post" ? "after" : "open";
}

const holdsApproval = (facts: Facts): boolean =>
  facts.auth_number !== undefined ||
  facts.codes_approved !== undefined ||
  (facts.auth_proof !== undefined && facts.auth_proof !== "none");

/** The rules that hold, by codes with their group, what a comparison of approval and bill finds, and the facts. */
function forEachRule(facts: Facts, then: (rule: Rule, code?: string) => void): void {
  const { groupOf, rules, fields } = ready();
  const sign = (field: string, value: string, code?: string) => {
    for (const rule of rules.get(field)?.get(value) ?? []) if (othersHold(facts, rule)) then(rule, code);
  };
  for (const code of facts.carc_rarc ?? []) {
    sign("code", groupOf.get(code.replace(/^(?:CO|PR|OA|PI|CR)-?/, "")) ?? "", code);
  }
  for (const found of differences(facts)) sign("found", found);
  for (const field of fields) {
    const value = facts[field];
    if (Array.isArray(value)) for (const item of value) sign(field, item);
    else if (value !== undefined) sign(field, String(value));
  }
}

function differences(facts: Facts): string[] {
  const found: string[] = [];
  if (hasOther(facts.codes_billed, facts.codes_approved)) found.push("codes");
  if (hasOther(facts.modifiers_billed, facts.modifiers_approved)) found.push("modifiers");
  if (facts.units_approved !== undefined && (facts.units_billed ?? 0) > facts.units_approved) found.push("units");
  const { date_of_service: day, auth_start, auth_end } = facts;
  if (day && ((auth_start && day < auth_start) || (auth_end && day > auth_end))) found.push("date");
  return found;
}

const hasOther = (billed: string[] = [], approved: string[] = []): boolean =>
  approved.length > 0 && billed.some((code) => !approved.includes(code));

/** One sentence counts once for a case, with its strongest weight. */
function add(found: Candidates, id: CaseId, one: Because): void {
  const known = found.get(id);
  if (!known) found.set(id, [one]);
  else {
    const same = known.find((other) => other.id === one.id);
    if (!same) known.push(one);
    else if (same.weight < one.weight) Object.assign(same, one);
  }
}

function indexRules(rules: Data["rules"]): Rules {
  const index: Rules = new Map();
  for (const { because, when, for: weights } of rules) {
    const [[field, values] = ["", []], ...others] = Object.entries(when);
    const rule: Rule = {
      because,
      others: others.map(([name, wanted]) => [name as Field, [wanted].flat()]),
      adds: addsOf(weights),
    };
    const byValue = index.get(field) ?? new Map<string, Rule[]>();
    for (const value of [values].flat()) byValue.set(value, [...(byValue.get(value) ?? []), rule]);
    index.set(field, byValue);
  }
  return index;
}

function addsOf(weights: Data["rules"][number]["for"]): Rule["adds"] {
  const of = (phase: Phase) => Object.entries(weights[phase] ?? weights.any ?? {}) as [CaseId, number][];
  return { before: of("before"), held: of("held"), none: of("none"), after: of("after"), open: of("open") };
}

const othersHold = (facts: Facts, { others }: Rule): boolean =>
  others.every(([field, wanted]) => holds(facts[field], wanted));

const holds = (known: unknown, wanted: readonly string[]): boolean =>
  Array.isArray(known) ? known.some((value) => wanted.includes(value)) : wanted.includes(String(known));
