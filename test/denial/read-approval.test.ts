import { expect, test } from "vitest";
import { isApprovalAlone } from "../../src/denial/read/approval-letter.ts";
import { read } from "../../src/denial/read/index.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const facts = (text: string) => read(text, { today }).facts;

const APPROVAL = `Cigna Healthcare
May 29, 2026

Re: Prior authorization APPROVED
Authorization number: OP0448812
Service: CPT 29881 knee arthroscopy, 1 unit
Valid: June 1, 2026 through August 31, 2026

This approval is not a guarantee of payment.`;

test("an approval letter is no denial: its codes, units, date and window are those of the approval", () => {
  expect(facts(APPROVAL)).toEqual({
    approved: "yes",
    auth_number: "OP0448812",
    auth_date: "2026-05-29",
    auth_start: "2026-06-01",
    auth_end: "2026-08-31",
    codes_approved: ["29881"],
    units_approved: 1,
    service_type: "surgery",
  });
});

test("what every approval says may happen is no denial", () => {
  const told = facts(`Your request has been approved: MRI 70551, authorization REF5582210, 06/01/2026 to 08/31/2026.
Payment is subject to eligibility, and claims may be denied if the codes billed do not match.`);
  expect(told).toMatchObject({ approved: "yes", codes_approved: ["70551"], auth_end: "2026-08-31" });
  for (const field of ["stage", "reasons", "codes_billed", "hints"]) expect(told).not.toHaveProperty(field);
});

test("what it does not hold for, and a table of labels, are no denial either", () => {
  const told = facts(`Blue Cross Blue Shield of Texas
Date: 07/02/2026
NOTICE OF PRIOR AUTHORIZATION APPROVAL
Request ID: 0G771138K   Status: Approved   Procedure: 29881   Units: 1
Effective: 07/05/2026   Expiration: 10/03/2026
If the service is changed, the claim could be denied for no authorization. Services not approved here are not covered.`);
  expect(told).toMatchObject({ auth_date: "2026-07-02", codes_approved: ["29881"], units_approved: 1, state: "TX" });
  for (const field of ["stage", "reasons", "notice_date"]) expect(told).not.toHaveProperty(field);
});

test("a day before what is approved begins is the letter's own", () => {
  const told = facts(`Notice of Authorization. We have approved 24 physical therapy visits (97110).
Reference #7729100. Approved from 06/15/2026 through 09/15/2026. Date: 06/12/2026.`);
  expect(told).toMatchObject({ auth_date: "2026-06-12", units_approved: 24, auth_number: "7729100" });
  expect(told).not.toHaveProperty("date_of_service");
});

test.each([
  `${APPROVAL}\nThe claim was sent with 29880. This claim is denied.`,
  `${APPROVAL}\nThe bill has code 29880, and for this reason the plan pays $0.`,
  `${APPROVAL}\nWe have withdrawn this approval.`,
  "TRICARE Authorization Status APPROVED 2026-08-14, begin 2026-08-14, end 2027-02-09, 6 visits. Claim kicked back 10/20.",
  `My surgery has been approved, authorization OP0448812, and now they will not pay. The letter is of May 29, 2026.`,
  `We have approved 10 of the 20 visits (97110) that you asked for. You may appeal until July 1, 2026. Auth OP0448812.`,
])("whatever denies, takes back or is told about one is no approval letter: %#", (text) => {
  expect(Object.keys(facts(text))).toEqual(expect.arrayContaining([expect.stringMatching(/^(stage|reasons|hints)$/)]));
});

test("an approval stands alone until something of a denial is known, or known to be unknown", () => {
  expect(isApprovalAlone({ approved: "yes", auth_number: "OP0448812" })).toBe(true);
  expect(isApprovalAlone({ approved: "yes", carc_rarc: ["CO-284"] })).toBe(false);
  expect(isApprovalAlone({ approved: "yes", unknown: ["reasons"] })).toBe(false);
  expect(isApprovalAlone({})).toBe(false);
});
