import { expect, test } from "vitest";
import type { Field } from "../../src/denial/facts.ts";
import { read } from "../../src/denial/read/index.ts";

const today = Temporal.PlainDate.from("2026-11-22");

test.each<[Field, string, unknown]>([
  ["urgent", "yes", "yes"],
  ["urgent", "Nope", "no"],
  ["records_sent", "sí", "yes"],
  ["approved", "we did", "yes"],
  ["stage", "already had it", "post"],
  ["stage", "not yet", "pre"],
  ["reasons", "medical necessity", ["not_necessary"]],
  ["reasons", "out of network", ["network"]],
  ["differs", "different code and also other hospital", ["code", "place"]],
  ["differs", "nothing", ["none"]],
  ["dispute", "blame", "blame"],
  ["progress", "nothing", "nothing"],
  ["progress", "I called", "called"],
  ["bill", "collections", "collections"],
  ["bill", "no", "none"],
  ["plan_type", "through my job", "employer_insured"],
  ["plan_type", "VA", "va"],
  ["plan_type", "medicaid", "medicaid_mco"],
  ["state", "CA", "CA"],
  ["state", "or", "OR"],
  ["state", "new york", "NY"],
  ["who", "my mom", "family"],
  ["who", "me", "me"],
  ["carc_rarc", "197", ["197"]],
  ["carc_rarc", "co 197 and n54", ["CO-197", "N54"]],
  ["auth_number", "4471", "4471"],
  ["codes_approved", "72148", ["72148"]],
  ["codes_billed", "72158", ["72158"]],
])("asked for %s, %s is %j", (open, text, value) => {
  expect(read(text, { today, open }).facts[open]).toEqual(value);
});

test("other facts in the answer are read too", () => {
  const { facts } = read("No, and it was denied with CO-197", { today, open: "urgent" });
  expect(facts).toMatchObject({ urgent: "no", carc_rarc: ["CO-197"] });
});
