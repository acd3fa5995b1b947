import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameExam } from "../../src/denial/code-families.ts";
import { compare } from "../../src/denial/compare.ts";
import { DIFFERENCES, type Facts } from "../../src/denial/facts.ts";

const codes = (approved: string[], billed: string[]): Facts => ({ codes_approved: approved, codes_billed: billed });
const finding = (facts: Facts) => compare(facts).finding;

describe("codes", () => {
  test("without contrast approved, both billed: the same exam, and which variant is which", () => {
    expect(compare(codes(["70551"], ["70553"])).rows).toEqual([
      {
        field: "code",
        approved: "70551",
        billed: "70553",
        verdict: "variant",
        family: { id: "mri_brain", label: "Brain MRI", approved: "none", billed: "both" },
      },
    ]);
  });
  test("the other way round as well", () => {
    expect(compare(codes(["72158"], ["72148"])).rows[0]?.family).toMatchObject({
      id: "mri_lumbar",
      approved: "both",
      billed: "none",
    });
  });
  test.each([
    [["72148"], ["72149"], "variant", "with instead of none"],
    [["77046"], ["77049"], "variant", "breast MRI, by contrast and side"],
    [["74261"], ["74263"], "variant", "CT of the colon"],
    [["72148"], ["72141"], "different_code", "low back against neck"],
    [["71250"], ["71271"], "different_code", "chest CT against lung screening"],
    [["71555"], ["72198"], "different_code", "single codes of one list are different areas"],
    [["74175"], ["74160"], "different_code", "CT of vessels against plain CT"],
    [["78812"], ["78815"], "different_code", "a family that nobody verified says nothing"],
    [["72148"], ["72148"], "same", "equal"],
    [[" 72148"], ["72148 "], "same", "spaces"],
    [["j1100"], ["J1100"], "same", "case"],
    [["72148"], ["72148", "72158"], "extra_code", "one added"],
    [["72148", "72141"], ["72141", "72148"], "same", "order"],
    [["72148", "72141"], ["72148"], "same", "one not billed"],
    [["72148", "72141"], ["72156", "72148"], "variant", "one of two in another variant"],
    [["72148", "29881"], ["72158", "27447"], "different_code", "a variant and a different code"],
    [["70551"], ["70553", "A9579"], "variant", "a variant and something added"],
    [[], ["72148"], "unknown", "no approved code"],
    [["72148"], [], "unknown", "no billed code"],
  ])("%j against %j is %s: %s", (approved, billed, wanted) => {
    expect(finding(codes(approved, billed))).toBe(wanted);
  });
  test("variants are paired whatever the order", () => {
    const { rows } = compare(codes(["72141", "72148"], ["72158", "72156"]));
    expect(rows.map(({ approved, billed }) => `${approved} ${billed}`).sort()).toEqual(["72141 72156", "72148 72158"]);
  });
  test("an added variant of what was approved names the exam", () => {
    const { rows } = compare(codes(["70551"], ["70551", "70552"]));
    expect(rows).toMatchObject([
      { verdict: "same" },
      { billed: "70552", verdict: "differs", family: { id: "mri_brain" } },
    ]);
  });
});

describe("units, modifiers, dates", () => {
  test.each<[Facts, string, string]>([
    [{ units_approved: 10, units_billed: 12 }, "units", "more"],
    [{ units_approved: 10, units_billed: 8 }, "same", "fewer stay within the approval"],
    [{ units_approved: 0, units_billed: 1 }, "units", "none approved"],
    [{ units_billed: 12 }, "unknown", "approved number not known"],
    [{ modifiers_approved: ["LT"], modifiers_billed: ["RT"] }, "modifier", "other side"],
    [{ modifiers_approved: ["26", "LT"], modifiers_billed: ["LT", "26"] }, "same", "order"],
    [{ modifiers_billed: ["RT"] }, "unknown", "approvals often name none"],
    [{ auth_start: "2026-01-05", auth_end: "2026-04-05", date_of_service: "2026-04-06" }, "date", "a day late"],
    [{ auth_start: "2026-01-05", auth_end: "2026-04-05", date_of_service: "2026-04-05" }, "same", "the last day"],
    [{ auth_start: "2026-01-05", date_of_service: "2026-01-04" }, "date", "a day early"],
    [{ auth_end: "2026-04-05", date_of_service: "2025-12-30" }, "same", "no start known"],
    [{ date_of_service: "2026-01-04" }, "unknown", "no window known"],
    [{}, "unknown", "nothing known"],
  ])("%j: %s (%s)", (facts, wanted) => {
    expect(finding(facts)).toBe(wanted);
  });
});

describe("what the person ticked", () => {
  test.each(DIFFERENCES.filter((one) => one !== "none"))("%s differs, without values", (field) => {
    const { rows, finding } = compare({ differs: [field] });
    expect(rows).toEqual([{ field, verdict: "differs" }]);
    expect(finding).toBe(field === "code" ? "different_code" : field);
  });
  test("values that show it already are not repeated", () => {
    expect(
      compare({ ...codes(["72148"], ["72158"]), differs: ["code", "place"] }).rows.map(({ field }) => field),
    ).toEqual(["code", "place"]);
  });
  test("nothing differs", () => {
    expect(compare({ differs: ["none"] })).toMatchObject({ rows: [], finding: "same" });
  });
  test("typed codes tell more than a tick", () => {
    expect(finding({ ...codes(["72148"], ["72158"]), differs: ["none"] })).toBe("variant");
  });
});

test("what the insurer says stands beside it", () => {
  const facts: Facts = { denial_reason_text: "service differs from the authorization", carc_rarc: ["CO-284"] };
  expect(compare(facts).denied).toEqual({ text: "service differs from the authorization", codes: ["CO-284"] });
  expect(compare({}).denied).toEqual({ codes: [] });
});

test("every billed code has its row, whatever the codes", () => {
  const some = fc.array(fc.constantFrom("70551", "70552", "70553", "72148", "72158", "29881", "J1100"), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(some, some, (approved, billed) => {
      const { rows } = compare(codes(approved, billed));
      expect(new Set(rows.flatMap((row) => row.billed ?? []))).toEqual(new Set(billed));
      expect(new Set(rows.flatMap((row) => row.approved ?? []))).toEqual(new Set(approved));
    }),
  );
});

test("28 contrast families, each with three codes of one exam", () => {
  const exams = [
    "70551 70552 70553",
    "70557 70558 70559",
    "70540 70542 70543",
    "70544 70545 70546",
    "70547 70548 70549",
    "71550 71551 71552",
    "72141 72142 72156",
    "72146 72147 72157",
    "72148 72149 72158",
    "72195 72196 72197",
    "73218 73219 73220",
    "73221 73222 73223",
    "73718 73719 73720",
    "73721 73722 73723",
    "74181 74182 74183",
    "70450 70460 70470",
    "70480 70481 70482",
    "70486 70487 70488",
    "70490 70491 70492",
    "71250 71260 71270",
    "72125 72126 72127",
    "72128 72129 72130",
    "72131 72132 72133",
    "72192 72193 72194",
    "73200 73201 73202",
    "73700 73701 73702",
    "74150 74160 74170",
    "74176 74177 74178",
  ];
  for (const exam of exams) {
    const [none = "", only = "", both = ""] = exam.split(" ");
    expect([sameExam(none, only), sameExam(only, both), sameExam(both, none)]).toMatchObject([
      { approved: "none", billed: "with" },
      { approved: "with", billed: "both" },
      { approved: "both", billed: "none" },
    ]);
  }
});
