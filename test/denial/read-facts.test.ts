import { expect, test } from "vitest";
import type { Facts } from "../../src/denial/facts.ts";
import { PHRASES, read, readWith } from "../../src/denial/read/index.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const facts = (text: string): Facts => read(text, { today }).facts;

test.each<[string, Facts]>([
  ["They approved my surgery, I had it in May, now the claim is denied", { stage: "post", approved: "yes" }],
  ["THEY APPROVED MY SURGERY AND THEN DENIED THE CLAIM", { stage: "post", approved: "yes" }],
  ["the prior authorisaton was denied", { stage: "pre" }],
  ["My doctor ordered an MRI and they refuse to approve it", { stage: "pre" }],
  ["My claim was denied. We never had an approval", { approved: "no", stage: "post" }],
  ["The claim was denied, I did not get prior auth", { approved: "no" }],
  ["Authorization is not a guarantee of payment", { reasons: ["not_guaranteed"] }],
  ["denied as not medicaly necesary", { reasons: ["not_necessary"] }],
  ["step therapy, they want me to fail two cheaper drugs first", { reasons: ["step_therapy"], stage: "pre" }],
  ["denied as experimental and investigational", { reasons: ["experimental"] }],
  ["negaron mi cirugía, que no es médicamente necesaria", { reasons: ["not_necessary"], service_type: "surgery" }],
  ["the rehab never sent the records", { records_sent: "no" }],
  ["each side blames the other", { dispute: "blame" }],
  ["I sent an appeal and have heard nothing", { progress: "appeal_sent", appeal_late: "yes" }],
  ["my appeal was denied", { progress: "appeal_denied" }],
  ["final internal adverse determination", { progress: "final" }],
  ["the hospital put me in collections", { bill: "collections" }],
  ["I got a bill for $2,310", { bill: "bill" }],
  ["This is not a bill", { bill: "none" }],
  ["we are the billing office", { who: "provider" }],
  ["my son's MRI was denied", { who: "family" }],
  ["helping a neighbor with a denial", { who: "helper" }],
  ["this is urgent, she cannot wait", { urgent: "yes" }],
  ["Medicare Advantage plan", { plan_type: "medicare_advantage" }],
  ["our self-funded plan", { plan_type: "employer_self_funded" }],
  ["I have TRICARE", { plan_type: "tricare" }],
  ["CHAMPVA denied my claim", { plan_type: "va" }],
  ["VA Office of Integrated Veteran Care denied payment", { plan_type: "va" }],
  ["State of Alaska Department of Health - Notice of Action", { plan_type: "medicaid_ffs" }],
  ["my plan from Connect for Health Colorado", { plan_type: "individual_marketplace" }],
  ["an NY State of Health plan", { plan_type: "individual_marketplace" }],
  ["MNsure plan", { plan_type: "individual_marketplace" }],
  ["Employer insured.", { plan_type: "employer_insured" }],
  ["My employer self-funds", { plan_type: "employer_self_funded" }],
  ["Complain to the State of Ohio Department of Insurance. It is an employer plan.", { plan_type: "employer_insured" }],
  ["marketplace plan in Texas", { plan_type: "individual_marketplace", state: "TX" }],
  ["TennCare cut the hours", { plan_type: "medicaid_mco", state: "TN" }],
  ["I live in OR", { state: "OR" }],
  ["residential treatment for anorexia", { service_type: "behavioral_health" }],
  ["Ozempic denied", { service_type: "medication" }],
  ["> Claim denied:\n> an explanation of benefits came", { stage: "post" }],
])("%s", (text, expected) => {
  expect(facts(text)).toMatchObject(expected);
});

test.each<[string, keyof Facts]>([
  ["it came in or out, tell me, hi there", "state"],
  ["my PA was denied", "state"],
  ["CO-197 and MA130", "state"],
  ["it is FDA approved", "approved"],
  ["they will pay if approved", "approved"],
  ["no approval, not approved", "auth_number"],
])("%s states no %s", (text, field) => {
  expect(facts(text)[field]).not.toBe("yes");
  if (field !== "approved") expect(facts(text)[field]).toBeUndefined();
});

test("what every letter says about rights is not read as the reader's own case", () => {
  const letter = `November 9, 2026

We cannot approve the request. It does not meet our guideline.

You have the right to appeal within 180 days from the date of this letter. You may ask for an expedited appeal if your health is in danger. After the internal appeal you may ask for an external review.`;
  expect(facts(letter)).toMatchObject({ notice_date: "2026-11-09", deadline_days: 180, reasons: ["not_necessary"] });
  expect(facts(letter)).not.toHaveProperty("urgent");
  expect(facts(letter)).not.toHaveProperty("progress");
});

test("every fact remembers its words, and what can mean two things is asked", () => {
  const reading = read("It was denied for auth", { today });
  expect(reading.unclear).toMatchObject([{ id: "readings.denied_for_auth", field: "reasons" }]);
  expect(read("The claim was denied with CO-197", { today }).evidence.carc_rarc).toBe("CO-197");
});

test("the letter's own words are kept", () => {
  expect(facts('The EOB says "services not authorized by network provider" and no more').denial_reason_text).toBe(
    "services not authorized by network provider",
  );
});

test("pressure is heard where no phrase says it, with its words, and not in an answer or in noise", () => {
  const told =
    "The anesthesiologist wasn't in network but the surgeon was. Now it's 2300 dollars to me. Wasn't there a law about that";
  expect(readWith(PHRASES, told, { today }).facts).not.toHaveProperty("bill");
  const { facts: found, evidence } = read(told, { today });
  expect(found.bill).toBe("bill");
  expect(told).toContain(evidence.bill);
  expect(read("blarg ".repeat(60), { today }).facts).not.toHaveProperty("urgent");
});
