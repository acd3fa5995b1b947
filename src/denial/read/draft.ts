import type { Facts, Field } from "../facts.ts";
import type { Mention } from "./mention.ts";

/** Facts being read, each with the words it came from. The first to state a field wins. */
export interface Draft {
  add(field: Field, value: unknown, start: number, end: number): void;
  replace(field: Field, value: unknown, start: number, end: number): void;
  one(field: Field, mention: Mention | undefined): void;
  list(field: Field, mentions: readonly Mention[]): void;
  drop(field: Field): void;
  hint(hints: NonNullable<Facts["hints"]>): void;
  readonly facts: Facts;
  result(): { facts: Facts; evidence: Partial<Record<Field, string>> };
}

const MOST: Partial<Record<Field, number>> = {
  carc_rarc: 20,
  codes_approved: 40,
  codes_billed: 40,
  icd10: 40,
  ndc: 40,
  revenue_codes: 40,
  modifiers_approved: 12,
  modifiers_billed: 12,
};

export function draft(text: string): Draft {
  const facts: Record<string, unknown> = {};
  const evidence: Partial<Record<Field, string>> = {};
  const replace: Draft["replace"] = (field, value, start, end) => {
    facts[field] = value;
    evidence[field] = text.slice(start, end);
  };
  const add: Draft["add"] = (field, value, start, end) => {
    if (facts[field] === undefined) replace(field, value, start, end);
  };
  return {
    facts: facts as Facts,
    add,
    replace,
    one: (field, mention) => mention && add(field, mention.code, mention.start, mention.end),
    list: (field, mentions) => {
      const [first] = mentions;
      const last = mentions.at(-1);
      const all = [...new Set(mentions.map(({ code }) => code))].slice(0, MOST[field] ?? 20);
      if (first && last) add(field, all, first.start, last.end - first.start > 200 ? first.end : last.end);
    },
    drop: (field) => {
      delete facts[field];
      delete evidence[field];
    },
    hint: (hints) => {
      const sum: Record<string, number> = { ...(facts.hints as Facts["hints"]) };
      for (const [id, weight] of Object.entries(hints)) sum[id] = (sum[id] ?? 0) + weight;
      if (Object.keys(sum).length > 0) facts.hints = sum;
    },
    result: () => ({ facts: facts as Facts, evidence }),
  };
}
