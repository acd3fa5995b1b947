import { expect, test } from "vitest";
import { createLog, type Fields } from "../src/log.ts";

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog("info", { write: (line: string) => void lines.push(line) }) };
}

test("an event is one JSON line with its fields", () => {
  const { lines, log } = capture();
  log.info("turn.handled", { conversation: "slack:T1:D2", ms: 4, count: 2 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    event: "turn.handled",
    conversation: "slack:T1:D2",
    ms: 4,
    count: 2,
  });
});

test("an error is told by class, code and place, never by its words, and so are its causes", () => {
  const { lines, log } = capture();
  const cause = Object.assign(new Error("my member id is 12345"), { code: "ECONNRESET" });
  log.error("turn.failed", { reference: "R1", error: new TypeError("cannot read: my cancer surgery", { cause }) });
  expect(lines[0]).not.toMatch(/cancer|member/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    reference: "R1",
    error: {
      type: "TypeError",
      at: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
      cause: { type: "Error", code: "ECONNRESET" },
    },
  });
});

test("fields that are not on the list, objects and secrets do not get through", () => {
  const { lines, log } = capture();
  const careless = { text: "they denied my MRI", kind: { text: "MRI" }, file: "xoxb-12-34 is it" };
  log.warn("adapter.odd", careless as unknown as Fields);
  expect(lines[0]).not.toMatch(/MRI|xoxb/);
  expect(lines[0]).toContain("[secret]");
});

test("only events written in the code compile", () => {
  const { log } = capture();
  const fromOutside: string = "they denied my MRI";
  // @ts-expect-error a text that came from outside is no event name
  log.debug(fromOutside);
  // @ts-expect-error nor is its text a field
  log.debug("turn.handled", { text: fromOutside });
});

test("quieter than its level stays silent", () => {
  const { lines, log } = capture();
  log.debug("turn.handled");
  expect(lines).toEqual([]);
});
