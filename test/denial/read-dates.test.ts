import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Facts, Field } from "../../src/denial/facts.ts";
import { datesIn } from "../../src/denial/read/dates.ts";
import { read } from "../../src/denial/read/index.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const facts = (text: string, open?: Field) => read(text, { today, ...(open && { open }) }).facts;

const TOLD =
  "notice_date date_of_service deadline_date deadline_days auth_start auth_end appeal_sent_date decision_date keep_date".split(
    " ",
  );
const rows: { text: string; today?: string; dates: Facts }[] = parse(
  readFileSync(new URL("date-rows.yaml", import.meta.url), "utf8"),
);
test.each(rows)("$text", ({ text, today: day, dates }) => {
  const told = read(text, { today: day ? Temporal.PlainDate.from(day) : today }).facts;
  expect(Object.fromEntries(Object.entries(told).filter(([field]) => TOLD.includes(field)))).toEqual(dates);
});

test.each<[string, object]>([
  ["Notice dated October 5, 2026", { notice_date: "2026-10-05" }],
  ["Date of notice: 11/03/2026", { notice_date: "2026-11-03" }],
  ["the denial letter is from 9/9/26", { notice_date: "2026-09-09" }],
  ["Summit Health Plan\n\nNovember 9, 2026\n\nRe: Denial of requested service", { notice_date: "2026-11-09" }],
  ["Date of service: 07/08/2026", { date_of_service: "2026-07-08" }],
  ["DOS 9/3/26 was denied", { date_of_service: "2026-09-03" }],
  ["I had the scan on 9/14/2026", { date_of_service: "2026-09-14" }],
  ["05/19/2026 23412 CO-197", { date_of_service: "2026-05-19" }],
  ["the surgery was last Tuesday the 10th", { date_of_service: "2026-11-10" }],
  ["valid 03/01/2026 through 05/31/2026 was the authorization", { auth_start: "2026-03-01", auth_end: "2026-05-31" }],
  ["authorization from August 1, 2026 to September 15, 2026", { auth_start: "2026-08-01", auth_end: "2026-09-15" }],
  ["auth effective dates 6/1/26-6/30/26, seen 7/2/26", { auth_start: "2026-06-01", auth_end: "2026-06-30" }],
  ["I must appeal by January 15, 2027", { deadline_date: "2027-01-15" }],
  ["we have until April 12 to appeal", { deadline_date: "2027-04-12" }],
  ["Last day December 4, 2026", { deadline_date: "2026-12-04" }],
  ["We sent the appeal on October 19, 2026", { appeal_sent_date: "2026-10-19" }],
  ["My appeal was denied on Oct 30, 2026", { decision_date: "2026-10-30" }],
  ["You may appeal within 180 days from the date you get this letter", { deadline_days: 180 }],
  ["I have 60 days to appeal", { deadline_days: 60 }],
  ["fecha de servicio 3 de marzo de 2026", { date_of_service: "2026-03-03" }],
])("%s", (text, expected) => {
  expect(facts(text)).toMatchObject(expected);
});

test.each([
  ["The plan will decide within 30 days of your request", "deadline_days"],
  ["My date of birth is 02/03/1980", "notice_date"],
  ["open 24/7, pain 9/10", "date_of_service"],
  ["call 555-12-2026", "notice_date"],
  ["DOB 02/03/2025, denied", "date_of_service"],
  ["Born 03/04/1961. The scan was denied.", "date_of_service"],
  ["strength 4/5, used 11/30 visits, 1/2 tablet", "date_of_service"],
  ["we are open Monday to Friday", "notice_date"],
  ["The surgery was two months ago", "date_of_service"],
  ["Pay the bill by 12/15/2026", "deadline_date"],
  ["Send the missing records by 12/15/2026", "deadline_date"],
  ["They answer appeals in 30 days", "deadline_days"],
  ["The surgery is booked for December 15", "date_of_service"],
  ["The scan was on 02/30/2026", "date_of_service"],
] as const)("%s holds no %s", (text, field) => {
  expect(facts(text)[field]).toBeUndefined();
});

test.each<[Field, string, string]>([
  ["notice_date", "March 3", "2026-03-03"],
  ["notice_date", "10/05/2026", "2026-10-05"],
  ["notice_date", "yesterday", "2026-11-21"],
  ["deadline_date", "march 3", "2027-03-03"],
  ["appeal_sent_date", "2 weeks ago", "2026-11-08"],
  ["decision_date", "last Friday", "2026-11-20"],
  ["notice_date", "25/12/2025", "2025-12-25"],
])("asked for %s, %s is %s", (field, text, day) => {
  expect(facts(text, field)[field]).toBe(day);
});

test.each([
  ["I received the denial letter on November 10, 2026. Molina Medicaid.", "2026-11-10"],
  ["Got a letter from insurance today saying my treatment isn't covered", "2026-11-22"],
  ["got the letter in the mail on november 2 2026, medicaid hmo, my pt visits denied", "2026-11-02"],
])("%s: a letter is older than the day on which it came", (text, received_date) => {
  expect(facts(text)).toMatchObject({ received_date });
  expect(facts(text).notice_date).toBeUndefined();
});

