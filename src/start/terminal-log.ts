import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { createLog, type Log, type LogLevel } from "../log.ts";

/** Log lines would disturb the conversation on the screen, so they go to a file in the data folder. */
export function createTerminalLog(level: LogLevel, data: string): Log {
  const write = (line: string) => {
    try {
      appendFileSync(join(data, "terminal.log"), line, { mode: 0o600 });
    } catch {
      // The disk is full or read-only; the person is told by the turn itself.
    }
  };
  let log: Log | undefined;
  const say =
    (at: keyof Log): Log[typeof at] =>
    (event, fields) => {
      log ??= createLog(level, { write });
      log[at](event, fields);
    };
  return { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}
