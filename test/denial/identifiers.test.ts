import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { strikeOut } from "../../src/denial/safety.ts";

const schema = z.strictObject({
  struck: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
  kept: z.array(z.string()),
});
const folder = new URL("cases/", import.meta.url);
const rows = schema.parse(parse(readFileSync(new URL("identifiers.yaml", folder), "utf8")));
const struck = Object.entries(rows.struck).flatMap(([kind, pairs]) => pairs.map((pair) => [kind, ...pair] as const));

/** Texts with what must stay: codes, approval numbers, amounts. */
const labelled = readdirSync(new URL("tuning/", folder)).flatMap((file) =>
  readFileSync(new URL(`tuning/${file}`, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; text: string; facts?: Record<string, string | string[]> }),
);
const KEPT = ["auth_number", "codes_approved", "codes_billed", "icd10", "carc_rarc"];

describe("strikeOut", () => {
  test.each(struck)("%s: %s", (kind, typed, stored) => {
    const result = strikeOut(typed);
    expect(result.text).toBe(stored);
    expect(result.found).toContain(kind);
  });

  test.each(rows.kept)("keeps: %s", (text) => expect(strikeOut(text)).toEqual({ text, found: [] }));

  test("keeps every code, approval number, amount and date of service of the labelled texts", () => {
    for (const { id, text, facts = {} } of labelled) {
      const stored = strikeOut(text).text;
      const values = KEPT.flatMap((key) => facts[key] ?? []).map((value) => value.replace(/^[A-Z]{2}-/, ""));
      const amounts = text.match(/\$ ?[\d,.]+/g) ?? [];
      for (const value of [...values, ...amounts].filter((value) => text.includes(value)))
        expect(stored, id).toContain(value);
    }
  });

  test("never throws, and struck twice stays as it is", () => {
    const piece = fc.constantFrom(...struck.map(([, typed]) => typed), ...rows.kept, " ", "\n", ": ", "-", "1");
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const once = strikeOut(typed);
        expect(strikeOut(once.text)).toEqual({ text: once.text, found: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("takes no longer for hostile texts", () => {
    for (const piece of ["1", "a", "1 ", "A ", "12 Elm ", "member id ", "born ", "x", "a@", "Patient: Jane ", "\n"]) {
      const started = performance.now();
      strikeOut(piece.repeat(10_000 / piece.length));
      expect(performance.now() - started, piece).toBeLessThan(1500);
    }
  });
});