test.each<[string, Facts]>([
  [
    "Notice of Medicare Non-Coverage. Coverage of your skilled nursing facility services will end November 25, 2026. I got it today.",
    { auth_end: "2026-11-25", received_date: "2026-11-22" },
  ],
  [
    "Notice of Medicare Non-Coverage. The effective date coverage of your current skilled nursing services will end: 11/25/2026. Given to her Friday 11/20/2026.",
    { auth_end: "2026-11-25", received_date: "2026-11-20" },
  ],
  [
    "UHC NOMNC, received 11/22/2026, SNF last covered day 11/24/2026",
    { auth_end: "2026-11-24", received_date: "2026-11-22" },
  ],
  ["Important Message from Medicare, they want to discharge her tomorrow 11/23", { auth_end: "2026-11-23" }],
  ["Effective November 27, 2026 your personal care services will end", { auth_end: "2026-11-27" }],
  ["We will reduce your home health from 20 to 8 hours starting December 1, 2026", { auth_end: "2026-12-01" }],
  ["Home health for Dad stops on the 27th", { auth_end: "2026-11-27" }],
  ["Your coverage terminated on 10/31/2026, the job was lost", {}],
])("%s: the day on which care ends is no deadline", (text, expected) => {
  expect(facts(text)).toMatchObject(expected);
  expect(facts(text)).not.toHaveProperty("deadline_date");
  if (!expected.auth_end) expect(facts(text)).not.toHaveProperty("auth_end");
});

test.each([
  ["UnitedHealthcare said no to my second appeal", "final"],
  ["they denied the second appeal too", "final"],
  ["Second level appeal decision dated 11/5/2026, upheld", "final"],
  ["The second level appeal was filed after they denied the first appeal", "appeal_sent"],
  ["QIC reconsideration decision from C2C, unfavorable", "final"],
  ["Maximus (Independent Review Entity) sided with my plan", "final"],
  ["Medicaid fair hearing decision against me", "final"],
  ["We appealed and lost", "appeal_denied"],
  ["My appeal was denied", "appeal_denied"],
  ["I want to appeal this denial", "nothing"],
  ["I appealed the denial", "appeal_sent"],
  ["i sent the appeal on 11/10 but they said they never got it", "nothing"],
  ['"Appeals must be filed by: December 16, 2026." Infusion denied', undefined],
  ["Please send the records within 45 days, or the denial stands. Appeals: 180 days.", "nothing"],
])("%s: how far the appeal has come", (text, progress) => {
  expect(facts(text).progress).toBe(progress);
});

test("a day that does not exist is refused, not rolled over", () => {
  const reading = read("February 30, 2026", { today, open: "notice_date" });
  expect(reading.facts.notice_date).toBeUndefined();
  expect(reading.unclear).toMatchObject([{ id: "readings.no_such_day", readings: [] }]);
  expect(facts("Notice dated 02/30/2026")).not.toHaveProperty("notice_date");
});

test("02/03/26 is asked when a date was asked for, and read the US way elsewhere", () => {
  const reading = read("02/03/26", { today, open: "notice_date" });
  expect(reading.facts.notice_date).toBeUndefined();
  expect(reading.unclear[0]?.readings.map(({ facts }) => facts.notice_date)).toEqual(["2026-02-03", "2026-03-02"]);
  expect(facts("Notice dated 02/03/26").notice_date).toBe("2026-02-03");
});

test.each([
  ["on Labor Day", "2026-09-07"],
  ["the day after Memorial Day", "2026-05-26"],
  ["the Monday before Halloween", "2026-10-26"],
  ["Veterans Day", "2026-11-11"],
  ["day after Easter", "2026-04-06"],
  ["on Mother's Day", "2026-05-10"],
  ["New Year’s Eve", "2025-12-31"],
  ["Thanksgiving", "2025-11-27"],
  ["since the 3rd", "2026-11-03"],
  ["the nineteenth", "2026-11-19"],
])("%s is %s", (text, day) => {
  expect(datesIn(text, today).map(({ days }) => days)).toEqual([[day]]);
});

test.each([
  ["denied October 20, it came the 27th", ["2026-10-20", "2026-10-27"]],
  ["April 14, 21 and 28 were billed", ["2026-04-14"]],
  ["SVC 091526 PROC 29827 PAID 101326", ["2026-09-15", "2026-10-13"]],
  ["magnet swallowed 8/9, home 8/10", ["2026-08-09", "2026-08-10"]],
  ["the Christmas party, an Easter Seals form, the 3rd time, the 5th floor", []],
  ["claim 091526", []],
])("%s holds %j", (text, days) => {
  expect(datesIn(text, today).flatMap(({ days: [day] }) => day ?? [])).toEqual(days);
});
