import { expect, onTestFinished, test } from "vitest";
import { createReminders } from "../../src/services/reminders.ts";
import { createBot } from "../conversation/bot.ts";
import { silent } from "../silent.ts";

const LETTER =
  "They approved my MRI 70551 and billed 70553, CO-284. The letter of November 10, 2026 says I have 180 days to appeal.";
const HERE = "test:1";
const THERE = "test:2";

/** A case whose date is known, with reminders. */
async function reminded() {
  const bot = await createBot();
  onTestFinished(() => bot.close());
  const now = () => Temporal.Instant.from("2026-11-22T18:00:00Z");
  const reminders = createReminders({ storage: bot.storage, send: async () => {}, now, log: silent });
  await bot.type("start");
  await bot.type(LETTER);
  await bot.type("remind me");
  await bot.press("remind", "d14", "d3");
  const code = (await bot.sessions.load(HERE))?.code ?? "";
  return { bot, reminders, code };
}

test("reminders are set for the date of the case and cancelled by word", async () => {
  const { bot, reminders } = await reminded();
  // The 180 days end on a Sunday, so the safe day is Friday, May 7.
  expect(await reminders.list(HERE)).toEqual(["2027-04-23", "2027-05-04"]);
  await bot.type("cancel reminders");
  expect(await reminders.list(HERE)).toEqual([]);
});

test("a case that is opened elsewhere takes its reminders along, and forgets them there", async () => {
  const { bot, reminders, code } = await reminded();
  await bot.turn({ conversation: THERE, text: code });
  expect(await bot.sessions.load(HERE)).toBeUndefined();
  expect(await bot.sessions.byCode(code, "test:p")).toBe(THERE);
  expect([await reminders.list(HERE), (await reminders.list(THERE)).length]).toEqual([[], 2]);
  await bot.turn({ conversation: THERE, text: "forget me" });
  await bot.turn({ conversation: THERE, text: "yes" });
  expect(await bot.sessions.load(THERE)).toBeUndefined();
  expect(await reminders.list(THERE)).toEqual([]);
});

test("somebody else's code opens nothing", async () => {
  const { bot, reminders, code } = await reminded();
  await bot.turn({ conversation: THERE, person: "test:other", text: code });
  expect((await bot.sessions.load(HERE))?.code).toBe(code);
  expect(await reminders.list(HERE)).toHaveLength(2);
});
