import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { bindingRules } from "../../src/denial/binding.ts";
import { type Facts, PLAN_TYPES } from "../../src/denial/facts.ts";

const fits = (facts: Facts) =>
  bindingRules({ approved: "yes", ...facts }).map(({ jurisdiction, fit }) => `${jurisdiction} ${fit}`);
const cite = (facts: Facts) => bindingRules({ approved: "yes", ...facts }).map(({ citation }) => citation);

const STATES: [state: string, citation: string][] = [
  ["AK", "AS 21.07.020"],
  ["AR", "Ark. Code 23-99-1109"],
  ["AZ", "A.R.S. 20-3401, 20-3404"],
  ["CA", "Cal. Health & Safety Code 1371.8"],
  ["CA", "Cal. Insurance Code 796.04"],
  ["CO", "C.R.S. 10-16-704(4); 10-16-112.5"],
  ["DE", "18 Del. C. 3375 (individual), 3585 (group)"],
  ["FL", "Fla. Stat. 641.3156"],
  ["GA", "O.C.G.A. 33-46-23; 33-46-28"],
  ["IL", "215 ILCS 200/55"],
  ["IN", "Ind. Code 27-1-37.5-12"],
  ["KY", "KRS 304.17A-611(1)"],
  ["LA", "La. R.S. 22:1260.47"],
  ["MD", "Md. Ins. 15-1009"],
  ["MN", "Minn. Stat. 62M.07 subd. 3"],
  ["MO", "20 CSR 400-10.200; RSMo 376.1361"],
  ["NE", "Neb. Rev. Stat. 44-5441, 44-5442 (LB 77, from 2026-01-01)"],
  ["NJ", "N.J.S.A. 17B:30-55.13; 17B:30-55.9 (P.L.2023 c.296)"],
  ["NY", "N.Y. Ins. Law 3238"],
  ["OH", "R.C. 3923.041(C), 1751.72(C); Medicaid 5160.34"],
  ["OK", "36 O.S. 6570.8"],
  ["OR", "ORS 743B.420"],
  ["RI", "R.I. Gen. Laws 27-18.9 (section not pinned)"],
  ["TN", "Tenn. Code 56-7-3713 (from 2025)"],
  ["TX", "Tex. Ins. Code 1301.135(f)"],
  ["TX", "Tex. Ins. Code 843.348(g)"],
  ["VT", "18 V.S.A. 9418b(a)"],
  ["WA", "RCW 48.43.525"],
];

describe("states with a verified rule", () => {
  test.each(STATES)("%s: %s reaches an insured plan, not one that pays claims itself", (state, citation) => {
    expect(cite({ state, plan_type: "employer_insured" })).toContain(citation);
    expect(cite({ state, plan_type: "individual_marketplace" })).toContain(citation);
    for (const plan_type of ["employer_self_funded", "tricare", "va", "fehb_pshb", "original_medicare"] as const)
      expect(cite({ state, plan_type })).toEqual([]);
  });
  test.each(STATES)("%s: with the funding unknown it is a maybe", (state, citation) => {
    const found = bindingRules({ approved: "yes", state }).find((rule) => rule.citation === citation);
    expect(found?.fit).toBe("state_only");
  });
});

test.each(["NC", "VA", "WY", "MS", "NM", "ME", "DC"])("%s: a lead that nobody verified is never shown", (state) => {
  for (const plan_type of PLAN_TYPES)
    expect(cite({ state, plan_type }).filter((one) => !one.includes("CFR"))).toEqual([]);
});

describe("federal rules", () => {
  test("Medicare Advantage", () => {
    expect(fits({ plan_type: "medicare_advantage" })).toEqual(["US-MA plan_only"]);
    expect(fits({ plan_type: "medicare_advantage", state: "TX" })).toEqual(["US-MA plan_only"]);
    expect(cite({ plan_type: "medicare_advantage" })).toEqual(["42 CFR 422.138(c); 422.616; 405.986"]);
  });
  test("Medicare Advantage, an approved hospital stay from 2026", () => {
    const stay: Facts = { plan_type: "medicare_advantage", service_type: "hospital_stay" };
    expect(fits(stay)).toEqual(["US-MA plan_only", "US-MA-inpatient plan_only"]);
    expect(fits({ ...stay, auth_date: "2026-01-01" })).toContain("US-MA-inpatient plan_only");
    expect(fits({ ...stay, auth_date: "2025-12-31" })).toEqual(["US-MA plan_only"]);
    expect(fits({ ...stay, service_type: "imaging" })).toEqual(["US-MA plan_only"]);
  });
  test("Part D exceptions", () => expect(fits({ plan_type: "medicare_part_d" })).toEqual(["US-PartD plan_only"]));
  test("Original Medicare is not bound, and self-funded plans have no verified rule", () => {
    expect(fits({ plan_type: "original_medicare" })).toEqual([]);
    expect(fits({ plan_type: "employer_self_funded" })).toEqual([]);
  });
});

