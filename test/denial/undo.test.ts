import fc from "fast-check";
import { expect, test } from "vitest";
import type { Facts, Field } from "../../src/denial/facts.ts";
import { merge } from "../../src/denial/merge.ts";
import { restored, wasBefore } from "../../src/denial/undo.ts";

const facts = fc.record(
  {
    stage: fc.constantFrom("pre" as const, "post" as const),
    carc_rarc: fc.array(fc.constantFrom("CO-50", "197", "N54"), { minLength: 1, maxLength: 3 }),
    state: fc.constantFrom("TX", "CA"),
    notice_date: fc.constantFrom("2026-11-01", "2026-11-02"),
    unknown: fc.subarray<Field>(["bill", "who", "plan_type"], { minLength: 1 }),
  },
  { requiredKeys: [] },
);

test("what a step changed leads back, also after it was stored", () => {
  fc.assert(
    fc.property(facts, facts, fc.boolean(), (before: Facts, told: Facts, replace) => {
      const after = merge(before, told, replace);
      const kept = JSON.parse(JSON.stringify({ after, was: wasBefore(before, after) }));
      expect(restored(kept.after, kept.was)).toEqual(before);
    }),
  );
});

test("only what changed is kept", () => {
  const before: Facts = { stage: "post", state: "TX" };
  expect(wasBefore(before, merge(before, { state: "CA", bill: "none" }))).toEqual({ state: "TX", bill: null });
});
