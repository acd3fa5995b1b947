import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELDS, factsSchema } from "../../src/denial/facts.ts";
import { read } from "../../src/denial/read/index.ts";
import { triage } from "../../src/denial/triage.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const pieces = [
  "approved",
  "denied",
  "not",
  "72148",
  "billed",
  "CO-197",
  "N54",
  "02/30/2026",
  "11/3/26",
  "within 180 days",
  "auth #",
  "A88213047",
  "medically necessary",
  "\n",
  ".",
  '"',
  "my son",
  "Texas",
  "collections",
  "last Tuesday",
  "J1745-RT",
  "12 visits",
  "é",
  "🙂",
  "\u0000",
];
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((words) => words.join(" ")),
);
const open = fc.option(fc.constantFrom(...FIELDS), { nil: undefined });

test("any text is read: facts keep their form, evidence is of the text, the ranking stands", () => {
  fc.assert(
    fc.property(text, open, (words, field) => {
      const { facts, evidence } = read(words, { today, ...(field && { open: field }) });
      expect(factsSchema.safeParse(facts).error).toBeUndefined();
      for (const said of Object.values(evidence)) expect(words).toContain(said);
      const { ranked } = triage(facts, today);
      expect(ranked.map(({ weight }) => weight)).toEqual(ranked.map(({ weight }) => weight).toSorted((a, b) => b - a));
    }),
    { numRuns: 400, seed: 7 },
  );
});

test("a very long text is read up to its limit", () => {
  const long = `${"They denied the claim for 72148. ".repeat(2000)} It was CO-197.`;
  const { facts } = read(long, { today });
  expect(facts.codes_billed).toEqual(["72148"]);
  expect(facts).not.toHaveProperty("carc_rarc");
});

test.each([
  ["dates", Array.from({ length: 900 }, (_, at) => `denied on ${1 + (at % 12)}/${1 + (at % 28)}/2026, scan the 3rd`)],
  ["codes", Array.from({ length: 2_500 }, (_, at) => String(70_000 + at))],
  ["digits", Array.from({ length: 2_800 }, () => "091526")],
])("a text full of %s is read without weighing each against all", (_, words) => {
  const { facts } = read(words.join(". "), { today: Temporal.PlainDate.from("2026-11-22") });
  expect(JSON.stringify(facts).length).toBeLessThan(4_000);
});
