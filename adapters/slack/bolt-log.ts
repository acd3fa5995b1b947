import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "./options.ts";

const said = (part: unknown): string => (part instanceof Error ? part.message : String(part));

/** Bolt's debug lines hold what people wrote, so they go nowhere; the rest goes to the log as it is. */
export const boltLog = (log: Log): Logger => {
  const say =
    (level: "info" | "warn" | "error") =>
    (...parts: unknown[]) =>
      log[level]("slack.bolt", { kind: parts.map(said).join(" ") });
  return {
    debug: () => {},
    info: () => {},
    warn: say("warn"),
    error: say("error"),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
};

/** What may be logged of a failure: Slack's own error word and the error's trace, never a payload. */
export const failure = (error: unknown): { kind: string; error: unknown } => {
  const known = error as { data?: { error?: string }; code?: string };
  return { kind: known.data?.error ?? known.code ?? "unknown", error };
};
