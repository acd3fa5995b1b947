import { afterEach, beforeEach, expect, it } from "vitest";
import { ANY, type Block, type Reply } from "../../../src/core/contract.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { openSlack, type SlackDriver } from "./driver.ts";
import { blockText, controlsIn } from "./sight.ts";
import type { Block as SlackBlock } from "./world.ts";

let driver: SlackDriver;
let bot: ScriptedBot;
let cases: Block[] = [];

const entry = (code: string, conversation?: string): Block => ({
  type: "entry",
  title: `Case ${code}: approval not linked`,
  lines: ["Next date: March 2 (overdue)", "Appeal sent"],
  choices: [
    { id: `log-call:${code}`, label: `Log a call ${code}` },
    { id: `close:${code}`, label: `Close ${code}` },
    { id: `forget:${code}`, label: `Forget ${code}`, style: "danger" },
  ],
  ...(conversation ? { conversation } : {}),
});

const isCases = (ids: string[] | undefined) => ids?.[0] === "cases";
const home = () => (driver.slack.homes.get("U1")?.blocks ?? []) as SlackBlock[];
const open = async () => {
  await driver.user.event({ type: "app_home_opened", user: "U1", channel: "DT1U1", tab: "home" });
  await driver.settled();
};
const press = async (label: string) => {
  const control = controlsIn(home()).find((one) => one.label === label);
  if (!control) throw new Error(`There is no ${label} in Home`);
  await driver.user.press(control, { view: true });
  await driver.settled();
};

beforeEach(async () => {
  driver = await openSlack();
  bot = createScriptedBot();
  bot.answer(({ choice }): Reply[] =>
    isCases(choice?.ids) ? [{ blocks: cases }] : [{ blocks: [{ type: "text", text: "Done" }] }],
  );
  await driver.adapter.start(bot);
});
afterEach(async () => {
  await driver.adapter.stop();
  await driver.close();
});

it("lists the person's own cases with what can be done, and a way to each", async () => {
  await driver.type("a case");
  const conversation = bot.turns[0]?.conversation ?? "";
  cases = [entry("7Q4K", conversation), entry("9ABC")];
  await open();
  const seen = home().map(blockText).join("\n");
  for (const words of ["Case 7Q4K", "March 2 (overdue)", "Appeal sent", "Log a call 9ABC", "slack.home.new"])
    expect(seen).toContain(words);
  const links = home().flatMap((block) => (block.elements ?? []).flatMap((one: { url?: string }) => one.url ?? []));
  expect(links).toEqual([`https://T1.slack.com/archives/DT1U1/p${conversation.split(":").at(-1)?.replace(".", "")}`]);
});

it("does what is pressed in the case's own thread, and shows Home anew", async () => {
  await driver.type("a case");
  const conversation = bot.turns[0]?.conversation ?? "";
  cases = [entry("7Q4K", conversation)];
  await open();
  cases = [];
  await press("Close 7Q4K");
  const turn = bot.turns.findLast(({ choice }) => choice && !isCases(choice.ids));
  expect(turn).toMatchObject({ conversation, choice: { prompt: ANY, ids: ["close:7Q4K"] } });
  expect(driver.slack.direct("T1", "U1").messages.at(-1)).toMatchObject({ thread_ts: conversation.split(":").at(-1) });
  expect(home().map(blockText).join()).not.toContain("Case 7Q4K");
});

it("begins a new case, and answers what belongs to no thread in a new one", async () => {
  cases = [entry("9ABC")];
  await open();
  await press("slack.home.new");
  const begun = bot.turns.findLast(({ choice }) => choice?.ids[0] === "start");
  expect(begun?.conversation).toMatch(/^slack:T1:DT1U1:/);
  await press("Log a call 9ABC");
  const logged = bot.turns.findLast(({ choice }) => choice?.ids[0] === "log-call:9ABC");
  expect(logged?.conversation).toMatch(/^slack:T1:DT1U1:/);
  expect(logged?.conversation).not.toBe(begun?.conversation);
});

it("says where the rest is when there are more cases than Home can hold", async () => {
  cases = Array.from({ length: 60 }, (_, at) => entry(`CODE${at}`));
  await open();
  expect(home().length).toBeLessThanOrEqual(100);
  expect(home().map(blockText).at(-1)).toBe("slack.home.more");
});

it("lists all cases for /denial cases, seen by one, and answers presses in the case's thread", async () => {
  await driver.type("a case");
  const conversation = bot.turns[0]?.conversation ?? "";
  cases = [entry("7Q4K", conversation)];
  await driver.user.command("cases");
  await driver.settled();
  await driver.press("Log a call 7Q4K");
  expect(bot.turns.at(-1)).toMatchObject({ conversation, choice: { prompt: ANY, ids: ["log-call:7Q4K"] } });
  expect(driver.shown()).toContain("slack.answered_there");
});
