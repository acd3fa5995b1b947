import { expect, test } from "vitest";
import { loadMessages } from "../../src/core/messages.ts";
import { deadlines } from "../../src/denial/deadline.ts";
import type { Facts } from "../../src/denial/facts.ts";
import { calendarFile } from "../../src/services/calendar.ts";

const messages = loadMessages(new URL("../../messages/", import.meta.url));
const today = Temporal.PlainDate.from("2026-11-22");
const words = (id: string, params = {}) => messages.text("en", id, params);
const file = (facts: Facts, say = words) =>
  calendarFile({ dates: deadlines(facts, today), code: "7Q4K", today, words: say });
const unfold = (content: string) => content.replace(/\r\n[ \t]/g, "").split("\r\n");
const values = (content: string, name: string) =>
  unfold(content)
    .filter((line) => line.startsWith(name))
    .map((line) => line.slice(line.indexOf(":") + 1));

const FACTS: Facts = {
  plan_type: "medicaid_mco",
  notice_date: "2026-11-16",
  cut_short: "yes",
  service_type: "behavioral_health",
  denial_reason_text: "not needed",
};

test("one all-day entry for each day to come", () => {
  const { name, type, content } = file(FACTS) ?? { name: "", type: "", content: "" };
  expect([name, type]).toEqual(["recourse-7Q4K.ics", "text/calendar"]);
  expect(values(content, "DTSTART")).toEqual(["20270115", "20261125"]);
  expect(unfold(content).filter((line) => line.startsWith("DTSTART"))).toSatisfy((lines: string[]) =>
    lines.every((line) => line.startsWith("DTSTART;VALUE=DATE:")),
  );
  expect(values(content, "SUMMARY")[0]).toBe("Recourse case 7Q4K: last safe day to appeal");
});

test("it keeps to RFC 5545: line ends, line lengths in octets, what an entry must have", () => {
  const long = (id: string, params = {}) => `${words(id, params)} ${"ñá—".repeat(60)}`;
  for (const say of [words, long]) {
    const content = file(FACTS, say)?.content ?? "";
    const lines = content.split("\r\n");
    expect(lines.join("")).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const flat = unfold(content);
    expect([flat[0], flat.at(-1) || flat.at(-2)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
    expect(flat).toContain("VERSION:2.0");
    expect(flat.filter((line) => line.startsWith("BEGIN:")).length).toBe(
      flat.filter((line) => line.startsWith("END:")).length,
    );
    for (const name of ["UID", "DTSTAMP", "SUMMARY", "DTSTART"])
      expect(values(content, name).length).toBeGreaterThanOrEqual(2);
    expect(new Set(values(content, "UID")).size).toBe(values(content, "UID").length);
    expect(values(content, "DTSTAMP")).toEqual(["20261122T000000Z", "20261122T000000Z"]);
  }
});

test("it rings at nine in the morning, before the day", () => {
  const triggers = values(file(FACTS)?.content ?? "", "TRIGGER");
  expect(triggers.slice(0, 4)).toEqual(["-P13DT15H", "-P6DT15H", "-P2DT15H", "-PT15H"]);
});

test("it tells no health detail, plan or reason", () => {
  const { content = "" } = file(FACTS) ?? {};
  expect(unfold(content).join("\n")).not.toMatch(/medicaid|behavio|mental|not needed|diagnos/i);
});

test("days gone by are left out; without any day to come there is no file", () => {
  expect(file({ plan_type: "medicaid_mco", notice_date: "2026-01-05" })).toBeUndefined();
  expect(file({})).toBeUndefined();
  const late = file({ plan_type: "medicare_advantage", notice_date: "2026-09-20" })?.content ?? "";
  expect(values(late, "DTSTART")).toEqual(["20261124"]);
});

test("the same dates make the same file", () => {
  expect(file(FACTS)).toEqual(file(FACTS));
});
