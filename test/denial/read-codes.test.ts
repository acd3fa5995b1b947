import { expect, test } from "vitest";
import { denialCodes } from "../../src/denial/read/codes.ts";
import { read } from "../../src/denial/read/index.ts";
import { serviceCodes } from "../../src/denial/read/procedures.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const facts = (text: string) => read(text, { today }).facts;

test.each([
  ["CO-50", ["CO-50"]],
  ["CO 50", ["CO-50"]],
  ["PR50", ["PR-50"]],
  ["co50 and n54", ["CO-50", "N54"]],
  ["CO:197", ["CO-197"]],
  ["reason code 197", ["197"]],
  ["denial code: 16", ["16"]],
  ["Remark MA130", ["MA130"]],
  ["remark code n115", ["N115"]],
  ["CO-16, M127", ["CO-16", "M127"]],
  ["CO-197/198", ["CO-197", "CO-198"]],
  ["CARC 284 RARC N54", ["284", "N54"]],
  ["39 services denied at the time authorization was requested", ["39"]],
  ["says C O one ninety seven", ["CO-197"]],
  ["code two oh four", ["204"]],
  ["OA-18 duplicate", ["OA-18"]],
  ["group code PR", ["PR"]],
  ["Not medically necessary. 50.", ["50"]],
  ["Denied as out of network, 242.", ["242"]],
  ["55\nEXPERIMENTAL/INVESTIGATIONAL", ["55"]],
  ["252  M127", ["252", "M127"]],
  ["CARC 197 GRP CO", ["CO-197"]],
  ['"4 - procedure code inconsistent with modifier used"', ["4"]],
  ["226 on a claim for a nerve test", ["226"]],
  ["my wife, 50. They said no", []],
  ["I am 55. It hurts", []],
  ["we have 4 - maybe 5 - kids", []],
  ["Denver CO 80202", []],
  ["call 555 0197 or 1-800-555-0142", []],
  ["I paid $50 and 197 dollars", []],
  ["diagnosis M25.561 and M54.16", []],
  ["dx M25", []],
  ["I have 2 kids and co workers", []],
  ["zip code 19702", []],
  ["PA 16501", []],
])("%s holds the denial codes %j", (text, codes) => {
  expect(denialCodes(text).map(({ code }) => code)).toEqual(codes);
});

test.each([
  ["CPT 72148", ["72148"]],
  ["72148-26", ["72148"]],
  ["J1745 infusion", ["J1745"]],
  ["0275T", ["0275T"]],
  ["g0151", ["G0151"]],
  ["Lexington, KY 40555-5120", []],
  ["Spokane, WA 99201", []],
  ["PO Box 55120", []],
  ["a bill of $14208", []],
  ["I owe 15000", []],
  ["72158 dollars", []],
  ["claim number 26188", []],
  ["Member ID: MVX 9012 33481", []],
  ["1400 Juniper St", []],
  ["12345 Juniper Street", []],
  ["in 2026", []],
  ["555-12345", []],
])("%s holds the procedures %j", (text, codes) => {
  expect(serviceCodes(text).procedures.map(({ code }) => code)).toEqual(codes);
});

test.each([
  ["authorized 72148, billed 72158", ["72148"], ["72158"]],
  ["MRI 70551 was approved, they billed 70553", ["70551"], ["70553"]],
  ["They billed 70553 but the approval was for 70551", ["70551"], ["70553"]],
  ["Approved | Billed\n72148 | 72158", ["72148"], ["72158"]],
  ["Approved\nBilled\n72148\n72158\nEOB says CO-197", ["72148"], ["72158"]],
  ["Auth on file is J0585, claim went out with J0586", ["J0585"], ["J0586"]],
  ["me autorizaron el CPAP E0601 pero la compañía cobró E0470", ["E0601"], ["E0470"]],
  ["EOB line 29827 CO-284", undefined, ["29827"]],
])("%s: approved %j, billed %j", (text, approved, billed) => {
  expect([facts(text).codes_approved, facts(text).codes_billed]).toEqual([approved, billed]);
});

test.each([
  ["auth # A88213047 was approved", "A88213047"],
  ["Prior authorization number: SA-0093381", "SA-0093381"],
  ["Authorization: 7719904-01", "7719904-01"],
  ["authorization QX55120983, we still have it", "QX55120983"],
  ["only have the last four of the approval, 4471", "4471"],
  ["Reference no. 26-0711-5583 (preauthorization)", "26-0711-5583"],
  ["prior authorization for 72148 was approved", undefined],
  ["Erie, PA 16501", undefined],
  ["approved 07/28/2026", undefined],
  ["approved, call 1-800-555-0142", undefined],
  ["claim number 26188-009821 was denied, no approval", undefined],
])("%s: approval number %s", (text, number) => {
  expect(facts(text).auth_number).toBe(number);
});

test("diagnoses, drugs, revenue codes, modifiers and units are told apart", () => {
  expect(facts("Claim: dx M5416, NDC 50242-0040-62, rev code 360, 29881-RT billed")).toMatchObject({
    icd10: ["M54.16"],
    ndc: ["50242-0040-62"],
    revenue_codes: ["0360"],
    codes_billed: ["29881"],
    modifiers_billed: ["RT"],
  });
  expect(facts("PT was approved for 12 visits of 97110, the clinic billed 16 visits")).toMatchObject({
    units_approved: 12,
    units_billed: 16,
  });
});
