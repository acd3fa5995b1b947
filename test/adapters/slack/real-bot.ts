import { createBot as createAdapterBot } from "../../../src/core/bot.ts";
import type { Bot } from "../../../src/core/contract.ts";
import type { Storage } from "../../../src/storage.ts";
import { createBot, type TestBot } from "../../conversation/bot.ts";

const TODAY = "2026-11-22";

/** The real core, and what adapters see of it. Two with one storage are two processes. */
export const createRealBot = async (storage?: Storage): Promise<{ bot: Bot; core: TestBot }> => {
  const core = await createBot(TODAY, storage);
  const now = () => Temporal.PlainDate.from(TODAY).toZonedDateTime({ timeZone: "UTC", plainTime: "18:00" }).toInstant();
  const forget = async (prefix: string) => void (await core.sessions.removeAll(prefix));
  return { core, bot: createAdapterBot({ assistant: core, now, zone: "UTC", forget }) };
};
