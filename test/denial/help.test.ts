import { expect, test } from "vitest";
import { PLAN_TYPES } from "../../src/denial/facts.ts";
import { helpLines } from "../../src/denial/help.ts";

const ids = (facts: Parameters<typeof helpLines>[0]) => helpLines(facts).map(({ id }) => id);

test.each([
  ["employer_self_funded", "ebsa"],
  ["medicare_advantage", "medicare"],
  ["original_medicare", "medicare"],
  ["medicaid_mco", "state_medicaid"],
  ["individual_marketplace", "state_doi"],
  ["fehb_pshb", "opm"],
  ["tricare", "tricare"],
  ["va", "va_advocate"],
  ["short_term_limited", "state_doi"],
] as const)("%s: %s comes first", (plan_type, first) => expect(ids({ plan_type })[0]).toBe(first));

test("every plan has somebody, the lines for all come last, and the crisis line is not among them", () => {
  for (const plan_type of PLAN_TYPES) {
    expect(ids({ plan_type }).slice(-2)).toEqual(["paf", "legal_aid"]);
    expect(ids({ plan_type })).not.toContain("crisis_988");
  }
  expect(ids({})).toEqual(ids({ plan_type: "unknown" }));
});

test("surprise bills have their own line, shown only for such bills", () => {
  const plan_type = "employer_self_funded";
  expect(ids({ plan_type })).not.toContain("no_surprises");
  for (const facts of [{ emergency: "yes" }, { reasons: ["network"] }, { carc_rarc: ["N864"] }] as const)
    expect(ids({ plan_type, ...structuredClone(facts) } as never)).toContain("no_surprises");
});

test("a number is shown only where one was seen", () => {
  expect(helpLines({ plan_type: "employer_insured" }).find(({ id }) => id === "ebsa")?.phone).toBe("1-866-444-3272");
  expect(helpLines({ plan_type: "va" })[0]?.phone).toBeUndefined();
});