describe("who is reached beyond insured plans", () => {
  test.each<[Facts, string[]]>([
    [{ plan_type: "medicaid_ffs", state: "AR" }, ["AR-Medicaid plan_and_state"]],
    [{ plan_type: "medicaid_mco", state: "AR" }, ["AR-Medicaid state_only"]],
    [{ plan_type: "medicaid_mco", state: "IL" }, ["IL plan_and_state"]],
    [{ plan_type: "chip", state: "IL" }, ["IL plan_and_state"]],
    [{ plan_type: "government_employer", state: "IL" }, []],
    [{ plan_type: "government_employer", state: "OH" }, ["OH plan_and_state"]],
    [{ plan_type: "medicaid_ffs", state: "OH" }, ["OH plan_and_state"]],
    [{ plan_type: "medicaid_mco", state: "TN" }, []],
    [{ plan_type: "medicaid_mco", state: "TX" }, []],
    [{ plan_type: "employer_insured", state: "FL" }, ["FL state_only"]],
    [{ plan_type: "government_employer", state: "WA" }, ["WA state_only"]],
    [{ plan_type: "employer_insured", state: "TN", service_type: "medication" }, []],
    [{ plan_type: "employer_insured", state: "NE", auth_date: "2025-12-31" }, []],
    [{ plan_type: "employer_insured", state: "NE", auth_date: "2026-01-01" }, ["NE plan_and_state"]],
    [{ plan_type: "employer_insured" }, []],
    [{ plan_type: "employer_insured", state: "ND" }, []],
  ])("%j: %j", (facts, wanted) => expect(fits(facts)).toEqual(wanted));
});

describe("only what was approved can bind", () => {
  const plan: Facts = { plan_type: "medicare_advantage" };
  test.each<[Facts, number]>([
    [{ approved: "no" }, 0],
    [{ approved: "no", auth_number: "A1" }, 0],
    [{}, 0],
    [{ auth_proof: "none" }, 0],
    [{ approved: "yes" }, 1],
    [{ auth_number: "A1" }, 1],
    [{ auth_proof: "phone" }, 1],
    [{ auth_start: "2026-01-05" }, 1],
    [{ cut_short: "yes" }, 1],
  ])("%j: %i", (facts, count) => expect(bindingRules({ ...plan, ...facts })).toHaveLength(count));
});

test("each rule comes with its exceptions, whom it reaches, its source and the month it was checked", () => {
  for (const state of new Set(STATES.map(([state]) => state)))
    for (const rule of bindingRules({ approved: "yes", state })) {
      expect(rule.exceptions.length).toBeGreaterThan(0);
      expect(rule).toMatchObject({
        reaches: expect.stringMatching(/\w/),
        url: expect.stringMatching(/^https?:/),
        checked: "2026-11",
      });
    }
});

test("nothing unverified, whatever the facts", () => {
  const data = parse(readFileSync(new URL("../../src/denial/data/binding.yaml", import.meta.url), "utf8")) as {
    rules: { id: string; verified: boolean }[];
  };
  const leads = data.rules.filter(({ verified }) => !verified).map(({ id }) => id);
  expect(leads.length).toBeGreaterThan(5);
  const facts = fc.record({
    plan_type: fc.constantFrom(...PLAN_TYPES),
    state: fc.constantFrom("NC", "VA", "WY", "MS", "NM", "ME", "DC", "TX"),
    approved: fc.constant("yes" as const),
  });
  fc.assert(fc.property(facts, (one) => bindingRules(one).every(({ id }) => !leads.includes(id))));
});
