import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTerminal } from "../../../adapters/terminal/index.ts";
import type { Ask, Reply } from "../../../src/core/contract.ts";
import { loadMessages } from "../../../src/core/messages.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { openTerminal, type TerminalDriver } from "./driver.ts";

let driver: TerminalDriver;
let bot: ScriptedBot;
beforeEach(async () => {
  driver = await openTerminal();
  bot = createScriptedBot();
  await driver.adapter.start(bot);
});
afterEach(async () => {
  await driver.adapter.stop();
  await driver.close();
});

const text = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });
const form: Ask = {
  prompt: "details",
  kind: "form",
  label: "Numbers?",
  choices: [{ id: "none", label: "I have none" }],
  fields: [
    { id: "auth_number", label: "Approval number", kind: "text" },
    { id: "billed", label: "Billed codes", kind: "text" },
  ],
};
const asks = async (ask: Ask): Promise<void> => {
  bot.say({ blocks: [], ask });
  await driver.type("hello");
};

test("lines that are pasted together are one turn, the last one without its Enter included", async () => {
  await driver.screen.ready();
  driver.screen.keys("Dear Ana,\nwe deny this claim.\nReason: CO-197");
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(bot.turns).toEqual([]);
  await driver.screen.keys("\n");
  await expect.poll(() => bot.turns.length).toBe(1);
  expect(bot.turns[0]?.text).toBe("Dear Ana,\nwe deny this claim.\nReason: CO-197");
});

test("lines typed one after the other are turns of their own", async () => {
  await driver.type("one");
  await driver.type("two");
  expect(bot.turns.map((turn) => turn.text)).toEqual(["one", "two"]);
});

test.each(["status", "it was approved as A-17 and they billed 70553 instead", "what is a billed code?"])(
  "a form gives way to other words: %s",
  async (words) => {
    await asks(form);
    await driver.type(words);
    expect(bot.turns.at(-1)?.text).toBe(words);
  },
);

test("in a form, back asks the field before, skip and a bare Enter leave one out", async () => {
  await asks(form);
  await driver.type("A-17");
  await driver.type("back");
  await driver.type("A-18");
  await driver.type("skip");
  expect(bot.turns.at(-1)?.form).toEqual({ prompt: "details", values: { auth_number: "A-18", billed: "" } });
});

test("what is filled in stays when a form is left for a question", async () => {
  await asks(form);
  await driver.type("A-17");
  bot.say({ ...text("So far: nothing."), ask: form });
  await driver.type("status");
  await driver.type("");
  await driver.type("70553");
  expect(bot.turns.at(-1)?.form?.values).toEqual({ auth_number: "A-17", billed: "70553" });
});

test("a number that is no choice, and a label said twice, are words for the bot", async () => {
  const choices = [
    { id: "a", label: "Same" },
    { id: "b", label: "same" },
  ];
  await asks({ prompt: "p", kind: "one", label: "Which?", choices });
  await driver.type("3");
  expect(bot.turns.at(-1)).toMatchObject({ text: "3" });
  await driver.type("Same");
  expect(bot.turns.at(-1)).toMatchObject({ text: "Same" });
});

test("a long list of answers is not shown again below a card, but below a miss and when it is asked for", async () => {
  const choices = Array.from({ length: 9 }, (_, at) => ({ id: `p${at}`, label: `Plan ${at}` }));
  const ask: Ask = { prompt: "plan", kind: "one", label: "Which plan?", choices };
  const shown = async (blocks: Reply["blocks"], line: string): Promise<string> => {
    const before = driver.shown().length;
    bot.say({ blocks, ask });
    await driver.type(line);
    return driver.shown().slice(before);
  };
  expect(await shown([], "hello")).toContain("9. Plan 8");
  const card = await shown([{ type: "title", text: "Your dates" }], "dates");
  expect(card).toContain("terminal.same");
  expect(card).not.toContain("9. Plan 8");
  expect(await shown([{ type: "text", text: "I did not get that." }], "blarg")).toContain("9. Plan 8");
  expect(await shown([{ type: "title", text: "Your case" }], "repeat")).toContain("9. Plan 8");
  await driver.type("9");
  expect(bot.turns.at(-1)?.choice).toEqual({ prompt: "plan", ids: ["p8"] });
});

test("files that are not there, folders and closed ones get a sentence, and no turn", async () => {
  mkdirSync(join(driver.folder, "scans"));
  await driver.type("letter.pdf");
  await driver.type("./scans");
  expect(driver.shown()).toContain("terminal.file.missing letter.pdf");
  expect(driver.shown()).toContain("terminal.file.folder ./scans");
  if (process.getuid?.() !== 0) {
    writeFileSync(join(driver.folder, "closed.pdf"), "%PDF");
    chmodSync(join(driver.folder, "closed.pdf"), 0);
    await driver.type("closed.pdf");
    expect(driver.shown()).toContain("terminal.file.closed closed.pdf");
  }
  expect(bot.turns).toEqual([]);
});

