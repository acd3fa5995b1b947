import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorkday } from "../../src/denial/calendar-days.ts";
import { deadlines } from "../../src/denial/deadline.ts";
import { type Facts, PLAN_TYPES, SERVICE_TYPES } from "../../src/denial/facts.ts";

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => Temporal.PlainDate.from("2019-01-01").add({ days }).toString());
const yesNo = fc.constantFrom("yes", "no");
const facts = fc.record(
  {
    plan_type: fc.constantFrom(...PLAN_TYPES),
    progress: fc.constantFrom("nothing", "called", "provider_fixing", "appeal_sent", "appeal_denied", "final"),
    stage: fc.constantFrom("pre", "post"),
    urgent: yesNo,
    cut_short: yesNo,
    service_type: fc.constantFrom(...SERVICE_TYPES),
    carc_rarc: fc.constantFrom(["CO-197"], ["MA130"]),
    notice_date: day,
    received_date: day,
    decision_date: day,
    appeal_sent_date: day,
    deadline_date: day,
    deadline_days: fc.integer({ min: 1, max: 730 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;
const today = day.map((text) => Temporal.PlainDate.from(text));

const check = (holds: (facts: Facts, today: Temporal.PlainDate) => void) =>
  fc.assert(fc.property(facts, today, holds), { numRuns: 3000 });

test("any facts give dates, the same each time, and change nothing", () => {
  check((facts, today) => {
    const before = JSON.stringify(facts);
    expect(deadlines(facts, today)).toEqual(deadlines(facts, today));
    expect(JSON.stringify(facts)).toBe(before);
  });
});

test("the safe day is never later than what can be argued for", () => {
  check((facts, today) => {
    const { rows } = deadlines(facts, today);
    const safe = rows.find(({ what }) => what === "file_by" || what === "external_review_by")?.date;
    const latest = rows.filter(({ what, date }) => what === "latest_arguable" && date);
    if (safe && facts.progress !== "appeal_sent") for (const { date = "" } of latest) expect(safe <= date).toBe(true);
  });
});

test("what is told as next is never later than a printed day, while neither is past", () => {
  check((facts, today) => {
    const { next, rows } = deadlines(facts, today);
    const printed = rows.find(({ what }) => what === "printed_deadline")?.date;
    const isOpen = next?.date && next.date >= today.toString();
    if (printed && isOpen && next?.what === "file_by" && printed >= today.toString())
      expect(next.date).toSatisfy((date: string) => date <= printed);
  });
});

test("a last day to file is a working day, unless the letter prints it or it is only argued for", () => {
  check((facts, today) => {
    for (const { what, date } of deadlines(facts, today).rows) {
      if (!date || (what !== "file_by" && what !== "external_review_by" && what !== "keep_benefits_by")) continue;
      expect(isWorkday(Temporal.PlainDate.from(date))).toBe(true);
    }
  });
});

test("a weekend gains no day: only the federal outside review moves on", () => {
  check((facts, today) => {
    for (const { basis, what } of deadlines(facts, today).rows)
      if (basis.params?.moved === "on") expect(what).toBe("external_review_by");
  });
});

test("state, days left and options agree", () => {
  check((facts, today) => {
    const { next, daysLeft, state, options } = deadlines(facts, today);
    if (!next) {
      expect(["open", "no_date"]).toContain(state);
      return;
    }
    expect(today.until(next.date ?? "").days).toBe(daysLeft);
    expect(state === "passed").toBe((daysLeft ?? 0) < 0);
    if (state !== "open") expect(options.length).toBeGreaterThan(0);
    expect(new Set(options).size).toBe(options.length);
  });
});

test("an earlier letter never gives a later safe day", () => {
  check((facts, today) => {
    if (
      !facts.notice_date ||
      facts.progress === "appeal_sent" ||
      facts.received_date ||
      facts.deadline_date ||
      facts.deadline_days
    )
      return;
    const safeDay = (notice: string) => {
      const { rows } = deadlines({ ...facts, notice_date: notice }, today);
      return rows.find(({ what }) => what === "file_by" || what === "external_review_by")?.date;
    };
    const earlier = Temporal.PlainDate.from(facts.notice_date).subtract({ days: 1 }).toString();
    const [one, other] = [safeDay(earlier), safeDay(facts.notice_date)];
    if (one && other) expect(one <= other).toBe(true);
  });
});

test("the guess for an unknown plan is no later than any plan's first appeal; the two that may give less are named", () => {
  fc.assert(
    fc.property(day, (notice_date) => {
      const now = Temporal.PlainDate.from(notice_date);
      const first = (plan_type: (typeof PLAN_TYPES)[number]) =>
        deadlines({ plan_type, notice_date }, now).next?.date ?? "";
      const sooner = PLAN_TYPES.filter((type) => first(type) < first("unknown"));
      expect(sooner).toEqual(["medicaid_ffs", "short_term_limited"]);
    }),
  );
});
