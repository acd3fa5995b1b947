import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readExplanation } from "../../src/files/explanation-of-benefit.ts";
import { readRemittance } from "../../src/files/remittance.ts";

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), "utf8");
const remittance = (name: string) => readRemittance(sample(name));

const DENIED_LINE = {
  stage: "post",
  carc_rarc: ["CO-284", "N54"],
  codes_billed: ["29880"],
  units_billed: 1,
  auth_number: "A2266718",
  notice_date: "2026-11-15",
  date_of_service: "2026-09-14",
};

describe("835", () => {
  test("tells of the line that was denied, not of the one that was paid", () => {
    const outcome = remittance("one-line-denied.835");
    expect(outcome).toMatchObject({ facts: { ...DENIED_LINE, modifiers_billed: ["59", "RT"] } });
    expect(outcome).toMatchObject({ evidence: { carc_rarc: "CO-284, N54", date_of_service: "2026-09-14" } });
  });

  test("holds no name and no member number", () => {
    expect(JSON.stringify(remittance("one-line-denied.835"))).not.toMatch(/sampleperson|jordan|GLM0|pell/i);
  });

  test("its separators are as the file says; a reversal is not the claim; no amount, no reason", () => {
    expect(remittance("hospital-claim.835")).toMatchObject({
      facts: {
        carc_rarc: ["CO-197", "M62", "N210"],
        auth_number: "0G771138K",
        revenue_codes: ["0120", "0250"],
        date_of_service: "2026-09-30",
        notice_date: "2026-11-20",
        plan_type: "medicare_advantage",
      },
    });
  });

  test("a share of the cost is told when there is nothing else", () => {
    expect(remittance("paid-with-coinsurance.835")).toMatchObject({
      facts: { carc_rarc: ["CO-45", "PR-2"], plan_type: "original_medicare" },
    });
  });

  test("two denied claims are not mixed", () => {
    expect(() => remittance("two-denied.835")).toThrow("several_claims");
  });

  test("another kind of X12 file is not read as one", () => {
    expect(() => readRemittance(sample("one-line-denied.835").replace("ST*835", "ST*837"))).toThrow("unsupported");
  });
});

describe("ExplanationOfBenefit", () => {
  test("a claim with one line denied", () => {
    const outcome = readExplanation(sample("explanation.json"));
    expect(outcome).toMatchObject({ facts: { ...DENIED_LINE, modifiers_billed: ["59"], icd10: ["M23.221"] } });
    expect(JSON.stringify(outcome)).not.toMatch(/sampleperson|jordan|2628800933410/i);
  });

  test("a request before care, in a bundle", () => {
    const outcome = readExplanation(sample("preauthorization-bundle.json"));
    expect(outcome).toMatchObject({ facts: { stage: "pre", carc_rarc: ["50"], notice_date: "2026-11-03" } });
    expect(outcome).not.toHaveProperty("facts.codes_billed");
  });

  test("a value of the wrong form is left out, and the rest is read", () => {
    const odd = JSON.parse(sample("explanation.json"));
    Object.assign(odd, { created: "soon", preAuthRef: "A2266718", diagnosis: [{ sequence: 1 }] });
    const outcome = readExplanation(JSON.stringify(odd));
    expect(outcome).toMatchObject({ facts: { carc_rarc: ["CO-284", "N54"] } });
    for (const field of ["notice_date", "auth_number", "icd10"]) expect(outcome).not.toHaveProperty(`facts.${field}`);
  });
});
