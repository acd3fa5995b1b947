import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig, tellProblems, VARIABLES } from "../src/config.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const OTHER = Buffer.alloc(32, 8).toString("base64");
const blamed = (env: Record<string, string>) => readConfig(env).problems.map(({ variable }) => variable);

test("an empty environment is enough for the terminal", () => {
  const { config } = readConfig({});
  expect(config).toMatchObject({ data: "data", keepDays: 30, lang: "en", logLevel: "info" });
  expect(config?.slack).toBeUndefined();
  expect(config?.discord).toBeUndefined();
});

test("empty variables count as absent, as they stand in a copied .env", () => {
  expect(readConfig({ SLACK_BOT_TOKEN: "", RECOURSE_KEEP_DAYS: " " }).config).toEqual(readConfig({}).config);
});

test("keys are read in order, the first one seals", () => {
  expect(readConfig({ RECOURSE_KEY: `${KEY}, ${OTHER}` }).config?.key).toEqual([
    Buffer.alloc(32, 7),
    Buffer.alloc(32, 8),
  ]);
});

test("both platforms are read into their own parts", () => {
  const { config, problems } = readConfig({
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_SIGNING_SECRET: "s",
    SLACK_PORT: "8080",
    DISCORD_TOKEN: "t",
    DISCORD_SHARDS: "auto",
  });
  expect(problems).toEqual([]);
  expect(config?.slack).toMatchObject({ botToken: "xoxb-1", port: 8080, retries: 5 });
  expect(config?.discord).toMatchObject({ token: "t", shards: "auto", apiBase: "https://discord.com/api" });
});

test("all problems are told at once, each with its variable", () => {
  const env = {
    RECOURSE_KEEP_DAYS: "soon",
    RECOURSE_KEY: "short",
    TZ: "Mars/Base",
    REDIS_URL: "http://x",
    SLACK_APP_TOKEN: "xoxb-wrong",
    DISCORD_APP_ID: "12",
    DISCORD_TIMEOUT_MS: "0",
  };
  const wrong = blamed(env).sort();
  expect(wrong).toEqual(
    [
      "DISCORD_APP_ID",
      "DISCORD_TIMEOUT_MS",
      "DISCORD_TOKEN",
      "RECOURSE_KEEP_DAYS",
      "RECOURSE_KEY",
      "REDIS_URL",
      "SLACK_APP_TOKEN",
      "SLACK_BOT_TOKEN",
      "TZ",
    ].sort(),
  );
  expect(tellProblems(readConfig(env).problems).split("\n")).toHaveLength(wrong.length);
});

test.each([
  [{ SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_BOT_TOKEN"]],
  [{ SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_APP_TOKEN"]],
  [{ SLACK_CLIENT_ID: "1", SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"]],
  [{ SLACK_CLIENT_SECRET: "1", SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_CLIENT_ID"]],
  [
    {
      SLACK_CLIENT_ID: "1",
      SLACK_CLIENT_SECRET: "1",
      SLACK_STATE_SECRET: "x".repeat(16),
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "s",
    },
    ["SLACK_BOT_TOKEN"],
  ],
  [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_PORT: "70000" }, ["SLACK_PORT"]],
  [{ DISCORD_GUILD_ID: "123456789012345678" }, ["DISCORD_TOKEN"]],
  [{ DISCORD_TOKEN: "t", DISCORD_SHARDS: "0" }, ["DISCORD_SHARDS"]],
  [{ REDIS_URL: "redis://localhost" }, ["RECOURSE_KEY"]],
  [{ REDIS_URL: "redis://localhost", RECOURSE_KEY: KEY, RECOURSE_STORE: "memory" }, ["RECOURSE_STORE"]],
])("half a configuration is told: %j", (env, variables) => {
  expect(blamed(env as Record<string, string>)).toEqual(variables);
});

test(".env.example names every variable that is read, and no other", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...VARIABLES].sort());
});
