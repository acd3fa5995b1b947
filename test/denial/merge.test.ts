import { expect, test } from "vitest";
import type { Facts } from "../../src/denial/facts.ts";
import { merge } from "../../src/denial/merge.ts";
import { triage } from "../../src/denial/triage.ts";

const story: Facts = { stage: "post", approved: "yes", hints: { "code-mismatch": 11.5 } };

test("a story that only sounded like a case is overruled by a reason and a code", () => {
  expect(triage(story).case).toBe("code-mismatch");
  const picked = merge(story, { reasons: ["records"] });
  const coded = merge(picked, { carc_rarc: ["CO-252"] });
  expect(triage(coded).case).toBe("records-missing");
});

test("what is told of other things leaves the hints alone", () => {
  expect(merge(story, { state: "OH", bill: "bill" }).hints).toEqual(story.hints);
});

test("a later text outweighs how an earlier one sounded", () => {
  const later = merge(story, { hints: { "records-missing": 9 } });
  expect(later.hints).toEqual({ "code-mismatch": 5.8, "records-missing": 9 });
});

test("hints fade away in the end", () => {
  const told = [1, 2, 3, 4, 5].reduce<Facts>((facts) => merge(facts, { reasons: ["records"] }), story);
  expect(told.hints).toBeUndefined();
});

test("the days that the denial gave are not those of the decision on the appeal", () => {
  const denial: Facts = { notice_date: "2026-06-01", deadline_days: 180, deadline_date: "2026-11-27" };
  expect(merge(denial, { progress: "appeal_denied" })).toEqual({
    notice_date: "2026-06-01",
    progress: "appeal_denied",
  });
  expect(merge(denial, { decision_date: "2026-10-02", deadline_days: 60 })).toMatchObject({ deadline_days: 60 });
  expect(merge({ ...denial, progress: "appeal_denied" }, { decision_date: "2026-10-02" }).deadline_days).toBe(180);
});
