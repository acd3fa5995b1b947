import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { REST } from "discord.js";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { areRegistered, registerCommands } from "../../../adapters/discord/registration.ts";
import { createFakeDiscord, type FakeDiscord } from "./fake/server.ts";

let fake: FakeDiscord;
let rest: REST;

beforeEach(async () => {
  fake = await createFakeDiscord();
  rest = new REST({ api: fake.apiBase }).setToken(fake.token);
  onTestFinished(() => fake.close());
});

const puts = () => fake.world.calls.filter((call) => call.startsWith("PUT"));

test("commands are told to Discord once, and again only when they changed", async () => {
  expect(await areRegistered(rest, {})).toBe(false);
  expect(await registerCommands(rest, {})).toBe(true);
  expect(await registerCommands(rest, {})).toBe(false);
  expect(await areRegistered(rest, {})).toBe(true);
  expect(puts()).toHaveLength(1);
  const [denial] = fake.world.commands.get("global") ?? [];
  Object.assign(denial ?? {}, { description: "Something older." });
  expect(await registerCommands(rest, {})).toBe(true);
  expect(fake.world.violations).toEqual([]);
});

test("a command that is no longer ours goes", async () => {
  await registerCommands(rest, {});
  fake.world.commands.get("global")?.push({ id: "1", type: 1, name: "old", description: "An old one" });
  expect(await registerCommands(rest, {})).toBe(true);
  expect(fake.world.commands.get("global")).toHaveLength(2);
});

test("in one server only, where a server is named", async () => {
  const guildId = "123456789012345678";
  await registerCommands(rest, { appId: fake.world.me.id, guildId });
  expect([...fake.world.commands.keys()]).toEqual([guildId]);
});

test("for servers and for people, in all places, in English and Spanish, without any permission", async () => {
  await registerCommands(rest, {});
  const commands = fake.world.commands.get("global") ?? [];
  expect(commands.map(({ name, type }) => [name, type])).toEqual([
    ["denial", 1],
    ["Triage this denial", 3],
  ]);
  for (const command of commands) {
    expect(command).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(Object.keys(command.name_localizations ?? {})).toEqual(["es-ES", "es-419"]);
    expect(command.default_member_permissions).toBeUndefined();
  }
  const options = (commands[0]?.options ?? []) as { name: string; description_localizations: object }[];
  expect(options.map(({ name }) => name)).toEqual([
    "start",
    "ask",
    "status",
    "deadline",
    "cases",
    "new",
    "forget",
    "help",
    "panel",
  ]);
  expect(options.every((option) => Object.keys(option.description_localizations).length === 2)).toBe(true);
});

const program = new URL("../../../adapters/discord/register.ts", import.meta.url).pathname;
const guild = "123456789012345678";

test("by hand, in one server, told what happened", async () => {
  const env = { PATH: process.env.PATH, DISCORD_TOKEN: fake.token, DISCORD_API_BASE: fake.apiBase };
  const run = () => promisify(execFile)(process.execPath, [program, guild], { env });
  expect((await run()).stdout).toBe(`Registered in the server ${guild}.\n`);
  expect((await run()).stdout).toContain("nothing changed");
  expect(fake.world.commands.get(guild)).toHaveLength(2);
}, 60_000);
