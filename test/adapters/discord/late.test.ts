import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createScriptedBot } from "../scripted-bot.ts";
import { openDriver } from "./driver.ts";
import { createPerson } from "./fake/person.ts";
import { directOf } from "./fake/store.ts";
import { asking, openStage, text } from "./stage.ts";

const MINUTE = 60_000;

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
