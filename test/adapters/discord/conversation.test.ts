import { expect, onTestFinished, test } from "vitest";
import { openStorage } from "../../../src/storage.ts";
import { silent } from "../../silent.ts";
import { createCore } from "./core.ts";
import { createAdapter, type DiscordDriver, openDriver } from "./driver.ts";
import { createPerson, type Where } from "./fake/person.ts";
import { guildOn, join } from "./stage.ts";

const MRI = "MRI without contrast 70551 was approved, they billed 70553 and now it says CO-284";

const inOneLine = (driver: DiscordDriver) => driver.shown().replace(/\s+/g, " ");

const fine = (driver: DiscordDriver) => expect(driver.logged.filter((line) => / |error/.test(line))).toEqual([]);

/** A whole conversation by controls alone, from the first command to forgetting it all. */
test.each<Where>(["server", "direct", "elsewhere"])("a whole conversation, %s", async (where) => {
  const { core, ...bot } = await createCore();
  const driver = await join(bot, { where });
  await driver.person.command("start");
  await driver.rest();
  expect(inOneLine(driver)).toContain("not legal or medical advice");
  await driver.press("Start");
  await driver.press("After the care, and we had an approval");
  await driver.type(MRI);
  expect(inOneLine(driver)).toContain("Code · Approved: 70551 · Billed: 70553 · Match: same exam, other contrast");
  expect(inOneLine(driver)).toContain("Next 3 steps");
  await driver.press("What to gather");
  expect(inOneLine(driver)).toContain("What to gather before you call");
  await driver.press("Nothing yet");
  await driver.person.command("status");
  await driver.rest();
  expect(inOneLine(driver)).toContain("What I know so far");
  await driver.person.command("forget");
  await driver.rest();
  await driver.press("Delete this case");
  expect(inOneLine(driver)).toContain("deleted");
  expect(await core.sessions.byPerson(`discord:${driver.person.user.id}`)).toEqual([]);
  expect(core.failures).toEqual([]);
  fine(driver);
});

/** Skips what is asked until these words are there. */
const until = async (driver: DiscordDriver, words: string) => {
  for (let left = 20; !inOneLine(driver).includes(words); left--) {
    if (left === 0) throw new Error(`"${words}" never came:\n${driver.shown()}`);
    await driver.type("skip");
  }
};

test("several differences are picked at once, and a form is filled in with its mistakes told", async () => {
  const { core, ...bot } = await createCore();
  const driver = await join(bot, { where: "server" });
  await driver.type(MRI);
  await driver.type("change what differs");
  const words = (id: string) => core.words().text(id);
  await driver.pick([words("intake.match.choices.code"), words("intake.match.choices.provider")]);
  await until(driver, words("intake.fields.auth_number"));
  await driver.submit({
    [words("intake.fields.auth_number")]: "A1234",
    [words("intake.fields.auth_date")]: "30 February 2026",
    [words("intake.fields.codes_approved")]: "70551",
  });
  expect(inOneLine(driver)).toContain("30 February 2026");
  const form = driver.person.sees().find((message) => JSON.stringify(message.components).includes("Fill in"));
  expect(form).toBeDefined();
  await driver.submit({ [words("intake.fields.auth_date")]: "2026-03-02" });
  const session = await core.sessions.load(`discord:${driver.person.user.id}`);
  expect(session?.memory).toMatchObject({
    facts: { auth_number: "A1234", auth_date: "2026-03-02", codes_approved: ["70551"], differs: ["code", "provider"] },
  });
  expect(core.failures).toEqual([]);
  fine(driver);
});

test("after a restart the next press goes on, and an old control is told that it is closed", async () => {
  const storage = await openStorage({ data: "", store: "memory" }, silent);
  const driver = await join(await createCore(storage), { where: "server" });
  await driver.type(MRI);
  const old = driver.person.sees();
  const result = old.find((message) => JSON.stringify(message.components).includes("Next 3 steps"));
  expect(result).toBeDefined();
  await driver.adapter.stop();

  // The old process is gone with all that it had in memory; an hour later a new one serves the same messages.
  driver.fake.world.now += 3_600_000;
  const again = await openDriver({
    where: "server",
    fake: driver.fake,
    user: driver.person.user,
    channel: driver.person.channel,
  });
  await again.adapter.start(await createCore(storage));
  onTestFinished(() => again.adapter.stop());
  await again.press("What to gather");
  expect(inOneLine(again)).toContain("What to gather before you call");
  await again.press("Nothing yet");
  await again.person.command("status");
  await again.rest();
  expect(inOneLine(again)).toContain("Nothing yet");
  fine(again);
});

test("a late press on a question that moved on elsewhere is told so, with the open question", async () => {
  const storage = await openStorage({ data: "", store: "memory" }, silent);
  const driver = await join(await createCore(storage), { where: "server" });
  const { user } = driver.person;
  await driver.person.command("start");
  await driver.rest();
  await driver.press("Start");
  const other = createPerson(driver.fake, { where: "direct", user });
  // The person had the old question open in another window while it was answered elsewhere.
  const [asked] = driver.person.sees();
  const old = structuredClone(asked);
  await other.command("start", { what: "they said no after the care, and we had an approval" });
  await driver.rest();
  if (!asked || !old) throw new Error("There was no question");
  Object.assign(asked, { components: old.components, deleted: false });
  await driver.press("Before the care");
  expect(inOneLine(driver)).toContain("That question is closed");
  expect(inOneLine(driver)).toContain("What reason is on the letter");
  const session = await storage.rows("session").read(`session:discord:${user.id}`);
  expect(JSON.stringify(session)).toContain('"stage":"post"');
});

test("two shards, one store: the case goes on in a server of the other shard", async () => {
  const { core, ...bot } = await createCore();
  const driver = await join(bot, { where: "server", guild: guildOn(0), shards: 2 });
  expect(driver.fake.gateway.story.toSorted()).toEqual(["identify 0/2", "identify 1/2"]);
  await driver.type(MRI);
  const elsewhere = createPerson(driver.fake, { where: "server", guild: guildOn(1), user: driver.person.user });
  await elsewhere.command("status");
  await driver.rest();
  const codes = await core.sessions.byPerson(`discord:${driver.person.user.id}`);
  expect(codes).toHaveLength(1);
  expect(JSON.stringify(elsewhere.sees())).toContain(codes[0]?.code);
  fine(driver);
});

test("two processes on one store answer each turn once", async () => {
  const storage = await openStorage({ data: "", store: "memory" }, silent);
  const driver = await join(await createCore(storage), { where: "direct" });
  const twin = createAdapter(driver.fake);
  await twin.start(await createCore(storage));
  onTestFinished(() => twin.stop());
  await driver.type(MRI);
  await twin.settled();
  await driver.rest();
  expect(inOneLine(driver).split("Next 3 steps")).toHaveLength(2);
  await driver.press("What to gather");
  await twin.settled();
  expect(inOneLine(driver).split("What to gather before you call")).toHaveLength(2);
});

test("the button to skip says words that are understood, in every language", async () => {
  const { core, ...bot } = await createCore();
  for (const language of core.words().messages.languages)
    expect(bot.command(bot.words("discord.skip", {}, language), language), language).toBe("skip");
});
