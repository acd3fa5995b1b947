import { findFile } from "../../adapters/terminal/files.ts";
import { createTerminal } from "../../adapters/terminal/index.ts";
import { print } from "../../adapters/terminal/print.ts";
import type { Deed } from "../../adapters/terminal/turn.ts";
import type { Config } from "../config.ts";
import { ANY, type Bot, type Reply } from "../core/contract.ts";
import { escapeText, type Messages } from "../core/messages.ts";
import { loadRead } from "../core/read.ts";
import { languageOf } from "./language.ts";
import { type Composed, compose } from "./parts.ts";
import { StartProblem } from "./problem.ts";
import { remind } from "./remind.ts";
import { stopSignal } from "./signals.ts";
import { createTerminalLog } from "./terminal-log.ts";
import type { Wishes } from "./wishes.ts";

/** Holds the conversation here until the person leaves, the input ends or the process is told to stop. */
export async function runTerminal(config: Config, { files, lang }: Wishes): Promise<void> {
  const log = createTerminalLog(config.logLevel, config.data);
  const parts: Composed = await compose(config, log, (conversation, note) =>
    remind({ ...parts, adapters: [terminal] }, conversation, note),
  );
  const { bot, messages, reminders, storage, close } = parts;
  const locale = languageOf(lang, messages);
  const first = files.length > 0 ? letters(files, messages, locale ?? config.lang) : HELLO;
  const { stdin: input, stdout: output } = process;
  const terminal = createTerminal({ input, output, first, ...(locale && { locale }) });
  if (storage.madeKey) print([keyMade(storage.madeKey, bot, locale)], output, bot.words);
  await terminal.start(bot);
  loadRead();
  reminders.start();
  await Promise.race([terminal.ended, stopSignal()]);
  await terminal.stop();
  await close();
}

const keyMade = (file: string, { words }: Bot, locale?: string): Reply => ({
  blocks: [{ type: "note", tone: "info", text: words("terminal.key_made", { file: escapeText(file) }, locale) }],
});

const HELLO: Deed = { choice: { prompt: ANY, ids: ["hello"] } };

/** The letter that was named on the command line. */
function letters(paths: string[], messages: Messages, language: string): Deed {
  const found = paths.map((path) => findFile(path, "."));
  const wrong = found.flatMap((one) =>
    "problem" in one ? messages.text(language, one.problem, { name: one.name }) : [],
  );
  if (wrong.length > 0) throw new StartProblem(wrong.join("\n"));
  return { files: found.flatMap((one) => ("file" in one ? one.file : [])) };
}
