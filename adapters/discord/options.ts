/** How Discord is reached. */
export interface DiscordOptions {
  token: string;
  /** Asked of Discord when absent. */
  appId?: string | undefined;
  /** Commands are kept in this server only; without it, everywhere. */
  guildId?: string | undefined;
  /** The address of the API, without its version. */
  apiBase: string;
  /** How many connections this process opens; `auto` is what Discord recommends. */
  shards: number | "auto";
  /** Milliseconds for one call to Discord. */
  timeoutMs: number;
}

/** What is kept between turns; a Keyv. */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

export interface LogFields {
  conversation?: string | undefined;
  turn?: string | undefined;
  kind?: string | undefined;
  status?: number | undefined;
  shard?: number | undefined;
  count?: number | undefined;
  ms?: number | undefined;
  error?: unknown;
}

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface DiscordParts {
  config: DiscordOptions;
  storage: { keyv(namespace: string): Store };
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}
