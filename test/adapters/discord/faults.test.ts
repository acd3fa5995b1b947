import { expect, onTestFinished, test } from "vitest";
import { createScriptedBot } from "../scripted-bot.ts";
import { createAdapter } from "./driver.ts";
import { createFakeDiscord } from "./fake/server.ts";
import { asking, openStage, text } from "./stage.ts";

const limited = (on: RegExp) => ({
  on,
  status: 429,
  body: { message: "You are being rate limited.", retry_after: 0.05, global: false },
  headers: { "retry-after": "0.05", via: "1.1 google", "x-ratelimit-scope": "user" },
});

test("an event that is delivered again is handled once", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.answer(() => [text("Once.")]);
  await driver.person.command("start");
  await driver.rest();
  driver.fake.gateway.repeat(1);
  await driver.person.command("status");
  await driver.rest();
  expect(bot.turns.map(({ choice }) => choice?.ids[0])).toEqual(["start", "status"]);
});

test("what somebody else answered already is left to them", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  driver.fake.fail({
    on: /callback/,
    status: 400,
    body: { code: 40060, message: "already acknowledged" },
    after: true,
  });
  await driver.person.command("start");
  await driver.rest();
  expect(bot.turns).toEqual([]);
  expect(driver.logged.at(-1)).toContain("discord.too_late 40060");
});

test("a broken connection is resumed, and what came meanwhile is handled", async () => {
  const { driver, bot } = await openStage({ where: "direct" });
  bot.answer((turn) => [text(`Heard ${turn.text}.`)]);
  await driver.type("one");
  driver.fake.gateway.drop();
  driver.person.write("two");
  await expect.poll(() => driver.shown(), { timeout: 5000 }).toContain("Heard two.");
  expect(driver.fake.gateway.story).toEqual(["identify 0/1", "resume 0"]);
});

test("a session that can't be resumed is begun anew", async () => {
  const { driver, bot } = await openStage({ where: "direct" });
  bot.answer((turn) => [text(`Heard ${turn.text}.`)]);
  driver.fake.gateway.drop(true);
  await expect.poll(() => driver.fake.gateway.story.length, { timeout: 15_000 }).toBe(2);
  await driver.type("three");
  expect(driver.shown()).toContain("Heard three.");
}, 20_000);

test("too many requests are waited out, and nothing is lost or doubled", async () => {
  const { driver, bot } = await openStage({ where: "direct" });
  driver.fake.fail({ ...limited(/POST \/channels/), times: 2 });
  bot.say(text("First."), asking("p", "Yes"));
  await driver.type("hello");
  expect(driver.shown().match(/First\./g)).toHaveLength(1);
  driver.fake.fail(limited(/PATCH/));
  bot.say(text("Second."));
  await driver.press("Yes");
  expect(driver.shown()).toContain("Second.");
});

test("a failing Discord is tried again", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  driver.fake.fail({ on: /PATCH/, status: 502, times: 2 });
  bot.say(text("Still here."));
  await driver.person.command("start");
  await driver.rest();
  expect(driver.shown()).toContain("Still here.");
});

test("a listener that fails ends nothing", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.words = () => {
    throw new Error("no words");
  };
  driver.person.command("panel").catch(() => {});
  await expect.poll(() => driver.logged.join()).toContain("discord.listener");
});

test("a wrong token stops the start", async () => {
  const fake = await createFakeDiscord();
  onTestFinished(() => fake.close());
  const adapter = createAdapter({ ...fake, token: "wrong.token.here" });
  await expect(adapter.start(createScriptedBot())).rejects.toThrow();
});

test("as many shards as Discord recommends", async () => {
  const { driver } = await openStage({ where: "server", shards: "auto" });
  expect(driver.fake.gateway.story).toEqual(["identify 0/1"]);
});
