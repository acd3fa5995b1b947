import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { run } from "../../src/lines/run.ts";

const today = Temporal.PlainDate.from("2026-11-22");

async function lines(input: string, csv = false): Promise<string[]> {
  let told = "";
  const output = new Writable({
    write(chunk, _, done) {
      told += chunk;
      done();
    },
  });
  await run({ input: Readable.from([input]), output }, csv, today);
  return told.trimEnd().split("\n");
}

test("a line becomes a line: case, because, overlays, facts, dates", async () => {
  const text =
    "MRI 70551 was approved, they billed 70553 and now it says CO-284. Notice dated October 5, 2026. Self-funded plan.";
  const [line = ""] = await lines(`${JSON.stringify({ id: "a", text })}\n`);
  expect(JSON.parse(line)).toMatchObject({
    id: "a",
    case: "code-mismatch",
    confidence: "strong",
    ranked: [{ case: "code-mismatch", because: expect.arrayContaining([expect.stringContaining("CO-284")]) }],
    overlays: { urgent: false, crisis: false },
    facts: { stage: "post", codes_approved: ["70551"], codes_billed: ["70553"], notice_date: "2026-10-05" },
  });
  expect(JSON.parse(line).dates[0]).toMatchObject({
    what: "file_by",
    date: "2027-04-02",
    citation: expect.any(String),
  });
});

test("a bad line gets an error line with its number, and the rest goes on", async () => {
  const told = await lines(
    '{"id":"a","text":"CO-29"}\nno json\n{"id":"b"}\n\n{"id":2,"text":"step therapy","today":"2026-13-01"}\n{"id":"c","text":"step therapy"}\n',
  );
  expect(told.map((line) => JSON.parse(line)).map(({ id, line }) => id ?? line)).toEqual(["a", 2, 3, 5, "c"]);
});

test("crisis is an overlay, and identifiers do not come back", async () => {
  const text =
    'I want to kill myself. The letter says "service not covered for member John, SSN 123-45-6789, call 555-867-5309"';
  const [line = ""] = await lines(JSON.stringify({ id: "a", text }));
  expect(JSON.parse(line).overlays.crisis).toBe(true);
  expect(line).not.toContain("123-45-6789");
  expect(line).not.toContain("867-5309");
});

test("the stage follows from the case where the words leave it open", async () => {
  const [line = ""] = await lines(JSON.stringify({ id: "a", text: "MRI denied not medically necessary" }));
  expect(JSON.parse(line)).toMatchObject({ case: "criteria-not-met", facts: { stage: "pre" } });
});

test("as a table, every text is a row and no cell is a formula", async () => {
  const told = await lines('{"id":"=1+1","text":"CO-29"}\nbad\n', true);
  expect(told).toHaveLength(3);
  expect(told[0]).toMatch(/^id,case,confidence,because/);
  expect(told[1]).toMatch(/^'=1\+1,claim-edit/);
  expect(told[2]).toContain("line 2");
});

const told = async (text: string) => JSON.parse((await lines(JSON.stringify({ id: "a", text })))[0] ?? "");
const days = ({ dates }: { dates: { what: string; date: string | null }[] }) =>
  dates.map(({ what, date }) => `${what} ${date}`);

const CUT =
  "Your home health services will end December 1, 2026 because no longer medically necessary. Notice date: November 16, 2026. Molina Medicaid.";

test("the earliest day to act leads, also in the table, and what can be done beside is told", async () => {
  const result = await told(CUT);
  expect(days(result).slice(0, 2)).toEqual(["keep_benefits_by 2026-11-25", "file_by 2027-01-15"]);
  expect(result.options[0]).toContain("keep the care going");
  const [head = "", cells = ""] = await lines(JSON.stringify({ id: "a", text: CUT }), true);
  expect(head).toContain("next_date,next_date_basis,next_date_citation,options");
  expect(cells).toMatch(/,2026-11-25,"To keep care.*keep the care going/);
});

test("a day that is gone does not lead while another is open", async () => {
  const result = await told(CUT.replace("November 16", "November 2"));
  expect(days(result).slice(0, 2)).toEqual(["file_by 2026-12-31", "keep_benefits_by 2026-11-12"]);
});

test("the same last day is told once, however often it was counted", async () => {
  const result = await told(
    "Denied: not medically necessary. Notice date: November 16, 2026. Molina Medicaid. You may appeal by January 15, 2027.",
  );
  expect(days(result).filter((day) => day.endsWith("2027-01-15"))).toHaveLength(1);
});

test.each([
  [
    "another matter",
    "The car insurance denied my claim for the accident; 180 days after the letter of November 2, 2026",
  ],
  ["an approval letter", "Your request has been approved: MRI 70551, authorization REF5582210, until 08/31/2026."],
])("%s has no day to appeal by", async (_, text) => {
  expect(await told(text)).toMatchObject({ dates: [], options: [] });
});
