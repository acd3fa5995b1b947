import { afterEach, beforeEach } from "vitest";
import type { Ask, Choice, Reply, Turn } from "../../src/core/contract.ts";
import type { Driver } from "./driver.ts";
import { createScriptedBot, type ScriptedBot } from "./scripted-bot.ts";

/** One adapter, one person and a scripted bot, new for every test. */
export interface Stage {
  driver: Driver;
  bot: ScriptedBot;
  /** The newest turn. */
  last(): Turn | undefined;
  /** Types a first word, so that the bot shows these replies. */
  show(...replies: Reply[]): Promise<void>;
}

/** To be called inside a `describe`; the stage is ready in every test of it. */
export const setStage = (open: () => Promise<Driver>): Stage => {
  const stage = {
    last: () => stage.bot.turns.at(-1),
    show: async (...replies) => {
      stage.bot.say(...replies);
      await stage.driver.type("hello");
    },
  } as Stage;
  beforeEach(async () => {
    stage.driver = await open();
    stage.bot = createScriptedBot();
    await stage.driver.adapter.start(stage.bot);
  });
  afterEach(async () => {
    await stage.driver.adapter.stop();
    await stage.driver.close();
  });
  return stage;
};

export const text = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });
export const asking = (ask: Ask): Reply => ({ ...text("So far so good."), ask });
export const options = (count: number): Choice[] =>
  Array.from({ length: count }, (_, i) => ({ id: `id_${i}`, label: `Option number ${i + 1}.` }));
export const numbered = (count: number, word = "word"): string =>
  Array.from({ length: count }, (_, i) => `${word}${i}`).join(" ");
export const squeeze = (words: string): string => words.replace(/\s+/g, " ");
