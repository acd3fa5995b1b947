import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readExplanation } from "../../src/files/explanation-of-benefit.ts";
import { LIMITS } from "../../src/files/limits.ts";
import type { FileOutcome } from "../../src/files/outcome.ts";
import { readRemittance } from "../../src/files/remittance.ts";

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), "utf8");
const claimsOf = (outcome: FileOutcome) => ("claims" in outcome ? outcome.claims : []);
const remittance = (name: string) => claimsOf(readRemittance(sample(name)));
const explanation = (resource: unknown) => claimsOf(readExplanation(JSON.stringify(resource)))[0];

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
    const [claim] = remittance("one-line-denied.835");
    expect(claim).toMatchObject({ facts: { ...DENIED_LINE, modifiers_billed: ["59", "RT"] } });
    expect(claim).toMatchObject({ evidence: { carc_rarc: "CO-284, N54", date_of_service: "2026-09-14" } });
  });

  test("holds no name and no member number", () => {
    expect(JSON.stringify(remittance("one-line-denied.835"))).not.toMatch(/sampleperson|jordan|GLM0|pell/i);
  });

  test("its separators are as the file says; a reversal is not the claim; no amount, no reason", () => {
    expect(remittance("hospital-claim.835")[0]).toMatchObject({
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
    expect(remittance("paid-with-coinsurance.835")[0]).toMatchObject({
      facts: { carc_rarc: ["CO-45", "PR-2"], plan_type: "original_medicare" },
    });
  });

  test("two denied claims are not mixed, and neither is dropped", () => {
    expect(remittance("two-denied.835")).toMatchObject([
      { facts: { codes_billed: ["29880"], carc_rarc: ["CO-284", "N54"], date_of_service: "2026-09-14" } },
      { facts: { codes_billed: ["99213"], carc_rarc: ["PR-96"], date_of_service: "2026-09-15" } },
    ]);
  });

  test("more denied claims than anyone can pick from are refused", () => {
    const file = sample("one-line-denied.835");
    const claim = file.slice(file.indexOf("CLP*"), file.indexOf("SE*"));
    const many = (count: number) => file.replace(claim, claim.repeat(count));
    expect(claimsOf(readRemittance(many(LIMITS.claims)))).toHaveLength(LIMITS.claims);
    expect(() => readRemittance(many(LIMITS.claims + 1))).toThrow("too_many_claims");
  });

  test.each([
    ["FI", "fehb_pshb"],
    ["MC", "medicaid_mco"],
  ])("a payer that acts for %s", (code, plan_type) => {
    const file = sample("one-line-denied.835").replace("*12*2628800933410*", `*${code}*2628800933410*`);
    expect(claimsOf(readRemittance(file))).toMatchObject([{ facts: { plan_type } }]);
  });

  test("another kind of X12 file is not read as one", () => {
    expect(() => readRemittance(sample("one-line-denied.835").replace("ST*835", "ST*837"))).toThrow("unsupported");
  });
});

describe("ExplanationOfBenefit", () => {
  test("a claim with one line denied", () => {
    const outcome = explanation(JSON.parse(sample("explanation.json")));
    expect(outcome).toMatchObject({ facts: { ...DENIED_LINE, modifiers_billed: ["59"], icd10: ["M23.221"] } });
    expect(JSON.stringify(outcome)).not.toMatch(/sampleperson|jordan|2628800933410/i);
  });

  test("a request before care, in a bundle", () => {
    const outcome = explanation(JSON.parse(sample("preauthorization-bundle.json")));
    expect(outcome).toMatchObject({ facts: { stage: "pre", carc_rarc: ["50"], notice_date: "2026-11-03" } });
    expect(outcome).not.toHaveProperty("facts.codes_billed");
  });

  test("a value of the wrong form is left out, and the rest is read", () => {
    const odd = JSON.parse(sample("explanation.json"));
    Object.assign(odd, { created: "soon", preAuthRef: 7, diagnosis: [{ sequence: 1 }] });
    const outcome = explanation(odd);
    expect(outcome).toMatchObject({ facts: { carc_rarc: ["CO-284", "N54"] } });
    for (const field of ["notice_date", "auth_number", "icd10"]) expect(outcome).not.toHaveProperty(`facts.${field}`);
  });

  test("the approval's days, the insurer, the decision and the notes, without the patient", () => {
    const told = JSON.parse(sample("explanation.json"));
    Object.assign(told, {
      insurer: { display: "Humana Medicare Advantage" },
      preAuthRefPeriod: [{ start: "2026-09-01", end: "2026-11-30" }],
      disposition: "Denied: not what was authorized",
      processNote: [{ text: "Approved service was CPT 73721. You have 60 days to appeal." }],
    });
    const claim = explanation(told);
    expect(claim).toMatchObject({ facts: { auth_start: "2026-09-01", auth_end: "2026-11-30" } });
    for (const words of ["Humana Medicare", "not what was authorized", "60 days"]) expect(claim?.text).toContain(words);
    expect(claim?.text).not.toContain("Jordan");
  });

  test("a ClaimResponse, the answer to a request before care", () => {
    const claim = explanation({
      resourceType: "ClaimResponse",
      use: "preauthorization",
      created: "2026-11-02",
      preAuthRef: "PA77",
      preAuthPeriod: { start: "2026-11-01" },
      insurer: { display: "SilverScript Medicare Part D" },
      item: [{ itemSequence: 1, adjudication: [{ reason: { text: "Step therapy not met" } }] }],
    });
    expect(claim?.facts).toEqual({
      stage: "pre",
      auth_number: "PA77",
      auth_start: "2026-11-01",
      notice_date: "2026-11-02",
    });
    expect(claim?.text).toBe("SilverScript Medicare Part D.\n\nStep therapy not met");
  });
});
