import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createScriptedBot } from "../scripted-bot.ts";
import { createAdapter, openDriver } from "./driver.ts";
import { createPerson } from "./fake/person.ts";
import { createFakeDiscord } from "./fake/server.ts";
import { directOf } from "./fake/store.ts";
import { asking, openStage, text } from "./stage.ts";

const MINUTE = 60_000;

const limited = (on: RegExp) => ({
  on,
  status: 429,
  body: { message: "You are being rate limited.", retry_after: 0.05, global: false },
  headers: { "retry-after": "0.05", via: "1.1 google", "x-ratelimit-scope": "user" },
});

test("the first answer does not wait for the bot, however long it takes", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  let go = () => {};
  const slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  bot.answer(() => slow.then(() => [text("At last.")]));
  const interaction = await driver.person.command("start");
  expect(interaction.callback).toMatchObject({ type: 5, data: { flags: 64 } });
  go();
  await driver.rest();
  expect(driver.shown()).toContain("At last.");
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

test("presses that overtake each other are answered in their order, each in its place", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.say(asking("p", "A", "B"));
  await driver.person.command("start");
  await driver.rest();
  const [message] = driver.person.sees();
  const [a, b] = message?.components.flatMap(({ components = [] }) => components) ?? [];
  if (!message || !a || !b) throw new Error("There are no buttons");
  let open = 0;
  bot.answer(async ({ choice }) => {
    expect(++open).toBe(1);
    await wait(20);
    open--;
    return [text(`You chose ${choice?.ids[0]}.`)];
  });
  await Promise.all([driver.person.press(message, a), driver.person.press(message, b)]);
  await driver.rest();
  expect(bot.turns.slice(1).map(({ choice }) => choice?.ids[0])).toEqual(["a", "b"]);
  expect(driver.shown()).toBe("\nYou chose b.");
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

test("when a token runs out before the answer, the next press goes on", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.say(asking("p", "Yes"));
  await driver.person.command("start");
  await driver.rest();
  bot.answer(() => {
    driver.fake.world.now += 16 * MINUTE;
    return [text("Too late to show.")];
  });
  await driver.press("Yes");
  expect(driver.logged.at(-1)).toContain("discord.show 10015");
  bot.answer(() => [text("In time.")]);
  await driver.press("Yes");
  expect(driver.shown()).toContain("In time.");
});

test("after a restart every control means what it meant", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  const form = {
    prompt: "details",
    kind: "form" as const,
    label: "What does it say?",
    fields: [
      { id: "auth_number", label: "Number *bold*", kind: "text" as const, hint: "Four signs", value: "A_1" },
      { id: "auth_date", label: "Date", kind: "date" as const },
    ],
  };
  bot.say(
    { blocks: [{ type: "title", text: "Result" }], choices: [{ id: "card.x", label: "Card" }] },
    { blocks: [], ask: form },
  );
  await driver.person.command("start");
  await driver.rest();
  await driver.adapter.stop();
  driver.fake.world.now += 24 * 60 * MINUTE;
  const { person } = driver;
  const again = await openDriver({ where: "server", fake: driver.fake, user: person.user, channel: person.channel });
  const next = createScriptedBot();
  await again.adapter.start(next);
  onTestFinished(() => again.adapter.stop());
  next.answer(() => [text("I go on.")]);
  await again.press("Card");
  expect(next.turns[0]).toMatchObject({ choice: { ids: ["card.x"] }, conversation: `discord:${person.user.id}` });
  next.complaints.auth_date = (value) => (value === "never" ? "Not a day." : undefined);
  await again.submit({ Date: "never" });
  expect(again.shown()).toContain("Not a day.");
  await again.submit({ Date: "2026-03-02" });
  expect(next.turns[1]?.form).toEqual({ prompt: "details", values: { auth_number: "A_1", auth_date: "2026-03-02" } });
  expect(again.shown()).toContain("I go on.");
});

test("direct messages that are refused reject, and the person is told how to open them, once", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  const { user } = driver.person;
  driver.fake.world.refused.add(user.id);
  await expect(driver.adapter.send(`discord:${user.id}`, [text("Your date is near.")])).rejects.toMatchObject({
    code: 50007,
  });
  bot.answer(() => [text("Here.")]);
  await driver.person.command("status");
  await driver.rest();
  expect(driver.shown()).toContain("discord.dm_closed");
  await driver.person.command("status");
  await driver.rest();
  expect(driver.shown().match(/discord\.dm_closed/g)).toHaveLength(1);
});

test("a reminder about another's message can be answered", async () => {
  const { driver, bot } = await openStage({ where: "direct" });
  const conversation = `discord:${driver.person.user.id}:1000000000000000123`;
  await driver.adapter.send(conversation, [{ ...text("Soon."), choices: [{ id: "status", label: "Show" }] }]);
  await driver.press("Show");
  expect(bot.turns[0]).toMatchObject({ conversation, choice: { prompt: "any", ids: ["status"] } });
});

test("who leaves in the middle disturbs nobody", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.answer(() => [text("Are you there?")]);
  driver.fake.fail({ on: /PATCH/, status: 404, body: { code: 10003, message: "Unknown Channel" } });
  driver.fake.fail({ on: /(PATCH|POST) \/webhooks/, status: 404, body: { code: 10003, message: "Unknown Channel" } });
  await driver.person.command("start");
  await driver.rest();
  expect(driver.logged.at(-1)).toContain("discord.show 10003");
  const other = createPerson(driver.fake, { where: "server" });
  await other.command("start");
  await driver.rest();
  expect(JSON.stringify(other.sees())).toContain("Are you there?");
});

test("where only the person has the app, what is more than six messages goes on in direct messages", async () => {
  const { driver, bot } = await openStage({ where: "elsewhere" });
  bot.say(...Array.from({ length: 9 }, (_, at) => text(`${"long ".repeat(700)}part${at}.`)), asking("p", "Yes"));
  await driver.person.command("start");
  await driver.rest();
  for (let at = 0; at < 9; at++) expect(driver.shown()).toContain(`part${at}.`);
  const direct = directOf(driver.fake.world, driver.person.user.id);
  expect(driver.person.sees().filter(({ channel_id: id }) => id !== direct)).toHaveLength(6);
  expect(driver.controls()).toContain("Yes");
});

test("a bot that fails is told kindly, and the adapter goes on", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.answer(() => Promise.reject(new Error("broken")));
  await driver.person.command("start");
  await driver.rest();
  expect(driver.shown()).toContain("discord.failed");
  bot.answer(() => [{ blocks: [], ask: { prompt: "x".repeat(90), kind: "text", label: "Too long" } }]);
  await driver.person.command("status");
  await driver.rest();
  bot.answer(() => [text("Well again.")]);
  await driver.person.command("status");
  await driver.rest();
  expect(driver.shown()).toContain("Well again.");
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
