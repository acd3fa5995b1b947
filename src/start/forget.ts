import type { Config } from "../config.ts";
import { languageOf } from "./language.ts";
import { compose } from "./parts.ts";
import { createTerminalLog } from "./terminal-log.ts";

const PREFIX = "terminal:";

/** Deletes what is kept of the conversation in this terminal, and says so. */
export async function forget(config: Config, lang: string | undefined): Promise<void> {
  const log = createTerminalLog(config.logLevel, config.data);
  const { bot, messages, reminders, sessions, close } = await compose(config, log, async () => {});
  const locale = languageOf(lang, messages);
  await reminders.cancelAll(PREFIX);
  const count = await sessions.removeAll(PREFIX);
  console.log(bot.words("terminal.forgotten", { count }, locale));
  await close();
}
