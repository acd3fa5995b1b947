import { z } from "zod";
import { section, url, whole } from "./section.ts";

const starts = (prefix: string) => z.string().startsWith(prefix, `must start with ${prefix}`);

const schema = z.object({
  /** One workspace; without it, workspaces install the app by OAuth. */
  botToken: starts("xoxb-").exactOptional(),
  /** Socket Mode; without it, Slack calls the host and port below, signed. */
  appToken: starts("xapp-").exactOptional(),
  signingSecret: z.string().exactOptional(),
  clientId: z.string().exactOptional(),
  clientSecret: z.string().exactOptional(),
  stateSecret: z.string().min(16, "must have at least 16 characters.").exactOptional(),
  host: z.string().default("127.0.0.1"),
  port: whole(0, 65_535).default(3_000),
  /** The Web API with its path. */
  apiUrl: url("https:", "http:").default("https://slack.com/api/"),
  authorizeUrl: url("https:", "http:").default("https://slack.com/oauth/v2/authorize"),
  /** How often a call to Slack is tried again. */
  retries: whole(0, 20).default(5),
  /** Milliseconds before the first new try; each next wait is longer, unless Slack says how long. */
  retryWaitMs: whole(0, 60_000).default(1_000),
  /** Milliseconds for one call to Slack. */
  timeoutMs: whole(100, 600_000).default(15_000),
});

export type SlackConfig = z.infer<typeof schema>;

export const slack = section("SLACK", schema, {
  rules: [
    ({ botToken, clientId }) =>
      !botToken && !clientId && ["botToken", "is needed, or SLACK_CLIENT_ID for many workspaces."],
    ({ botToken, clientId }) =>
      botToken && clientId && ["botToken", "is for one workspace and SLACK_CLIENT_ID for many. Take one of them out."],
    ({ appToken, signingSecret }) =>
      !appToken && !signingSecret && ["appToken", "is needed for Socket Mode, or SLACK_SIGNING_SECRET for HTTP."],
    ({ clientId, clientSecret }) => clientId && !clientSecret && ["clientSecret", "is needed with SLACK_CLIENT_ID."],
    ({ clientId, stateSecret }) =>
      clientId && !stateSecret && ["stateSecret", "is needed with SLACK_CLIENT_ID: any long random text of your own."],
    ({ clientId, clientSecret }) => clientSecret && !clientId && ["clientId", "is needed with SLACK_CLIENT_SECRET."],
  ],
});

/** Slack is wanted when one of its tokens or secrets is there. */
export const wantsSlack = ({
  botToken,
  appToken,
  signingSecret,
  clientId,
  clientSecret,
}: ReturnType<typeof slack.given>) => Boolean(botToken || appToken || signingSecret || clientId || clientSecret);
