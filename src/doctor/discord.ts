import { type APIApplication, type APIGatewayBotInfo, DiscordAPIError, HTTPError, REST, Routes } from "discord.js";
import { areRegistered } from "../../adapters/discord/registration.ts";
import type { Config, DiscordConfig } from "../config.ts";
import { broken, type Finding, missing, note, notUsed, ok } from "./finding.ts";

const UNAUTHORIZED = 401;
const SERVER = "0";
const PERSON = "1";
const INVITE = "scope=bot+applications.commands&permissions=0";

/** Asks Discord itself: the token, the connection, how the app can be installed, the commands. */
export async function checkDiscord({ discord }: Config): Promise<Finding[]> {
  if (!discord) return [notUsed("Discord", "adapters/discord/README.md")];
  const rest = new REST({ api: discord.apiBase, timeout: discord.timeoutMs, retries: 1 }).setToken(discord.token);
  try {
    const app = (await rest.get(Routes.currentApplication())) as APIApplication;
    const found = [ok(`The token is right: ${app.name} (${app.id}).`), ...checkApp(app, discord)];
    return [...found, ...(await checkGateway(rest, discord)), ...(await checkCommands(rest, discord))];
  } catch (error) {
    return [refusal(error, discord)];
  }
}

function refusal(error: unknown, { apiBase }: DiscordConfig): Finding {
  const status = error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
  if (status === UNAUTHORIZED)
    return broken("Discord refuses DISCORD_TOKEN.", "Make a new one: Developer Portal → Bot → Reset Token.");
  const todo = "Check the network, and DISCORD_API_BASE if it is set; try again in a minute.";
  return broken(`Discord can't be reached at ${new URL(apiBase).host}${status ? ` (${status})` : ""}.`, todo);
}

function checkApp({ id, integration_types_config: ways = {} }: APIApplication, { appId }: DiscordConfig): Finding[] {
  const wrong = appId && appId !== id;
  const lacks = [SERVER in ways ? "" : "Guild Install", PERSON in ways ? "" : "User Install"].filter(Boolean);
  return [
    ...(wrong ? [broken(`DISCORD_APP_ID is of another app.`, `Set it to ${id}, or take it out.`)] : []),
    lacks.length > 0
      ? missing(`It can't be installed by: ${lacks.join(", ")}.`, "Turn it on: Developer Portal → Installation.")
      : ok("Servers and people can install it."),
    note(
      "It needs no permission in a server.",
      `Invite: https://discord.com/oauth2/authorize?client_id=${id}&${INVITE}`,
    ),
  ];
}

async function checkGateway(rest: REST, { shards }: DiscordConfig): Promise<Finding[]> {
  const { shards: wanted, session_start_limit: limit } = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
  const starts =
    limit.remaining > 0
      ? ok(`It can connect; ${limit.remaining} of ${limit.total} starts are left today.`)
      : broken("It has used up today's starts.", "Wait until tomorrow, and find out what restarts it so often.");
  if (shards === "auto" || shards >= wanted) return [starts];
  return [
    starts,
    missing(`Discord wants ${wanted} connections, not ${shards}.`, `Set DISCORD_SHARDS to ${wanted} or auto.`),
  ];
}

async function checkCommands(rest: REST, { appId, guildId }: DiscordConfig): Promise<Finding[]> {
  const where = guildId ? `in the server ${guildId}` : "everywhere";
  try {
    if (await areRegistered(rest, { appId, guildId })) return [ok(`The commands are registered ${where}.`)];
    return [missing(`The commands are not registered ${where}, or changed.`, "Run npm run discord:register.")];
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || !guildId) throw error;
    return [broken(`It may not register commands ${where}.`, "Invite it there, or check DISCORD_GUILD_ID.")];
  }
}
