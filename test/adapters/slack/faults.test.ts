import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../../src/core/contract.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { openSlack, type Setting, type SlackDriver } from "./driver.ts";
import { memoryStorage, SECRET } from "./memory.ts";
import { messageText } from "./sight.ts";
import { requestBody, sign } from "./transport.ts";

const text = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let driver: SlackDriver;
let bot: ScriptedBot;
const logged: string[] = [];
const note = (event: string) => void logged.push(event);
const log = { info: note, warn: note, error: note };

const open = async (setting: Setting) => {
  driver = await openSlack({ log, ...setting });
  bot = createScriptedBot();
  await driver.adapter.start(bot);
};
const message = (ts: string, words: string, more = {}) => ({
  type: "message",
  channel: driver.slack.direct("T1", "U1").id,
  channel_type: "im",
  user: "U1",
  text: words,
  ts,
  thread_ts: "1.1",
  ...more,
});

afterEach(async () => {
  await driver.adapter.stop();
  await driver.close();
  logged.length = 0;
});

describe.each(["socket", "http"] as const)("by %s", (mode) => {
  beforeEach(() => open({ mode }));

  it("handles a redelivered event once: at the same time, and again a minute later", async () => {
    const retry = { num: 1, reason: "http_timeout" };
    const [id, event] = ["Ev1", message("2.1", "hello")];
    bot.answer(() => [text("Once")]);
    await Promise.all([driver.user.event(event, { id }), driver.user.event(event, { id, retry })]);
    await driver.settled();
    await driver.user.event(event, { id, retry: { ...retry, num: 2 } });
    await driver.settled();
    expect(bot.turns).toHaveLength(1);
    expect(driver.slack.calls.filter((call) => call.method === "chat.postMessage")).toHaveLength(1);
  });

  it("acknowledges before it works, however long that takes", async () => {
    const { promise: acknowledged, resolve: go } = Promise.withResolvers<void>();
    bot.answer(async () => {
      await acknowledged;
      return [text("Late")];
    });
    const control = { label: "x", element: { type: "button", action_id: "press:0", value: "status" } };
    const block = { type: "actions", block_id: "any|0|any|slack:T1:DT1U1:1.1" };
    await driver.user.event(message("2.1", "hello"));
    await driver.user.command("help");
    await driver.user.press({ ...control, block }, { channel: "DT1U1", view: true });
    go();
    await driver.settled();
    expect(bot.turns.length).toBeGreaterThanOrEqual(3);
    expect(driver.shown()).toContain("Late");
  });

  it("keeps the order within a conversation, and lets others go on", async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    bot.answer(async ({ text: words = "" }) => {
      begun.push(words);
      if (words === "first") await pause(150);
      ended.push(words);
      return [text(`to ${words}`)];
    });
    await driver.user.event(message("2.1", "first"));
    await driver.user.event(message("2.2", "second"));
    await driver.user.event(message("2.3", "other", { thread_ts: "1.2" }));
    await driver.settled();
    expect(begun.indexOf("second")).toBeGreaterThan(begun.indexOf("first"));
    expect(ended).toEqual(["other", "first", "second"]);
    const answers = driver.slack.direct("T1", "U1").messages.map(messageText);
    expect(answers).toEqual(["to other", "to first", "to second"]);
  });
});

