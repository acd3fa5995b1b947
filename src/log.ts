import { createRequire } from "node:module";
import type { DestinationStream } from "pino";

/** All that a log line may say beside its event: ids, counts, durations, kinds. Never what a person wrote. */
export interface Fields {
  /** What an apology names, so that an operator finds its line. */
  reference?: string | undefined;
  adapter?: string | undefined;
  conversation?: string | undefined;
  turn?: string | undefined;
  /** A state, a service, a case id, a kind of problem. */
  kind?: string | undefined;
  count?: number | undefined;
  attempt?: number | undefined;
  status?: number | undefined;
  port?: number | undefined;
  host?: string | undefined;
  shard?: number | undefined;
  /** Milliseconds. */
  ms?: number | undefined;
  file?: string | undefined;
  /** Told as class, code and stack. Its message is left out: it may hold a person's words or a token. */
  error?: unknown;
}

/** Only a name written in the code, such as `"turn.failed"`: a text that came from outside does not compile. */
type EventName<E extends string> = string extends E ? never : E;
type Say = <E extends string>(event: EventName<E>, fields?: Fields) => void;
export type Log = Record<"debug" | "info" | "warn" | "error", Say>;

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

// The terminal writes a line only when something fails, so it starts without the library.
const load = createRequire(import.meta.url);
const NAMES = new Set<string>(
  "reference adapter conversation turn kind count attempt status port host shard ms file".split(" "),
);
const LONGEST = 200;

/** One JSON line an event, on standard error unless told. */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  const { destination, pino } = load("pino") as typeof import("pino");
  const options = { level, base: null, messageKey: "event", timestamp: pino.stdTimeFunctions.isoTime };
  const out = pino(options, to ?? destination({ dest: 2, sync: true }));
  const say =
    (at: keyof Log): Say =>
    (event, fields = {}) =>
      out[at](safe(fields), event);
  return { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}

/** Types end where JavaScript libraries begin, so what is not on the list is dropped here too. */
function safe({ error, ...fields }: Fields): object {
  const kept = Object.entries(fields).filter(([name]) => NAMES.has(name));
  const clipped = kept.map(([name, value]) => [name, typeof value === "number" ? value : clip(value)]);
  return { ...Object.fromEntries(clipped), ...(error === undefined ? {} : { error: trace(error) }) };
}

function clip(value: unknown): string | undefined {
  return typeof value === "string" ? value.replace(/xox[a-z]-\S+|xapp-\S+/g, "[secret]").slice(0, LONGEST) : undefined;
}

interface Trace {
  type: string;
  code?: string | number | undefined;
  at?: string[];
  cause?: Trace;
}

function trace(error: unknown, depth = 0): Trace {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause !== undefined && depth < 3 ? { cause: trace(error.cause, depth + 1) } : {};
  return { type: error.name, code: codeOf(error), at: frames(error), ...cause };
}

function codeOf(error: object): string | number | undefined {
  const code = "kind" in error ? error.kind : "code" in error ? error.code : undefined;
  return typeof code === "string" || typeof code === "number" ? code : undefined;
}

function frames({ stack = "", message }: Error): string[] {
  const lines = stack
    .replace(message, "")
    .split("\n")
    .map((line) => line.trim());
  return lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 8);
}
