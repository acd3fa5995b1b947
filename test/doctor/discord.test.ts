import { REST } from "discord.js";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { registerCommands } from "../../adapters/discord/registration.ts";
import { readConfig } from "../../src/config.ts";
import { checkDiscord } from "../../src/doctor/discord.ts";
import { createFakeDiscord, type FakeDiscord } from "../adapters/discord/fake/server.ts";

let fake: FakeDiscord;

beforeEach(async () => {
  fake = await createFakeDiscord();
  onTestFinished(() => fake.close());
});

const check = async (env: Record<string, string> = {}): Promise<string[]> => {
  const { config } = readConfig({ DISCORD_TOKEN: fake.token, DISCORD_API_BASE: fake.apiBase, ...env });
  if (!config) throw new Error("The settings are wrong");
  return (await checkDiscord(config)).map(({ state, text, todo = "" }) => `${state}: ${text} ${todo}`);
};

test("all is well, with the invite link", async () => {
  await registerCommands(new REST({ api: fake.apiBase }).setToken(fake.token), {});
  const found = await check();
  expect(found.filter((line) => /^(missing|broken)/.test(line))).toEqual([]);
  expect(found.join()).toContain(`client_id=${fake.world.me.id}&scope=bot+applications.commands&permissions=0`);
  expect(found.join()).toContain("The commands are registered everywhere.");
});

test("commands that are not there are told", async () => {
  expect((await check()).join()).toMatch(/missing: The commands are not registered everywhere.*discord:register/);
});

test("a wrong token is told", async () => {
  expect(await check({ DISCORD_TOKEN: "wrong" })).toEqual([expect.stringMatching(/^broken: Discord refuses.*Reset/)]);
});

test("a Discord that can't be reached is told", async () => {
  const found = await check({ DISCORD_API_BASE: "http://127.0.0.1:9/api" });
  expect(found).toEqual([expect.stringMatching(/^broken: Discord can't be reached at 127\.0\.0\.1:9/)]);
});

test("the id of another app is told", async () => {
  const found = await check({ DISCORD_APP_ID: "123456789012345678" });
  expect(found.join()).toContain("broken: DISCORD_APP_ID is of another app.");
});

test("a server that did not invite the app is told", async () => {
  const guild = "123456789012345678";
  fake.fail({ on: /guilds/, status: 403, body: { code: 50001, message: "Missing Access" } });
  expect((await check({ DISCORD_GUILD_ID: guild })).join()).toContain(
    `broken: It may not register commands in the server ${guild}`,
  );
});

test("an app that people can't install, and too few connections, are told", async () => {
  fake.fail({
    on: /applications\/@me/,
    status: 200,
    body: { id: "1", name: "R", integration_types_config: { 0: {} } },
  });
  const limit = { total: 1000, remaining: 0, reset_after: 1, max_concurrency: 1 };
  fake.fail({ on: /gateway/, status: 200, body: { url: "ws://x", shards: 3, session_start_limit: limit } });
  const found = (await check()).join("\n");
  expect(found).toContain("missing: It can't be installed by: User Install.");
  expect(found).toContain("broken: It has used up today's starts.");
  expect(found).toContain("missing: Discord wants 3 connections, not 1.");
});
