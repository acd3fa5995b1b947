import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCOPES } from "../../../adapters/slack/manifest.ts";
import type { Reply } from "../../../src/core/contract.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { openSlack, type SlackDriver } from "./driver.ts";
import { createUser } from "./user.ts";

const text = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });

let driver: SlackDriver;
let bot: ScriptedBot;

const at = (path: string) => `http://127.0.0.1:${driver.port}${path}`;
const person = (team: string, id = "U1", enterprise?: string) =>
  createUser(driver.slack, driver.transport, { team, id, ...(enterprise ? { enterprise } : {}) });

/** A person's browser: asks to install, comes back from Slack with what Slack would give. */
const goInstall = async () => {
  const asked = await fetch(at("/slack/install"), { redirect: "manual" });
  const address = new URL(asked.headers.get("location") ?? "");
  return { address, state: address.searchParams.get("state") ?? "", cookie: asked.headers.getSetCookie().join("; ") };
};
const comeBack = (code: string, state: string, cookie: string) =>
  fetch(at(`/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`), { headers: { cookie } });

const grant = (team: string, wide?: string): void => {
  const token = `xoxb-${wide ?? team}`;
  driver.slack.install(team, token, SCOPES);
  driver.slack.grants.set(`code-${team}`, {
    ok: true,
    access_token: token,
    token_type: "bot",
    scope: SCOPES.join(","),
    bot_user_id: `UBOT${team}`,
    app_id: "A1",
    team: wide ? null : { id: team, name: team },
    enterprise: wide ? { id: wide, name: wide } : null,
    authed_user: { id: "U1" },
    is_enterprise_install: wide !== undefined,
  });
};
const install = async (team: string, wide?: string) => {
  grant(team, wide);
  const { state, cookie } = await goInstall();
  return comeBack(`code-${team}`, state, cookie);
};
const write = async (team: string, words: string, enterprise?: string) => {
  const channel = driver.slack.direct(team, "U1").id;
  await person(team, "U1", enterprise).write(channel, words);
  await driver.settled();
};

const open = async (mode: "socket" | "http") => {
  driver = await openSlack({ mode, many: true });
  bot = createScriptedBot();
  bot.answer(({ conversation }) => [text(`answer for ${conversation}`)]);
  await driver.adapter.start(bot);
};

afterEach(async () => {
  await driver.adapter.stop();
  await driver.close();
});

describe.each(["http", "socket"] as const)("many workspaces, by %s", (mode) => {
  beforeEach(() => open(mode));

  it("installs by OAuth with the least scopes, at the configured address", async () => {
    const { address, state } = await goInstall();
    expect(`${address.origin}${address.pathname}`).toBe(`${driver.slack.base}/oauth/v2/authorize`);
    expect(address.searchParams.get("scope")?.split(",").toSorted()).toEqual([...SCOPES].toSorted());
    expect(address.searchParams.get("user_scope")).toBeFalsy();
    expect(state).not.toBe("");
    expect((await install("T1")).status).toBe(200);
    await write("T1", "hello");
    expect(bot.turns).toHaveLength(1);
  });

  it("refuses a state that it did not give, that is forged, or of another browser", async () => {
    grant("T1");
    const { state, cookie } = await goInstall();
    const tries = [
      await comeBack("code-T1", "made-up", cookie),
      await comeBack("code-T1", `${state}x`, cookie),
      await comeBack("code-T1", state, ""),
    ];
    expect(tries.map((one) => one.ok)).toEqual([false, false, false]);
    await write("T1", "hello");
    expect(bot.turns).toEqual([]);
  });

  it("answers each workspace with its own token, and keeps them apart", async () => {
    await install("T1");
    await install("T2");
    await write("T1", "from one");
    await write("T2", "from two");
    expect(bot.turns.map((turn) => turn.person)).toEqual(["slack:T1:U1", "slack:T2:U1"]);
    for (const team of ["T1", "T2"]) {
      const posted = driver.slack.calls.filter((call) => call.method === "chat.postMessage" && call.team === team);
      expect(posted).toHaveLength(1);
      expect(JSON.stringify(posted[0]?.args)).toContain(`slack:${team}:`);
    }
    await driver.adapter.send(bot.turns[1]?.conversation ?? "", [text("Reminder")]);
    expect(driver.slack.calls.at(-1)).toMatchObject({ method: "chat.postMessage", team: "T2" });
  });

  it("lets no control reach into another workspace", async () => {
    await install("T1");
    await install("T2");
    await write("T1", "mine");
    const [turn] = bot.turns;
    const block = { type: "actions", block_id: `any|0|any|${turn?.conversation}` };
    const element = { type: "button", action_id: "press:0", value: "status", text: { type: "plain_text", text: "x" } };
    await person("T2", "U9").press({ label: "x", element, block }, { channel: "DT2U9" });
    await driver.settled();
    expect(bot.turns).toHaveLength(1);
  });

  it("answers 200 and does nothing for a workspace that has not installed it", async () => {
    await write("T7", "hello");
    expect(bot.turns).toEqual([]);
    expect(driver.slack.calls.filter((call) => call.method.startsWith("chat."))).toEqual([]);
  });

  it.each([
    ["app_uninstalled", { type: "app_uninstalled" }],
    ["tokens_revoked", { type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOTT1"] } }],
  ])("deletes tokens and conversations of a workspace on %s, and of no other", async (_, event) => {
    await install("T1");
    await install("T2");
    await person("T1").event(event);
    await driver.settled();
    expect(bot.forgotten).toEqual(["slack:T1:"]);
    await write("T1", "still there?");
    await write("T2", "still there?");
    expect(bot.turns.map((turn) => turn.person)).toEqual(["slack:T2:U1"]);
    await expect(driver.adapter.send("slack:T1:DT1U1:1.1", [text("Reminder")])).rejects.toThrow();
  });

  it("keeps an installation when only a person's own tokens are revoked", async () => {
    await install("T1");
    await person("T1").event({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } });
    await write("T1", "still there?");
    expect(bot.turns).toHaveLength(1);
    expect(bot.forgotten).toEqual([]);
  });

  it("serves all workspaces of an organization, and forgets them all", async () => {
    await install("T4", "E1");
    await write("T4", "hello", "E1");
    expect(bot.turns.map((turn) => turn.person)).toEqual(["slack:T4:U1"]);
    await driver.adapter.send(bot.turns[0]?.conversation ?? "", [text("Reminder")]);
    expect(driver.shown()).toBeDefined();
    await person("T4", "U1", "E1").event({ type: "app_uninstalled" }, { body: { team_id: "E1" } });
    await driver.settled();
    expect(bot.forgotten).toContain("slack:T4:");
    await write("T4", "still there?", "E1");
    expect(bot.turns).toHaveLength(1);
  });
});

it("takes no requests in place of the socket while its server is there for installing", async () => {
  await open("socket");
  const response = await fetch(at("/slack/events"), { method: "POST", body: "{}" });
  expect(response.status).toBe(404);
});
