import type { Config } from "../config.ts";
import type { Adapter } from "../core/contract.ts";
import { createLog, type Log } from "../log.ts";
import { type Composed, compose } from "./parts.ts";
import { nameOf, platforms } from "./platforms.ts";
import { StartProblem } from "./problem.ts";
import { remind } from "./remind.ts";
import { stopSignal } from "./signals.ts";

/** Runs the adapters that are configured until the process is told to stop. */
export async function runPlatforms(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const stopped = stopSignal();
  const adapters: Adapter[] = [];
  const parts: Composed = await compose(config, log, (conversation, note) =>
    remind({ ...parts, adapters }, conversation, note),
  );
  const { bot, reminders, storage, close } = parts;
  adapters.push(...(await platforms({ config, storage, log })));
  try {
    for (const adapter of adapters) await begin(adapter, bot, log);
    reminders.start();
    console.log(`Recourse runs in ${adapters.map(nameOf).join(" and ")}. Press Ctrl-C to stop it.`);
    await stopped;
  } finally {
    await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
    await close();
  }
}

async function begin(adapter: Adapter, bot: Composed["bot"], log: Log): Promise<void> {
  try {
    await adapter.start(bot);
    log.info("adapter.started", { adapter: adapter.name });
  } catch (error) {
    log.error("adapter.not_started", { adapter: adapter.name, error });
    throw new StartProblem(`${nameOf(adapter)} did not let the app in: ${reasonOf(error)}. Check its settings.`);
  }
}

/** The short code that platforms and Node give, such as `invalid_auth`; never a message, which may hold a token. */
function reasonOf(error: unknown): string {
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } };
  return String(data?.error ?? code ?? (error instanceof Error ? error.name : "unknown"));
}