describe("a Slack in trouble", () => {
  beforeEach(() => open({}));

  it("waits as long as Slack asks it to", async () => {
    driver.slack.faults.push({ method: "chat.postMessage", status: 429, retryAfter: 1 });
    bot.say(text("Patient"));
    await driver.type("hello");
    const calls = driver.slack.calls.filter((call) => call.method === "chat.postMessage");
    expect(calls).toHaveLength(2);
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(driver.shown()).toContain("Patient");
  });

  it.each([{ status: 500 }, { status: 503 }, { hangUp: true }])("tries a failed send again (%o)", async (fault) => {
    driver.slack.faults.push({ method: "chat.postMessage", ...fault }, { method: "chat.postMessage", status: 502 });
    bot.say(text("Sent at last"));
    await driver.type("hello");
    expect(driver.shown()).toContain("Sent at last");
    expect(bot.turns).toHaveLength(1);
  });

  it("tries an answer to a command again", async () => {
    driver.slack.faults.push({ method: "response_url", status: 429 }, { method: "response_url", status: 500 });
    bot.say(text("Sent at last"));
    await driver.user.command("help");
    await driver.settled();
    expect(driver.shown()).toContain("Sent at last");
  });

  it("goes on after a send that Slack refuses for good, and says nothing of what was written", async () => {
    for (let times = 0; times < 9; times++) driver.slack.faults.push({ method: "chat.postMessage", status: 500 });
    bot.say(text("Lost words"));
    await driver.type("my secret");
    expect(logged).toContain("slack.not_shown");
    driver.slack.faults.length = 0;
    bot.say(text("And on"));
    await driver.type("hello again");
    expect(bot.turns.map((turn) => turn.text)).toEqual(["my secret", "hello again"]);
    expect(driver.shown()).toContain("And on");
    expect(logged.join()).not.toContain("secret");
  });

  it("comes back when Slack closes the socket", async () => {
    for (const socket of driver.slack.sockets)
      socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    await expect.poll(() => driver.slack.sockets.size, { timeout: 15_000 }).toBe(0);
    await expect.poll(() => driver.slack.sockets.size, { timeout: 15_000 }).toBe(1);
    await pause(50);
    await driver.user.event(message("2.1", "still there?"));
    await driver.settled();
    expect(bot.turns.at(-1)?.text).toBe("still there?");
  });

  it("rejects when it writes first and Slack refuses", async () => {
    await driver.type("hello");
    const { conversation = "" } = bot.turns[0] ?? {};
    driver.slack.faults.push({ method: "chat.postMessage", error: "is_archived" });
    await expect(driver.adapter.send(conversation, [text("Reminder")])).rejects.toThrow("is_archived");
    await expect(driver.adapter.send("slack:T1:U1", [text("Reminder")])).rejects.toThrow();
  });
});

it.each([
  ["bot token", { botToken: "xoxb-wrong" }],
  ["port", { port: -1 }],
])("does not start with a wrong %s", async (_, options) => {
  driver = await openSlack({ mode: "http", options });
  await expect(driver.adapter.start(createScriptedBot())).rejects.toThrow();
});

it("handles an event once after a restart too", async () => {
  const storage = memoryStorage();
  await open({ storage });
  await driver.user.event(message("2.1", "hello"), { id: "Ev7" });
  await driver.settled();
  expect(bot.turns).toHaveLength(1);
  const { slack } = driver;
  await driver.adapter.stop();
  driver = await openSlack({ storage, slack });
  await driver.adapter.start(bot);
  await driver.user.event(message("2.1", "hello"), { id: "Ev7", retry: { num: 3, reason: "timeout" } });
  await driver.settled();
  expect(bot.turns).toHaveLength(1);
});

it("lets what is going on end before it stops", async () => {
  await open({});
  bot.answer(async () => {
    await pause(200);
    return [text("Just in time")];
  });
  await driver.user.event(message("2.1", "hello"));
  await driver.adapter.stop();
  expect(driver.shown()).toContain("Just in time");
});

describe("signed requests", () => {
  beforeEach(() => open({ mode: "http" }));

  const post = async (headers: Record<string, string>, body: string) => {
    const { port } = driver;
    return fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
  };
  const { body } = requestBody("events_api", {
    type: "event_callback",
    team_id: "T1",
    event_id: "EvX",
    event: { type: "message", channel_type: "im", channel: "DT1U1", user: "U1", ts: "1.1", text: "hi" },
  });
  const now = () => Math.floor(Date.now() / 1000);

  it.each([
    ["a bad signature", () => ({ ...sign("another secret", body) })],
    ["a signature of another body", () => ({ ...sign(SECRET, `${body} `) })],
    ["a stale signature", () => ({ ...sign(SECRET, body, now() - 301) })],
    ["no signature", () => ({})],
  ])("refuses %s", async (_, headers) => {
    expect((await post(headers() as Record<string, string>, body)).status).toBe(401);
    await driver.settled();
    expect(bot.turns).toEqual([]);
  });

  it("takes a good one, on the host that is configured", async () => {
    expect((await post(sign(SECRET, body), body)).status).toBe(200);
    await driver.settled();
    expect(bot.turns).toHaveLength(1);
  });
});
