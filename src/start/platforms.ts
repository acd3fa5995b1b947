import type { Config } from "../config.ts";
import type { Adapter } from "../core/contract.ts";
import type { Log } from "../log.ts";
import type { Storage } from "../storage.ts";

interface Needs {
  config: Config;
  storage: Storage;
  log: Log;
}

const now = Date.now;

/** The adapters that are configured. What is not configured is not loaded. */
export async function platforms({ config: { slack, discord }, storage, log }: Needs): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  if (slack) {
    const { createSlack } = await import("../../adapters/slack/index.ts");
    adapters.push(createSlack({ config: slack, storage, log, now }));
  }
  if (discord) {
    const { createDiscord } = await import("../../adapters/discord/index.ts");
    adapters.push(createDiscord({ config: discord, storage, log, now }));
  }
  return adapters;
}

/** How people write the names of adapters. */
export const NAMES: Record<string, string> = { slack: "Slack", discord: "Discord", terminal: "the terminal" };

export const nameOf = ({ name }: Adapter): string => NAMES[name] ?? name;
