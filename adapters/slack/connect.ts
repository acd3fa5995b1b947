import {
  App,
  type Authorize,
  type AuthorizeResult,
  HTTPReceiver,
  type Logger,
  LogLevel,
  SocketModeReceiver,
  webApi,
} from "@slack/bolt";
import type { Installations } from "./install-store.ts";
import { SCOPES } from "./manifest.ts";
import type { SlackOptions } from "./options.ts";
import { PATHS } from "./paths.ts";

const LONGEST_WAIT_MS = 60_000;

/** Calls of one workspace that are under way together. */
const AT_ONCE = 4;

export interface Connection {
  app: App;
  /** Starts listening. @throws when the tokens are refused or the port is taken. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What an installation in one workspace may use, e.g. for a message that the bot writes first. */
  clientFor(team: string): Promise<webApi.WebClient>;
}

const clientOptions = (config: SlackOptions): webApi.WebClientOptions => ({
  ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
  timeout: config.timeoutMs ?? 15_000,
  // In a rush, acknowledging comes before sending; in the long run Slack allows fewer messages than this anyway.
  maxRequestConcurrency: AT_ONCE,
  retryConfig: {
    retries: config.retries ?? 6,
    minTimeout: config.retryWaitMs ?? 1000,
    maxTimeout: LONGEST_WAIT_MS,
    factor: 2.5,
    randomize: true,
  },
});

const installing = (config: SlackOptions, installations: Installations) =>
  config.clientId && config.clientSecret && config.stateSecret
    ? {
        clientId: config.clientId,
        clientSecret: config.clientSecret,
        stateSecret: config.stateSecret,
        installationStore: installations,
        scopes: [...SCOPES],
        installerOptions: {
          directInstall: true,
          installPath: PATHS.install,
          redirectUriPath: PATHS.installed,
          clientOptions: clientOptions(config),
          ...(config.authorizeUrl ? { authorizationUrl: config.authorizeUrl } : {}),
        },
      }
    : undefined;

/** A web server for signed requests, for installing, or for both; none when neither is wanted. */
const webServer = (config: SlackOptions, installations: Installations, logger: Logger): HTTPReceiver | undefined => {
  const install = installing(config, installations);
  if (config.appToken && !install) return undefined;
  return new HTTPReceiver({
    signingSecret: config.signingSecret ?? "",
    // With Socket Mode no event comes in here, so there is nothing to verify.
    ...(config.appToken ? { endpoints: [], signatureVerification: false } : { endpoints: [PATHS.events] }),
    logger,
    ...install,
  });
};

const socket = (appToken: string, config: SlackOptions, logger: Logger): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger,
    // An outage of Slack must not end the process, however long it takes.
    installerOptions: {
      clientOptions: { ...clientOptions(config), retryConfig: { forever: true, maxTimeout: LONGEST_WAIT_MS } },
    },
  });

/** Who the app is in its one workspace; asked once, at the start, so that a wrong token is noticed then. */
const oneWorkspace = (botToken: string, client: webApi.WebClient) => {
  const identity: AuthorizeResult = { botToken };
  return {
    authorize: async () => identity,
    learn: async () => {
      const { bot_id: botId, user_id: botUserId } = await client.auth.test();
      Object.assign(identity, { botId, botUserId });
    },
  };
};

/** Socket Mode when there is an app token, else signed requests; one workspace by its token, many by installing. */
export const connect = (config: SlackOptions, installations: Installations, logger: Logger): Connection => {
  const options = { ...clientOptions(config), logger };
  const web = webServer(config, installations, logger);
  const installer = web?.installer;
  const socketMode = config.appToken ? socket(config.appToken, config, logger) : undefined;
  const receiver = socketMode ?? web;
  if (!receiver) throw new Error("Slack needs an app token or a signing secret");
  const ownClient = new webApi.WebClient(config.botToken, options);
  const one = config.botToken ? oneWorkspace(config.botToken, ownClient) : undefined;
  const authorize: Authorize<boolean> | undefined =
    one?.authorize ?? (installer && receiver !== web ? (source) => installer.authorize(source) : undefined);
  const app = new App({
    receiver,
    logger,
    logLevel: LogLevel.WARN,
    clientOptions: options,
    convoStore: false,
    ...(authorize ? { authorize } : {}),
  });
  const running: (() => Promise<unknown>)[] = [];
  return {
    app,
    start: async () => {
      await one?.learn();
      if (web) await web.start({ host: config.host, port: config.port });
      if (web) running.push(() => web.stop());
      if (socketMode) await socketMode.start();
      if (socketMode) running.push(() => socketMode.stop());
    },
    stop: async () => {
      for (const stop of running.splice(0)) await stop();
    },
    clientFor: async (team) => {
      if (one || !installer) return ownClient;
      const enterpriseId = await installations.enterpriseOf(team);
      const isEnterpriseInstall = enterpriseId !== undefined;
      const { botToken } = await installer.authorize({ teamId: team, enterpriseId, isEnterpriseInstall });
      return new webApi.WebClient(botToken, options);
    },
  };
};
