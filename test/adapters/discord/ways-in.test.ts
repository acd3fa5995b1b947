import { expect, test } from "vitest";
import { ANY } from "../../../src/core/contract.ts";
import { createPerson } from "./fake/person.ts";
import { addMessage } from "./fake/store.ts";
import { asking, openStage, text } from "./stage.ts";

test.each(["start", "status", "deadline", "cases", "new", "forget", "help"])("/denial %s", async (name) => {
  const { driver, bot } = await openStage({ where: "server", locale: "es-ES" });
  bot.say(text("Here you are."));
  const interaction = await driver.person.command(name);
  await driver.rest();
  const { user } = driver.person;
  expect(bot.turns).toEqual([
    {
      id: `discord:${interaction.id}`,
      conversation: `discord:${user.id}`,
      person: `discord:${user.id}`,
      locale: "es-ES",
      choice: { prompt: ANY, ids: [name] },
    },
  ]);
  expect(driver.shown()).toContain("Here you are.");
});

test("/denial ask with topics while typing", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.topics = (typed, limit) => [`${typed} do I have?`, "x".repeat(150), ...Array(40).fill("again")].slice(0, limit);
  const offered = await driver.person.typing("ask", "question", "how long");
  expect(offered.slice(0, 1)).toEqual(["how long do I have?"]);
  expect(offered.every((name) => name.length <= 100)).toBe(true);
  await driver.person.command("ask", { question: "how long do I have?" });
  await driver.rest();
  expect(bot.turns[0]).toMatchObject({ choice: { prompt: ANY, ids: ["ask"] }, text: "how long do I have?" });
});

test("/denial start with a letter brings the file", async () => {
  const { driver, bot } = await openStage({ where: "elsewhere" });
  const content = new Uint8Array([1, 2, 3]);
  await driver.person.command("start", {
    what: "see the letter",
    letter: { name: "a.pdf", type: "application/pdf", content },
  });
  await driver.rest();
  expect(bot.turns[0]).toMatchObject({
    text: "see the letter",
    files: [{ name: "a.pdf", type: "application/pdf", size: 3 }],
  });
  expect(await bot.turns[0]?.files?.[0]?.read()).toEqual(content);
});

test("a file that is too large is refused when it is read", async () => {
  const { driver, bot } = await openStage();
  await driver.attach([{ name: "big.pdf", type: "application/pdf", content: new Uint8Array(21 * 1024 * 1024) }]);
  await expect(bot.turns[0]?.files?.[0]?.read()).rejects.toThrow("too large");
});

test("what people write in a server is not read, nor what bots write", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  const other = createPerson(driver.fake, {
    where: "direct",
    user: { id: driver.fake.world.id(), username: "b", bot: true },
  });
  driver.person.write("my claim was denied");
  other.write("buy now");
  await driver.type("hello");
  expect(bot.turns.map((turn) => turn.text)).toEqual(["hello"]);
});

test("a person has one conversation wherever they are", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  const { user } = driver.person;
  await createPerson(driver.fake, { where: "elsewhere", user }).command("status");
  await createPerson(driver.fake, { where: "direct", user }).command("status");
  await driver.person.command("status");
  await driver.rest();
  expect(new Set(bot.turns.map(({ conversation }) => conversation))).toEqual(new Set([`discord:${user.id}`]));
});

test("a press in direct messages is answered in the open there, for nobody else reads them", async () => {
  const { driver, bot } = await openStage({ where: "direct" });
  bot.say(asking("first", "Yes"));
  await driver.person.command("start");
  await driver.rest();
  bot.say(text("Done."));
  await driver.press("Yes");
  expect(driver.person.sees().map(({ flags }) => flags & 64)).toEqual([0]);
});

test("in a server only the person sees anything, and typing is offered on every question", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.answer(() => [text("It is private."), asking("p", "Yes", "No")]);
  await driver.person.command("start");
  await driver.rest();
  await driver.press("discord.type_answer");
  expect(JSON.stringify(driver.person.modal())).toContain("p?");
  await driver.person.submit({ text: "maybe" });
  await driver.rest();
  expect(bot.turns.at(-1)).toMatchObject({ text: "maybe", choice: { prompt: "p", ids: [] } });
  const { guild, channel } = { guild: undefined, channel: driver.person.channel };
  const other = createPerson(driver.fake, { where: "server", channel, ...(guild ? { guild } : {}) });
  expect(driver.person.sees().length).toBeGreaterThan(0);
  expect(other.sees()).toEqual([]);
});

test("a question takes the place of the one that was answered", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.say(asking("one", "A"));
  await driver.person.command("start");
  await driver.rest();
  for (const [label, next] of [
    ["A", "two"],
    ["A", "three"],
  ] as const) {
    bot.say(asking(next, "A"));
    await driver.press(label);
  }
  expect(driver.person.sees()).toHaveLength(1);
  expect(driver.shown()).toContain("three?");
});

test("a result stays when the question below it is answered, and a card comes below", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  const result = {
    blocks: [{ type: "title" as const, text: "The result" }],
    choices: [{ id: "card.gather", label: "Gather" }],
  };
  bot.say(result, asking("more", "Yes"));
  await driver.person.command("start");
  await driver.rest();
  bot.say({ blocks: [{ type: "title", text: "The card" }], ask: asking("more", "Yes").ask ?? never() });
  await driver.press("Gather");
  expect(driver.controls().filter((label) => label === "Yes")).toHaveLength(1);
  bot.say(text("Thank you."));
  await driver.press("Yes");
  for (const words of ["The result", "The card", "Thank you."]) expect(driver.shown()).toContain(words);
  expect(driver.controls()).not.toContain("Yes");
});

const never = (): never => {
  throw new Error("There is a question");
};

test("an unknown control of an older version does nothing, and nothing breaks", async () => {
  const { driver, bot } = await openStage();
  const old = addMessage(driver.fake.world, driver.person.channel, driver.fake.world.me, {});
  const interaction = await driver.person.press(old, { type: 2, custom_id: "something-else" });
  expect(interaction.callback?.type).toBe(6);
  expect(bot.turns).toEqual([]);
});

test("where nobody can type, a question without choices can be skipped by a button, and only that question", async () => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.say({ blocks: [], ask: { prompt: "state", kind: "text", label: "Which state?" } });
  await driver.person.command("start");
  await driver.rest();
  await driver.press("discord.skip");
  expect(bot.turns[1]).toMatchObject({ text: "discord.skip", choice: { prompt: "state", ids: [] } });
});

test("a question that was answered by typing stays in the chat without its buttons", async () => {
  const { driver, bot } = await openStage({ where: "direct" });
  bot.say(asking("first", "Yes"));
  await driver.type("hello");
  bot.say(asking("second", "No"));
  await driver.type("well, yes");
  expect(driver.shown()).toContain("first?");
  expect(driver.controls()).toEqual(["No"]);
});

test.each([
  [{ month: "3", day: "2", year: "2026" }, "2026-03-02"],
  [{ month: "2", day: "30", year: "2026" }, "2026-02-30"],
  [{ month: "3", day: "2" }, "March 2"],
  [{ text: "last Tuesday" }, "last Tuesday"],
])("a date is given in parts or in words: %j", async (values, told) => {
  const { driver, bot } = await openStage({ where: "server" });
  bot.say({ blocks: [], ask: { prompt: "notice", kind: "date", label: "Which day?" } });
  await driver.person.command("start");
  await driver.rest();
  await driver.press("discord.type_date");
  await driver.person.submit(values);
  await driver.rest();
  expect(bot.turns[1]).toMatchObject({ text: told, choice: { prompt: "notice", ids: [] } });
});
