import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadMessages } from "../../src/core/messages.ts";
import { bindingRules } from "../../src/denial/binding.ts";
import { whoPays } from "../../src/denial/codes.ts";
import { deadlines } from "../../src/denial/deadline.ts";
import { type Facts, PLAN_TYPES } from "../../src/denial/facts.ts";

const messages = loadMessages(new URL("../../messages/", import.meta.url));
const today = Temporal.PlainDate.from("2026-11-22");

/** Facts of every kind that dates are made from. */
function* situations(): Generator<Facts> {
  const days = ["2026-11-02", "2026-09-19", "2026-07-01", "2026-01-05", "2020-01-01"];
  const shapes: Facts[] = [
    {},
    { stage: "pre", urgent: "yes" },
    { stage: "pre", cut_short: "yes", urgent: "yes", service_type: "skilled_nursing" },
    { stage: "post", carc_rarc: ["MA130"] },
    { cut_short: "yes", service_type: "hospital_stay" },
    { cut_short: "yes" },
  ];
  for (const plan_type of PLAN_TYPES)
    for (const shape of shapes)
      for (const one of days) {
        const plan = { plan_type, ...shape };
        yield plan;
        yield { ...plan, notice_date: one };
        yield { ...plan, received_date: one };
        yield { ...plan, notice_date: one, received_date: "2026-11-06" };
        yield { ...plan, notice_date: one, deadline_date: "2026-11-29" };
        yield { ...plan, notice_date: one, deadline_days: 365 };
        yield { ...plan, notice_date: one, keep_date: "2026-11-29" };
        yield { ...plan, progress: "appeal_sent", appeal_sent_date: one };
        yield { ...plan, progress: "final", reviewed: "yes", decision_date: one };
        for (const progress of ["appeal_denied", "final"] as const) {
          yield { ...plan, progress, decision_date: one };
          yield { ...plan, progress, notice_date: one };
        }
      }
}

const all = [...situations()].map((facts) => deadlines(facts, today));
const bases = all.flatMap(({ rows, first }) => [...rows, ...(first ? [first.row] : [])].map(({ basis }) => basis));
const options = new Set(all.flatMap((dates) => dates.options));

test("every way of counting has its sentence, with nothing left to fill in", () => {
  for (const { id, params } of bases) {
    const text = messages.text("en", `dates.${id}`, params);
    expect(text, id).not.toMatch(/^\[|…|\{|\}/);
  }
});

test("what comes before the appeal has its first step", () => {
  for (const { first } of all)
    if (first) expect(messages.has("en", first.row.basis.id.replace("basis.", "result.first_steps."))).toBe(true);
});

test("every option has its sentence", () => {
  for (const id of options) expect(messages.has("en", `dates.${id}`), id).toBe(true);
});

test("no sentence on dates is unused", () => {
  const used = new Set([...bases.map(({ id }) => id), ...options].map((id) => `dates.${id}`));
  const written = messages.ids("en").filter((id) => /^dates\.(?:basis|option)\./.test(id));
  expect(written.filter((id) => !used.has(id))).toEqual([]);
});

test("every day, rule and payer that can be shown has its words", () => {
  for (const { what } of all.flatMap(({ rows }) => rows))
    for (const id of [`dates.calendar.what.${what}`, `result.date_kinds.${what}`])
      expect(messages.has("en", id), id).toBe(true);
  const rules = bindingRules({ approved: "yes", state: "OH", plan_type: "medicaid_mco" });
  for (const { fit } of rules) expect(messages.has("en", `binding.fit.${fit}`)).toBe(true);
  for (const code of ["CO-1", "PR-1", "OA-1", "PI-1"])
    expect(messages.has("en", `codes.pays.${whoPays([code])}`)).toBe(true);
});

test("an estimate says that it is one", () => {
  const floor = deadlines({ notice_date: "2026-11-02" }, today).next;
  expect(messages.text("en", `dates.${floor?.basis.id}`, floor?.basis.params)).toMatch(/safe guess/);
});

test("the plans' steps name only messages that exist", () => {
  for (const type of PLAN_TYPES) {
    const file = new URL(`../../src/denial/data/plans/${type.replaceAll("_", "-")}.yaml`, import.meta.url);
    const { steps } = parse(readFileSync(file, "utf8")) as {
      steps: Record<string, { basis?: string; options?: string[] }>;
    };
    for (const { basis, options = [] } of Object.values(steps)) {
      if (basis) expect(messages.has("en", `dates.basis.${basis}`), basis).toBe(true);
      for (const id of options) expect(messages.has("en", `dates.option.${id}`), id).toBe(true);
    }
  }
});
