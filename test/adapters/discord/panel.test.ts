import { expect, test } from "vitest";
import { createPerson } from "./fake/person.ts";
import { EPHEMERAL } from "./fake/shapes.ts";
import { asking, openStage } from "./stage.ts";

const MANAGE_MESSAGES = "8192";

test("a moderator posts the panel for everybody, and whoever presses it talks in private", async () => {
  const { driver, bot } = await openStage({ where: "server", permissions: MANAGE_MESSAGES });
  await driver.person.command("panel");
  await driver.rest();
  const [panel] = driver.person.sees();
  expect(panel?.flags).toBe(1 << 15);
  const member = createPerson(driver.fake, { where: "server", channel: driver.person.channel });
  expect(member.sees()).toEqual([panel]);
  bot.say(asking("welcome", "Start"));
  const [start, question] = panel?.components[0]?.components?.find(({ type }) => type === 1)?.components ?? [];
  if (!panel || !start || !question) throw new Error("There is no panel");
  await member.press(panel, start);
  await driver.rest();
  expect(bot.turns[0]).toMatchObject({
    conversation: `discord:${member.user.id}`,
    choice: { prompt: "any", ids: ["start"] },
  });
  expect(driver.person.sees()).toEqual([panel]);
  expect(
    member
      .sees()
      .slice(1)
      .every(({ flags }) => flags & EPHEMERAL),
  ).toBe(true);
  expect(JSON.stringify(member.sees()[1])).toContain("welcome?");
  await member.press(panel, question);
  await member.submit({ text: "how long do I have?" });
  await driver.rest();
  expect(bot.turns[1]).toMatchObject({ choice: { prompt: "any", ids: ["ask"] }, text: "how long do I have?" });
  expect(driver.person.sees()[0]?.components).toEqual(panel.components);
});

test.each([
  ["who may not manage messages", { where: "server" as const }, "discord.panel.no_moderator"],
  [
    "where only the person has the app",
    { where: "elsewhere" as const, permissions: MANAGE_MESSAGES },
    "discord.panel.no_server",
  ],
  ["in direct messages", { where: "direct" as const, permissions: MANAGE_MESSAGES }, "discord.panel.no_server"],
])("no panel for one %s", async (_, options, words) => {
  const { driver } = await openStage(options);
  await driver.person.command("panel");
  await driver.rest();
  expect(driver.shown()).toContain(words);
  expect(driver.person.sees().every(({ flags }) => flags & EPHEMERAL)).toBe(true);
});
