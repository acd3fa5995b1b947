import type { Config, SlackConfig } from "../config.ts";
import { broken, type Finding, missing, note, notUsed, ok } from "./finding.ts";

interface Answer {
  ok: boolean;
  error?: string;
  team?: string;
  user?: string;
  scopes: string[];
}

/** Asks Slack itself about the tokens; `scopes` are those that the adapter uses. */
export async function checkSlack({ slack }: Config, scopes: readonly string[]): Promise<Finding[]> {
  if (!slack) return [notUsed("Slack", "adapters/slack/README.md")];
  try {
    return [...(await checkWorkspace(slack, scopes)), ...(await checkConnection(slack))];
  } catch {
    const todo = "Check the network, and SLACK_API_URL if it is set.";
    return [broken(`Slack can't be reached at ${new URL(slack.apiUrl).host}.`, todo)];
  }
}

async function call({ apiUrl, timeoutMs }: SlackConfig, method: string, token?: string): Promise<Answer> {
  const response = await fetch(new URL(method, apiUrl), {
    method: "POST",
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal: AbortSignal.timeout(timeoutMs),
  });
  const scopes = response.headers.get("x-oauth-scopes")?.split(/,\s*/) ?? [];
  return { ...((await response.json()) as Omit<Answer, "scopes">), scopes };
}

/** One workspace with its token, or many that install the app. */
async function checkWorkspace(slack: SlackConfig, wanted: readonly string[]): Promise<Finding[]> {
  if (!slack.botToken) {
    await call(slack, "api.test");
    return [ok("Slack can be reached. Workspaces install the app by themselves.")];
  }
  const answer = await call(slack, "auth.test", slack.botToken);
  if (!answer.ok) {
    const todo = "Copy it again: OAuth & Permissions → Bot User OAuth Token.";
    return [broken(`Slack refuses SLACK_BOT_TOKEN (${answer.error}).`, todo)];
  }
  const lacks = wanted.filter((scope) => !answer.scopes.includes(scope));
  const rights = lacks.length
    ? missing(`The app may not: ${lacks.join(", ")}.`, "Paste slack-manifest.yaml again, then reinstall the app.")
    : ok("The app has all the rights that it uses.");
  return [ok(`The bot token is right: ${answer.user} in ${answer.team}.`), rights];
}

async function checkConnection(slack: SlackConfig): Promise<Finding[]> {
  if (!slack.appToken) {
    const address = `http://${slack.host}:${slack.port}`;
    const todo = "Slack must reach it from outside by https; the request URL in the app's settings leads there.";
    return [note(`Slack's signed calls are awaited at ${address}.`, todo)];
  }
  const answer = await call(slack, "apps.connections.open", slack.appToken);
  if (answer.ok) return [ok("Socket Mode can be opened.")];
  const todo = "Turn Socket Mode on, and make an App-Level Token with connections:write.";
  return [broken(`Slack refuses SLACK_APP_TOKEN (${answer.error}).`, todo)];
}
