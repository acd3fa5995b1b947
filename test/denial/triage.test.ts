import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { CASE_IDS, type CaseId, type Facts } from "../../src/denial/facts.ts";
import { triage } from "../../src/denial/triage.ts";

const held: Facts = { stage: "post", approved: "yes" };
const before: Facts = { stage: "pre" };
const none: Facts = { stage: "post", approved: "no" };

test.each<[Facts, CaseId]>([
  [{ ...held, carc_rarc: ["CO-197"] }, "auth-not-linked"],
  [{ ...none, carc_rarc: ["CO-197"] }, "no-authorization"],
  [{ ...held, carc_rarc: ["M62"] }, "auth-not-linked"],
  [{ carc_rarc: ["CO-284"] }, "code-mismatch"],
  [{ carc_rarc: ["N54"] }, "code-mismatch"],
  [{ carc_rarc: ["296"] }, "provider-site-date-mismatch"],
  [{ carc_rarc: ["CO-302"] }, "provider-site-date-mismatch"],
  [{ ...held, carc_rarc: ["CO-198"] }, "code-mismatch"],
  [{ ...held, carc_rarc: ["CO-50"] }, "retrospective-review"],
  [{ ...before, carc_rarc: ["CO-50"] }, "criteria-not-met"],
  [{ ...none, carc_rarc: ["CO-50"] }, "necessity-after-care"],
  [{ carc_rarc: ["39"] }, "criteria-not-met"],
  [{ ...before, carc_rarc: ["CO-55"] }, "experimental"],
  [{ carc_rarc: ["40"], stage: "post" }, "necessity-after-care"],
  [{ ...held, carc_rarc: ["PR-96"] }, "approved-not-guaranteed"],
  [{ ...before, carc_rarc: ["PR-96"] }, "plan-exclusion"],
  [{ ...held, carc_rarc: ["PR-27"] }, "approved-not-guaranteed"],
  [{ carc_rarc: ["CO-29"] }, "claim-edit"],
  [{ carc_rarc: ["CO-16", "MA130"] }, "claim-edit"],
  [{ ...held, carc_rarc: ["CO-252"] }, "records-missing"],
  [{ ...before, carc_rarc: ["CO-252"] }, "missing-documentation"],
  [{ ...held, carc_rarc: ["CO-11"] }, "code-mismatch"],
  [{ ...before, carc_rarc: ["CO-11"] }, "coding-error"],
  [{ ...before, carc_rarc: ["CO-242"] }, "out-of-network"],
  [{ carc_rarc: ["PR-1"] }, "out-of-scope"],
  [{ codes_approved: ["70551"], codes_billed: ["70553"] }, "code-mismatch"],
  [{ units_approved: 12, units_billed: 16 }, "code-mismatch"],
  [{ auth_start: "2026-03-01", auth_end: "2026-05-31", date_of_service: "2026-06-04" }, "provider-site-date-mismatch"],
  [{ ...held, differs: ["provider"] }, "provider-site-date-mismatch"],
  [{ ...held, reasons: ["not_guaranteed"] }, "approved-not-guaranteed"],
  [{ ...before, reasons: ["step_therapy"] }, "step-therapy"],
  [{ ...before, service_type: "behavioral_health", reasons: ["not_necessary"] }, "behavioral-health"],
  [{ ...held, dispute: "blame" }, "blame-loop"],
  [{ hints: { "out-of-scope": 6 } }, "out-of-scope"],
  [{}, "unclear"],
  [held, "unclear"],
])("%j is %s", (facts, expected) => {
  expect(triage(facts).case).toBe(expected);
});

test("clear facts are strong, close cases are named, and nothing known is unclear", () => {
  expect(triage({ ...held, carc_rarc: ["CO-197"], reasons: ["no_auth"] })).toMatchObject({ confidence: "strong" });
  expect(triage({ stage: "post", carc_rarc: ["CO-50"] })).toMatchObject({
    confidence: "likely",
    also: "retrospective-review",
  });
  expect(triage({})).toMatchObject({ confidence: "unclear", ranked: [] });
  expect(triage({ hints: { "step-therapy": 8 } }).confidence).toBe("likely");
});

test("the same sentence counts once for a case", () => {
  const [first] = triage({ ...held, carc_rarc: ["CO-50", "CO-150"] }).ranked;
  expect(first).toMatchObject({
    case: "retrospective-review",
    because: [{ id: "code_necessity", params: { code: "CO-50" } }],
  });
});

test.each<[Facts, object]>([
  [{ urgent: "yes" }, { urgent: true, already_appealed: false }],
  [{ progress: "appeal_denied" }, { already_appealed: true, appeal_delayed: false }],
  [
    { progress: "appeal_sent", appeal_late: "yes" },
    { already_appealed: true, appeal_delayed: true },
  ],
  [{ carc_rarc: ["CO-193"] }, { already_appealed: true }],
  [{ progress: "appeal_sent", appeal_sent_date: "2026-07-01" }, { appeal_delayed: true }],
  [{ progress: "appeal_sent", appeal_sent_date: "2026-11-01" }, { appeal_delayed: false }],
  [{ progress: "appeal_denied", appeal_sent_date: "2026-01-01" }, { appeal_delayed: false }],
  [{ appeal_late: "yes" }, { appeal_delayed: false }],
  [{ bill: "collections" }, { billing_pressure: true }],
  [{ bill: "none" }, { billing_pressure: false }],
])("%j lays over %j", (facts, overlays) => {
  expect(triage(facts, Temporal.PlainDate.from("2026-11-22")).overlays).toMatchObject(overlays);
});

const weights = parse(readFileSync(new URL("../../src/denial/data/weights.yaml", import.meta.url), "utf8"));
const because = parse(readFileSync(new URL("../../messages/en/because.yaml", import.meta.url), "utf8"));

test("every rule has its sentence and its note, and no sentence is without a rule", () => {
  const rules: { because: string; note: string; for: Record<string, Record<string, number>> }[] = weights.rules;
  expect([...new Set([...rules.map((rule) => rule.because), "words"])].sort()).toEqual(Object.keys(because).sort());
  expect(rules.filter(({ note }) => note.length < 15)).toEqual([]);
});

test("every case can be reached, and a code stands in one group alone", () => {
  const reached = new Set(
    weights.rules.flatMap((rule: { for: object }) =>
      Object.values(rule.for).flatMap((one) => Object.keys(one as object)),
    ),
  );
  expect(CASE_IDS.filter((id) => !reached.has(id))).toEqual([]);
  const codes = Object.values<string[]>(weights.codes).flat();
  expect(codes.length).toBe(new Set(codes).size);
});

test("who lost an appeal to a health plan is never out of scope by the sound of the words", () => {
  const told: Facts = { plan_type: "individual_marketplace", hints: { "out-of-scope": 3.9, unclear: 3.1 } };
  expect(triage(told).case).toBe("out-of-scope");
  expect(triage({ ...told, decision_date: "2026-11-20" }).case).toBe("unclear");
});
