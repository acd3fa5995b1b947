import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openStorage, type Storage } from "../../../src/storage.ts";
import type { TestBot } from "../../conversation/bot.ts";
import { silent } from "../../silent.ts";
import { openSlack, type Setting, type SlackDriver } from "./driver.ts";
import { createRealBot } from "./real-bot.ts";
import { answerAll } from "./scripted-user.ts";
import { messageText } from "./sight.ts";
import { createUser } from "./user.ts";

let driver: SlackDriver;
let core: TestBot;

const open = async (setting: Setting, storage?: Storage) => {
  driver = await openSlack(setting);
  const real = await createRealBot(storage);
  core = real.core;
  await driver.adapter.start(real.bot);
};
afterEach(async () => {
  await driver.adapter.stop();
  expect(core.failures).toEqual([]);
  await core.close();
  await driver.close();
});

const command = async (words: string) => {
  await driver.user.command(words);
  await driver.settled();
};
const codeIn = (shown: string): string => shown.match(/Case code: ([2-9A-Z]{4})/)?.[1] ?? "";
const elementTypes = () =>
  new Set(
    driver.slack.calls.flatMap(({ args }) =>
      ((args.blocks ?? []) as { elements?: { type: string }[] }[]).flatMap((one) =>
        (one.elements ?? []).map((it) => it.type),
      ),
    ),
  );

it.each(["socket", "http"] as const)("holds a whole conversation by %s, each control used", async (mode) => {
  await open({ mode });
  await driver.type("hello");
  const asked = await answerAll(driver);
  expect(asked.length).toBeGreaterThanOrEqual(8);
  expect(new Set(asked).size).toBe(asked.length);
  expect(driver.shown()).toContain("This looks like: they approved one thing, the bill shows another");
  expect(driver.shown()).toMatch(/Last safe day for the outside review: \w+ \d+, 202\d/);
  expect([...elementTypes()]).toEqual(
    expect.arrayContaining(["button", "radio_buttons", "static_select", "datepicker"]),
  );
  expect(driver.slack.calls.some((call) => call.method === "views.open")).toBe(true);

  await driver.press("What to gather");
  expect(driver.shown()).toContain("What to gather before you call");
  await driver.type("remind me");
  await driver.pick(["7 days before", "1 day before"]);
  expect(driver.shown()).toContain("I will remind you");
  await driver.type("calendar");
  expect(driver.given()[0]?.content).toContain("BEGIN:VCALENDAR");

  const code = codeIn(driver.shown());
  await command("cases");
  expect(messageText(driver.messages().at(-1) as never)).toContain(code);
  await driver.press("Log a call");
  await driver.press("Close");
  await command("cases");
  await driver.press("Forget");
  await command("forget");
  await driver.press("Delete all my cases");
  await command("cases");
  expect(messageText(driver.messages().at(-1) as never)).not.toContain(code);
});

it("answers a pasted line at once: because, comparison as a table, three steps, case code", async () => {
  await open({});
  await command("MRI without contrast 70551 was approved, they billed 70553 and now it says CO-284");
  const thread = driver.slack.direct("T1", "U1").messages;
  const table = thread.flatMap((message) => message.blocks).find((block) => block.type === "table");
  expect(JSON.stringify(table?.rows)).toMatch(/70551.*70553/);
  const shown = thread.map(messageText).join("\n");
  expect(shown).toMatch(/Because .*CO-284/);
  expect(shown).toMatch(/1\. .+\n2\. .+\n3\. .+/);
  expect(codeIn(shown)).not.toBe("");
});

it("keeps cases side by side, and apart from other people's and other workspaces'", async () => {
  await open({});
  const { slack, user } = driver;
  slack.install("T2", "xoxb-2");
  for (const line of [
    "step therapy, they want me to fail two cheaper drugs first",
    "CO-197 no auth on file but I have the number",
  ])
    await user.write(slack.direct("T1", "U1").id, line);
  await driver.settled();
  await command("cases");
  const listed = messageText(driver.messages().at(-1) as never);
  expect(listed.match(/No date known yet/g)).toHaveLength(2);
  const other = createUser(slack, driver.transport, { team: "T1", id: "U2" });
  await other.command("cases");
  await driver.settled();
  const seen = slack.channel("T1", "ET1U2").messages.map(messageText).join("\n");
  for (const [code] of listed.matchAll(/^[2-9A-Z]{4}(?= )/gm)) expect(seen).not.toContain(code);
});

it("goes on after a restart with nothing lost, and keeps tokens sealed", async () => {
  const data = mkdtempSync(join(tmpdir(), "slack-"));
  const storage = await openStorage({ data, store: "sqlite" }, silent);
  await open({ storage }, storage);
  await driver.type("approved my surgery, then months later a letter says not medically necessary");
  const code = codeIn(driver.shown());
  await driver.adapter.stop();
  const { slack } = driver;
  driver = await openSlack({ storage, slack });
  const { bot, core: second } = await createRealBot(storage);
  core = second;
  await driver.adapter.start(bot);
  await driver.press("An appeal was sent");
  expect(driver.shown()).toContain("On which day was the appeal sent?");
  await command("status");
  expect(codeIn(messageText(driver.messages().at(-2) as never))).toBe(code);
  await storage.keyv("slack-installations").set("T9", { bot: { token: "xoxb-very-secret" } });
  const kept = readdirSync(data).map((name) => readFileSync(join(data, name), "latin1"));
  expect(kept.join()).not.toMatch(/xoxb-very-secret|months later/);
  rmSync(data, { recursive: true });
});

it("deletes a workspace's conversations when the app is removed from it", async () => {
  await open({});
  await driver.type("CO-197 no auth on file but I have the number");
  expect(await core.sessions.byPerson("slack:T1:U1")).toHaveLength(1);
  await driver.user.event({ type: "app_uninstalled" });
  await driver.settled();
  expect(await core.sessions.byPerson("slack:T1:U1")).toEqual([]);
});

it("answers words of crisis at once where only that person sees it", async () => {
  await open({});
  driver.slack.channel("T1", "C1");
  await driver.user.event({
    type: "app_mention",
    channel: "C1",
    user: "U1",
    ts: "7.2",
    text: "<@UBOTT1> I want to kill myself",
  });
  await driver.settled();
  const [, answer] = driver.slack.direct("T1", "U1").messages;
  expect(messageText(answer as never)).toContain("988");
  expect(driver.slack.channels.get("C1")?.messages.every((message) => message.only === "U1")).toBe(true);
});
