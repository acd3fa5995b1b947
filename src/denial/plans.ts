import { z } from "zod";
import { PLAN_TYPES, type PlanType, REASONS, SERVICE_TYPES } from "./facts.ts";
import { lazily } from "./load.ts";

const text = z.string();

/** How the rows of a plan are read: `data/plans/README.md`. */
const rule = z.object({
  value: z.union([z.number(), text, z.null()]),
  unit: text,
  from: z.enum(["notice", "receipt"]).optional(),
  mail_days: z.number().optional(),
  weekend: z.literal("next").optional(),
  month_end: z.enum(["first_of_next", "last"]).optional(),
  conservative: z.number().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  /** Who may give more than the safe number. */
  gives: z.enum(["state", "plan"]).optional(),
  extension: z.number().optional(),
  two_level_value: z.number().optional(),
  citation: text.optional(),
  url: z.url().optional(),
  verified: z.boolean(),
  source: text,
  checked: text,
});

const step = z.strictObject({
  step: z.enum(["first_appeal", "second_appeal", "external_review", "fair_hearing", "hearing", "none"]),
  rule: text.optional(),
  basis: text.optional(),
  /** A rule for the step after this one, or for those to whom this one does not apply. */
  later: text.optional(),
  /** A second rule for the same step, with a later last day: that of a denial for these reasons alone. */
  or: z.strictObject({ rule: text, reasons: z.array(z.enum(REASONS)) }).optional(),
  estimate: z.boolean().optional(),
  options: z.array(text).default([]),
  answers: z.partialRecord(z.enum(["before", "after", "urgent"]), text).default({}),
});

/** The days to ask that care goes on; `until: cut` where the day of the cut counts, once it is known; `sooner` where the earlier of both does. */
const keepWindow = z.strictObject({
  rule: text,
  days: z.number(),
  until: z.enum(["cut", "sooner"]).optional(),
  again: z.boolean().default(false),
  basis: text,
});

/** A quicker way beside the appeal. */
const fastWay = z.strictObject({
  rule: text,
  when: z.enum(["urgent", "cut_short"]),
  services: z.array(z.enum(SERVICE_TYPES)).optional(),
  days: z.number().optional(),
  /** Weekends count as any day. */
  any_day: z.boolean().optional(),
  basis: text,
});

const plan = z.strictObject({
  type: z.enum(PLAN_TYPES),
  name: text,
  summary: text,
  signs: text,
  steps: z.strictObject({
    nothing_filed: step,
    before_care: step.optional(),
    appeal_denied: step,
    final: step,
  }),
  overdue: z.enum(["external_review", "fair_hearing", "automatic", "opm"]).optional(),
  /** The rule for a next step that an answer which never came opens, counted from the day of asking. */
  unanswered: text.optional(),
  good_cause: z.boolean().default(false),
  keep: z.union([z.enum(["right", "ask"]), keepWindow]).optional(),
  fast: z.array(fastWay).default([]),
  rules: z.record(text, rule),
});

export type Plan = z.infer<typeof plan>;
export type FastWay = z.infer<typeof fastWay>;
export type KeepWindow = z.infer<typeof keepWindow>;
export type Step = z.infer<typeof step>;
export type Rule = z.infer<typeof rule> & { id: string };

const plans = new Map<PlanType, () => Plan>();

/** The rules of a plan type, from `data/plans/`. */
export function planRules(type: PlanType): Plan {
  const load = plans.get(type) ?? lazily(`plans/${type.replaceAll("_", "-")}.yaml`, plan);
  plans.set(type, load);
  return load();
}

/** A row of a plan; its id is e.g. `chip.appeal1_file`. Throws when the data names a row that is not there. */
export function ruleOf(plan: Plan, topic: string): Rule {
  const found = plan.rules[topic];
  if (!found) throw new Error(`${plan.name} has no rule ${topic}`);
  return { ...found, id: `${plan.type}.${topic}` };
}

/** What a date may be cited with: nothing from rows that nobody has verified. */
export const cited = (rule: Rule): { rule?: string; citation?: string; url?: string; checked?: string } =>
  rule.verified
    ? {
        rule: rule.id,
        ...(rule.citation && { citation: rule.citation }),
        ...(rule.url && { url: rule.url }),
        checked: rule.checked,
      }
    : {};
