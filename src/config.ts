import { existsSync } from "node:fs";
import { type CoreConfig, core } from "./config/core.ts";
import { type DiscordConfig, discord, wantsDiscord } from "./config/discord.ts";
import type { Environment, Problem } from "./config/section.ts";
import { type SlackConfig, slack, wantsSlack } from "./config/slack.ts";

export type { DiscordConfig, SlackConfig };

/** A platform that is not configured is absent. */
export interface Config extends CoreConfig {
  slack?: SlackConfig;
  discord?: DiscordConfig;
}

export type ConfigResult = { config: Config; problems: [] } | { config?: undefined; problems: Problem[] };

const NONE = { value: undefined, problems: [] };

/** Every variable that is read. `.env.example` tells what each is for. */
export const VARIABLES = [core, slack, discord].flatMap(({ variables }) => variables);

/** The environment and, where it names nothing, the file `.env` of the working folder. */
export function loadConfig(): ConfigResult {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return readConfig(process.env);
}

/** All problems at once, each with what to do about it. An empty variable counts as absent. */
export function readConfig(env: Environment): ConfigResult {
  const base = core.read(env);
  const ours = {
    slack: wantsSlack(slack.given(env)) ? slack.read(env) : NONE,
    discord: wantsDiscord(discord.given(env)) ? discord.read(env) : NONE,
  };
  const problems = [base, ours.slack, ours.discord].flatMap((part) => part.problems);
  if (problems.length > 0 || !base.value) return { problems };
  const platforms = {
    ...(ours.slack.value && { slack: ours.slack.value }),
    ...(ours.discord.value && { discord: ours.discord.value }),
  };
  return { config: { ...base.value, ...platforms }, problems: [] };
}

/** Problems as lines for an operator: "SLACK_APP_TOKEN must start with xapp-". */
export const tellProblems = (problems: Problem[]): string =>
  problems.map(({ variable, problem }) => `  ${variable} ${problem}`).join("\n");
