import { expect, test } from "vitest";
import { createPerson } from "./fake/person.ts";
import type { Kept } from "./fake/shapes.ts";
import { addMessage, directOf } from "./fake/store.ts";
import { asking, openStage, text } from "./stage.ts";

const TRIAGE = "Triage this denial";

/** A moderator, and a member of the same server who wrote something. */
const openCommunity = async () => {
  const { driver, bot } = await openStage({ where: "server", permissions: "8192" });
  const member = createPerson(driver.fake, { where: "server", channel: driver.person.channel });
  const posted = (words: string): Kept =>
    Object.assign(addMessage(driver.fake.world, member.channel, member.user, {}), { content: words });
  const triage = async (message: Kept) => {
    await driver.person.menu(TRIAGE, message);
    await driver.rest();
  };
  const privately = () =>
    member.sees().filter(({ channel_id: id }) => id === directOf(driver.fake.world, member.user.id));
  return { driver, bot, member, posted, triage, privately };
};

test("a message is triaged for the moderator alone, as a conversation of its own", async () => {
  const { driver, bot, member, posted, triage, privately } = await openCommunity();
  const message = posted("They denied my MRI, CO-197");
  bot.say(asking("when", "Before"));
  await triage(message);
  const moderator = driver.person.user.id;
  expect(bot.turns[0]).toMatchObject({
    text: "They denied my MRI, CO-197",
    conversation: `discord:${moderator}:${message.id}`,
    person: `discord:${moderator}`,
  });
  expect(member.sees()).toEqual([message]);
  expect(privately()).toEqual([]);
  await driver.press("Before");
  expect(bot.turns[1]).toMatchObject({
    conversation: `discord:${moderator}:${message.id}`,
    choice: { ids: ["before"] },
  });
});

test("one's own message goes on in one's own conversation, without an invitation", async () => {
  const { driver, bot, triage } = await openCommunity();
  const own = Object.assign(addMessage(driver.fake.world, driver.person.channel, driver.person.user, {}), {
    content: "mine",
  });
  bot.say(text("I see."));
  await triage(own);
  expect(bot.turns[0]?.conversation).toBe(`discord:${driver.person.user.id}`);
  expect(driver.controls()).not.toContain("discord.invite");
});

test("a message without words or files is not triaged", async () => {
  const { driver, bot, posted, triage } = await openCommunity();
  await triage(posted(""));
  expect(bot.turns).toEqual([]);
  expect(driver.shown()).toContain("discord.nothing_to_read");
});

test("the author is invited in private once, does not learn by whom, and starts their own conversation", async () => {
  const { driver, bot, member, posted, triage, privately } = await openCommunity();
  await triage(posted("They denied my MRI"));
  await driver.press("discord.invite");
  expect(driver.shown()).toContain("discord.invited");
  expect(privately()).toHaveLength(1);
  expect(JSON.stringify(privately())).not.toContain(driver.person.user.id);
  await triage(posted("And again"));
  await driver.press("discord.invite");
  expect(driver.shown()).toContain("discord.invited_before");
  expect(privately()).toHaveLength(1);
  const [invitation] = privately();
  const start = createPerson(driver.fake, { where: "direct", user: member.user });
  const [button] = invitation?.components.flatMap(({ components = [] }) => components) ?? [];
  if (invitation && button) await start.press(invitation, button);
  await driver.rest();
  expect(bot.turns.at(-1)).toMatchObject({
    conversation: `discord:${member.user.id}`,
    choice: { prompt: "any", ids: ["start"] },
  });
});

test("who declines is never invited again", async () => {
  const { driver, member, posted, triage, privately } = await openCommunity();
  await triage(posted("They denied my MRI"));
  await driver.press("discord.invite");
  const [invitation] = privately();
  const decline = invitation?.components.flatMap(({ components = [] }) => components)[1];
  const author = createPerson(driver.fake, { where: "direct", user: member.user });
  if (invitation && decline) await author.press(invitation, decline);
  await driver.rest();
  expect(JSON.stringify(privately())).toContain("discord.declined");
});

test("an author who takes no direct messages is not reached, and the moderator is told", async () => {
  const { driver, member, posted, triage, privately } = await openCommunity();
  driver.fake.world.refused.add(member.user.id);
  await triage(posted("They denied my MRI"));
  await driver.press("discord.invite");
  expect(driver.shown()).toContain("discord.invite_refused");
  expect(privately()).toEqual([]);
});

test("a bot is not invited", async () => {
  const { driver, triage } = await openCommunity();
  const robot = { id: driver.fake.world.id(), username: "news", bot: true };
  const message = addMessage(driver.fake.world, driver.person.channel, robot, {});
  await triage(Object.assign(message, { content: "a denial" }));
  expect(driver.controls()).not.toContain("discord.invite");
});
