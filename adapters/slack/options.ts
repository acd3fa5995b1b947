/** How Slack is reached. One workspace: `botToken`. Many: `clientId`, `clientSecret` and `stateSecret`. */
export interface SlackOptions {
  /** Socket Mode, when given; else requests signed with `signingSecret` are served. */
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  botToken?: string | undefined;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  stateSecret?: string | undefined;
  host: string;
  port: number;
  /** The Web API, with its `/api/` path. */
  apiUrl?: string | undefined;
  /** The page where a person allows the app. */
  authorizeUrl?: string | undefined;
  /** How often a failed send is tried again, at growing distances. */
  retries?: number | undefined;
  /** Milliseconds before the first new try; each next wait is longer. */
  retryWaitMs?: number | undefined;
  /** Milliseconds after which a call of the Web API has failed. */
  timeoutMs?: number | undefined;
}

/** What the adapter keeps between turns; a Keyv. */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

export type LogEvent =
  | "slack.bolt"
  | "slack.event_failed"
  | "slack.invitation_failed"
  | "slack.modal_too_late"
  | "slack.no_direct_message"
  | "slack.not_shown"
  | "slack.removed"
  | "slack.seen_store_down";

type Say = (
  event: LogEvent,
  fields?: { kind?: string; count?: number; conversation?: string; error?: unknown },
) => void;
export type Log = Record<"info" | "warn" | "error", Say>;

export interface SlackParts {
  config: SlackOptions;
  storage: { keyv(namespace: string): Store };
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}