test("a file with spaces is found as a terminal writes it when it is dropped", async () => {
  writeFileSync(join(driver.folder, "my letter.pdf"), "%PDF");
  await driver.type(join(driver.folder, "my\\ letter.pdf"));
  expect(bot.turns.at(-1)?.files?.[0]).toMatchObject({ name: "my letter.pdf", type: "application/pdf", size: 4 });
});

test("saved files never overwrite, and never leave the folder", async () => {
  writeFileSync(join(driver.folder, "dates.ics"), "mine");
  const file = (content: string) => ({ name: "../dates.ics", type: "text/calendar", content });
  const [first, again, other] = ["new", "new", "newer"].map((content) => [file(content)]);
  for (const files of [first, again, other]) if (files) bot.say({ blocks: [], files });
  for (let times = 0; times < 3; times++) await driver.type("calendar");
  expect(readFileSync(join(driver.folder, "dates.ics"), "utf8")).toBe("mine");
  expect(readFileSync(join(driver.folder, "dates-2.ics"), "utf8")).toBe("new");
  expect(readFileSync(join(driver.folder, "dates-3.ics"), "utf8")).toBe("newer");
  expect(driver.shown()).toContain("terminal.saved dates-3.ics");
});

test("control signs in any text are harmless", async () => {
  const evil = "a\u001b[2Jb\u0007c\u009b31md\u202ee\rf";
  bot.say({
    blocks: [
      { type: "text", text: evil },
      { type: "table", columns: [evil], rows: [[evil]] },
      { type: "sources", items: [{ label: evil }] },
    ],
    choices: [{ id: "x", label: evil }],
    ask: { prompt: "p", kind: "one", label: evil, hint: evil, choices: [{ id: "y", label: evil }] },
  });
  await driver.type("hello");
  const raw = driver.screen.raw();
  for (const sign of ["\u001b[2J", "\u0007", "\u009b", "\u202e"]) expect(raw).not.toContain(sign);
});

test("a table that is too wide is shown row by row, and stays within 80 columns", async () => {
  const wide = "many words in a cell that go on and on ".repeat(2);
  bot.say({ blocks: [{ type: "table", columns: ["What", "Approved"], rows: [["Code", wide]] }] });
  await driver.type("hello");
  expect(driver.shown()).toMatch(/What: Code\n {2}Approved: many words/);
  expect(
    driver
      .shown()
      .split("\n")
      .filter((line) => line.length > 80),
  ).toEqual([]);
});

test("a reminder comes between prompts and keeps what was typed so far", async () => {
  await driver.type("hello");
  driver.screen.keys("half a sent");
  await expect.poll(() => driver.shown()).toContain("half a sent");
  await driver.adapter.send("terminal:local", [text("Your date is near.")]);
  driver.screen.keys("ence\n");
  await expect.poll(() => bot.turns.at(-1)?.text).toBe("half a sentence");
  await expect(driver.adapter.send("terminal:other", [])).rejects.toThrow();
});

test.each(["exit", "\u0003", "\u0004"])(
  "%j says goodbye by way of the bot, which knows the case code",
  async (keys) => {
    await asks({ prompt: "p", kind: "text", label: "Why?" });
    bot.say({ ...text("Your case code is 7Q4K."), ask: { prompt: "p", kind: "text", label: "Why?" } });
    driver.screen.keys(keys === "exit" ? "terminal.words.leave\n" : keys);
    await expect.poll(() => driver.shown()).toContain("terminal.goodbye");
    expect(driver.shown().match(/Why\?/g)).toHaveLength(1);
    expect(driver.shown()).toContain("7Q4K");
  },
);

test("all of the terminal's words are there", () => {
  const messages = loadMessages(new URL("../../../messages", import.meta.url));
  expect(messages.list("en", "terminal.words.leave")).toContain("exit");
  expect(messages.text("en", "terminal.entry")).toContain("#1");
});

test("between pipes there is no prompt, each line is shown once, and the end is no goodbye", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const terminal = createTerminal({ input, output });
  const other = createScriptedBot();
  other.say(text("One is answered."));
  await terminal.start(other);
  input.end("one\n\ntwo");
  await terminal.ended;
  expect(other.turns.map((turn) => turn.text)).toEqual(["one", "", "two"]);
  output.end();
  expect(await readAll(output)).toBe("> one\nOne is answered.\n\n> \n> two\n");
});
