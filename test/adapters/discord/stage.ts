import { onTestFinished } from "vitest";
import type { Ask, Bot, Reply } from "../../../src/core/contract.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { type DiscordDriver, openDriver, type TestOptions } from "./driver.ts";

/** A person, the adapter and a bot that says what the test tells it; all of it ends with the test. */
export const openStage = async (options: TestOptions = {}): Promise<{ driver: DiscordDriver; bot: ScriptedBot }> => {
  const bot = createScriptedBot();
  return { driver: await join(bot, options), bot };
};

/** The same with another bot, e.g. the real core. */
export const join = async (bot: Bot, options: TestOptions = {}): Promise<DiscordDriver> => {
  const driver = await openDriver(options);
  await driver.adapter.start(bot);
  onTestFinished(async () => {
    await driver.adapter.stop();
    await driver.close();
  });
  return driver;
};

export const text = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });

export const ask = (prompt: string, ...labels: string[]): Ask => ({
  prompt,
  kind: "one",
  label: `${prompt}?`,
  choices: labels.map((label) => ({ id: label.toLowerCase(), label })),
});

export const asking = (prompt: string, ...labels: string[]): Reply => ({ blocks: [], ask: ask(prompt, ...labels) });

/** A server that is served by this one of two shards. */
export const guildOn = (shard: 0 | 1, nth = 1): string => String(BigInt(2 * (250_000_000_000 + nth) + shard) << 22n);
