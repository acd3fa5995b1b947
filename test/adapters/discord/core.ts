import { createBot as createCoreBot } from "../../../src/core/bot.ts";
import type { Bot } from "../../../src/core/contract.ts";
import type { Storage } from "../../../src/storage.ts";
import { createBot, type TestBot } from "../../conversation/bot.ts";

/** The real core behind the adapter's interface. Two with one storage are two processes. */
export const createCore = async (storage?: Storage): Promise<Bot & { core: TestBot }> => {
  const core = await createBot("2026-11-22", storage);
  const now = () => Temporal.Instant.from("2026-11-22T18:00:00Z");
  const bot = createCoreBot({ assistant: core, now, zone: "America/Chicago", forget: async () => {} });
  return { ...bot, core };
};
