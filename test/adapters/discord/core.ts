import type { Bot } from "../../../src/core/contract.ts";
import type { Storage } from "../../../src/storage.ts";
import { createBot, messages, type TestBot } from "../../conversation/bot.ts";

/** The real core behind the adapter's interface. Two with one storage are two processes. */
export const createCore = async (storage?: Storage): Promise<Bot & { core: TestBot }> => {
  const core = await createBot("2026-11-22", storage);
  return {
    core,
    handle: core.handle,
    check: () => undefined,
    words: (id, params, locale) => core.words(locale).text(id, params),
    topics: (typed, limit, locale) =>
      messages
        .faq(core.words(locale).language)
        .flatMap(({ q }) => q[0] ?? [])
        .filter((topic) => topic.toLowerCase().includes(typed.toLowerCase()))
        .slice(0, limit),
    forget: async () => {},
  };
};
