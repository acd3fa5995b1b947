import { REST } from "discord.js";
import { loadConfig, tellProblems } from "../../src/config.ts";
import { reasonOf } from "./refusal.ts";
import { registerCommands } from "./registration.ts";

/** `npm run discord:register -- [server]`: tells Discord our commands, in one server when it or `DISCORD_GUILD_ID` is given. */
const main = async (): Promise<string> => {
  const { config, problems } = loadConfig();
  if (!config) throw new Error(`The settings can't be used:\n${tellProblems(problems)}`);
  if (!config.discord) throw new Error("Set DISCORD_TOKEN first: it is in .env.example.");
  const { token, apiBase, timeoutMs, appId } = config.discord;
  const place = { appId, guildId: process.argv[2] ?? config.discord.guildId };
  const rest = new REST({ api: apiBase, timeout: timeoutMs }).setToken(token);
  const where = place.guildId ? `in the server ${place.guildId}` : "everywhere";
  return (await registerCommands(rest, place))
    ? `Registered ${where}.`
    : `Already registered ${where}; nothing changed.`;
};

try {
  console.log(await main());
} catch (error) {
  const { kind } = reasonOf(error);
  console.error(
    kind ? `Discord refused (${kind}). Run npm run doctor to see what is missing.` : (error as Error).message,
  );
  process.exitCode = 1;
}
