import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { checkSlack } from "../../src/doctor/slack.ts";

/** A Slack that answers methods with these bodies and tells these rights. */
const openSlack = async (answers: Record<string, object>, scopes = ""): Promise<string> => {
  const server = createServer(({ url = "" }, response) => {
    const body = answers[url.slice("/api/".length)] ?? { ok: false, error: "unknown_method" };
    response.writeHead(200, { "x-oauth-scopes": scopes }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
};

const check = async (env: Record<string, string>): Promise<string> => {
  const { config } = readConfig(env);
  if (!config) throw new Error("The settings are wrong");
  const found = await checkSlack(config, ["chat:write", "commands"]);
  return found.map(({ state, text, todo = "" }) => `${state}: ${text} ${todo}`).join("\n");
};

const socket = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
const auth = { ok: true, user: "recourse", team: "Helpers" };

test("all is well in Socket Mode", async () => {
  const url = await openSlack({ "auth.test": auth, "apps.connections.open": { ok: true } }, "chat:write, commands");
  const found = await check({ ...socket, SLACK_API_URL: url });
  expect(found).not.toMatch(/missing|broken/);
  expect(found).toContain("recourse in Helpers");
});

test("rights that are missing and tokens that are refused are told", async () => {
  const url = await openSlack(
    { "auth.test": auth, "apps.connections.open": { ok: false, error: "invalid_auth" } },
    "commands",
  );
  const found = await check({ ...socket, SLACK_API_URL: url });
  expect(found).toContain("missing: The app may not: chat:write.");
  expect(found).toContain("broken: Slack refuses SLACK_APP_TOKEN (invalid_auth).");
  const refused = await openSlack({ "auth.test": { ok: false, error: "token_revoked" } });
  expect(await check({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: refused })).toMatch(
    /broken: Slack refuses SLACK_BOT_TOKEN \(token_revoked\)[\s\S]*note: Slack's signed calls are awaited/,
  );
});

test("many workspaces need only a Slack that can be reached", async () => {
  const many = {
    SLACK_CLIENT_ID: "1",
    SLACK_CLIENT_SECRET: "s",
    SLACK_STATE_SECRET: "x".repeat(16),
    SLACK_SIGNING_SECRET: "s",
  };
  expect(await check({ ...many, SLACK_API_URL: await openSlack({}) })).toContain("ok: Slack can be reached.");
  expect(await check({ ...many, SLACK_API_URL: "http://127.0.0.1:9/" })).toContain("broken: Slack can't be reached");
});

test("without settings it is not used", async () => {
  expect(await check({})).toContain("note: Slack is not used.");
});
