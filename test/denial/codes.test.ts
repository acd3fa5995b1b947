import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeMeanings, whoPays } from "../../src/denial/codes.ts";

describe("codes in all the ways they are written", () => {
  test.each([
    ["CO-197", "197", "auth-not-linked"],
    ["CO197", "197", "auth-not-linked"],
    ["197", "197", "auth-not-linked"],
    ["co 197", "197", "auth-not-linked"],
    ["PR 50", "50", "retrospective-review"],
    ["PR50", "50", "retrospective-review"],
    ["OA-018", "18", "claim-edit"],
    ["CO-284", "284", "code-mismatch"],
    ["CO-296", "296", "provider-site-date-mismatch"],
    ["302", "302", "provider-site-date-mismatch"],
    ["198", "198", "code-mismatch"],
    ["15", "15", "auth-not-linked"],
    ["CO-16", "16", "records-missing"],
    ["252", "252", "records-missing"],
    ["55", "55", "experimental"],
    ["27", "27", "approved-not-guaranteed"],
    ["CO-29", "29", "claim-edit"],
    ["N54", "N54", "code-mismatch"],
    ["n351", "N351", "provider-site-date-mismatch"],
    ["M62", "M62", "auth-not-linked"],
    ["MA130", "MA130", "claim-edit"],
    ["N211", "N211", "claim-edit"],
    ["CO-B7", "B7", "claim-edit"],
    ["OA-A1", "A1", undefined],
    ["1", "1", undefined],
  ])("%s is %s and points to %s", (written, code, id) => {
    expect(codeMeanings([written])).toMatchObject([{ code, ...(id && { case: id }) }]);
    expect(codeMeanings([written])[0]?.case).toBe(id);
  });
});

test("a group alone is explained, with a code it is not repeated", () => {
  expect(codeMeanings(["PR"])).toMatchObject([{ code: "PR", list: "group" }]);
  expect(codeMeanings(["PR-50", "CO-50"]).map(({ code }) => code)).toEqual(["50"]);
});

test("each meaning says where it comes from and who acts first", () => {
  for (const meaning of codeMeanings(["197", "N54", "CO"])) {
    expect(meaning).toMatchObject({
      source: expect.stringMatching(/X12/),
      checked: "2026-11",
      url: expect.stringMatching(/^https:/),
    });
    expect(meaning.actsFirst).toBe("provider");
  }
});

test("what is no code of the lists is left out", () => {
  expect(codeMeanings(["999", "XX-1", "", "72148", "constructor", "N9999"])).toEqual([]);
  fc.assert(fc.property(fc.array(fc.string()), (codes) => codeMeanings(codes).every(({ code }) => code !== "")));
});

describe("who pays goes by the group of the denied lines", () => {
  test.each([
    [["CO-197"], "provider"],
    [["PR-50"], "patient"],
    [["OA-23"], "other_payer"],
    [["PI 45"], "payer"],
    [["CO-45", "PR-50"], "patient"],
    [["CO-197", "PR-1"], "provider"],
    [["PR-3"], "patient"],
    [["CO-50", "PR-96"], "patient"],
    [["CO"], "provider"],
    [["197", "N54"], undefined],
    [["CR-50"], undefined],
    [[], undefined],
  ])("%j: %s", (codes, who) => {
    expect(whoPays(codes)).toBe(who);
  });
});
