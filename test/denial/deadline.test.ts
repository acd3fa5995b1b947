import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { type DateKind, type Deadlines, deadlines } from "../../src/denial/deadline.ts";
import { type Facts, factsSchema, PLAN_TYPES } from "../../src/denial/facts.ts";

const day = z.iso.date();
const row = z.strictObject({
  why: z.string(),
  plan: z.enum(PLAN_TYPES),
  facts: factsSchema,
  today: day,
  expect: z.strictObject({
    step: z.string(),
    what: z.string().optional(),
    next: day.nullable().optional(),
    state: z.string().optional(),
    left: z.number().optional(),
    estimate: z.boolean().optional(),
    latest: day.nullable().optional(),
    keep: day.nullable().optional(),
    keep_cite: z.string().optional(),
    fast: day.optional(),
    first: z.string().optional(),
    later: day.optional(),
    answers: day.nullable().optional(),
    urgent: day.optional(),
    printed: day.optional(),
    has: z.string().optional(),
  }),
  cite: z.string().nullable(),
});

const rows = z.array(row).parse(parse(readFileSync(new URL("deadline-rows.yaml", import.meta.url), "utf8")));

const of = (dates: Deadlines, what: DateKind): string | null =>
  dates.rows.find((row) => row.what === what && row.date && row !== dates.next)?.date ?? null;

test.each(rows)("$plan: $why", ({ plan, facts, today, expect: wanted, cite }) => {
  const dates = deadlines({ plan_type: plan, ...facts }, Temporal.PlainDate.from(today));
  const found: Record<string, unknown> = {
    step: dates.step,
    what: dates.next?.what,
    next: dates.next?.date ?? null,
    state: dates.state,
    left: dates.daysLeft,
    estimate: dates.next?.estimate,
    latest: of(dates, "latest_arguable"),
    keep: of(dates, "keep_benefits_by"),
    keep_cite: dates.rows.find((row) => row.what === "keep_benefits_by")?.citation,
    fast: of(dates, "fast_request_by"),
    first: dates.first && `${dates.first.row.basis.id} ${dates.first.row.date ?? "today"}`,
    later: of(dates, "external_review_by"),
    answers: of(dates, "insurer_answers_by"),
    urgent: of(dates, "urgent_answer"),
    printed: of(dates, "printed_deadline"),
    has: dates.options.find((id) => id === `option.${wanted.has}`)?.slice("option.".length),
  };
  expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key]]))).toEqual(wanted);
  if (!cite) return;
  const cited = dates.next ? [dates.next] : dates.rows;
  expect(cited.map(({ citation = "" }) => citation.slice(0, cite.length))).toContain(cite);
});

test("a date that a rule gives names its rule, its source and when it was checked; a guess without one names none", () => {
  for (const { plan, facts, today } of rows) {
    for (const found of deadlines({ plan_type: plan, ...facts }, Temporal.PlainDate.from(today)).rows) {
      if (found.citation) expect(found).toMatchObject({ rule: expect.any(String), checked: expect.any(String) });
      else
        expect(
          found.estimate || !found.date || found.what === "printed_deadline" || found.basis.id === "basis.keep_printed",
        ).toBe(true);
    }
  }
});

test("whose care is cut short sees each fast way until they say where the care is given", () => {
  const cut: Facts = { plan_type: "medicare_advantage", stage: "pre", cut_short: "yes", notice_date: "2026-11-18" };
  const fast = (facts: Facts) =>
    deadlines({ ...cut, ...facts }, Temporal.PlainDate.from("2026-11-22"))
      .rows.filter(({ what }) => what === "fast_request_by")
      .map(({ basis, date }) => [basis.id, date]);
  expect(fast({})).toEqual([
    ["basis.fast_hospital", undefined],
    ["basis.fast_nursing", undefined],
  ]);
  expect(fast({ service_type: "skilled_nursing" })).toEqual([["basis.fast_nursing", "2026-11-19"]]);
  expect(fast({ service_type: "imaging" })).toEqual([]);
});

test("there are rows for every plan type", () => {
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(new Set(rows.map(({ plan }) => plan)).size).toBe(PLAN_TYPES.length);
});
