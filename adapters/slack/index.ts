import type { Adapter, Bot } from "../../src/core/contract.ts";
import { boltLog, failure } from "./bolt-log.ts";
import { listenToCommands } from "./commands.ts";
import { type Connection, connect } from "./connect.ts";
import type { Desk } from "./desk.ts";
import { listenToForms } from "./forms.ts";
import { listenToHome } from "./home.ts";
import { createInFlight } from "./in-flight.ts";
import { createInstallations } from "./install-store.ts";
import { listenToLifecycle } from "./lifecycle.ts";
import { createLinks } from "./links.ts";
import { listenToMessages } from "./messages.ts";
import { createOnce } from "./once.ts";
import { createOpenQuestions } from "./open-questions.ts";
import type { SlackParts } from "./options.ts";
import { createOrder } from "./order.ts";
import { teamOf, threadOf } from "./place.ts";
import { createPost } from "./post.ts";
import { listenToPresses } from "./presses.ts";
import { listenToShortcuts } from "./shortcuts.ts";
import { createTalk } from "./talk.ts";

/** How long a stop waits for replies that are on their way. */
const PATIENCE_MS = 5000;

/** Everything that listens, on one connection. */
const openDesk = ({ app }: Connection, bot: Bot, parts: SlackParts, installations: Desk["installations"]): Desk => {
  const { config, log, now, storage } = parts;
  const [questions, links, order] = [createOpenQuestions(), createLinks(), createOrder()];
  const patience = { retries: config.retries ?? 6, retryWaitMs: config.retryWaitMs ?? 1000 };
  const post = createPost({ words: bot.words, questions, links, patience });
  const latest = storage.keyv("slack-latest");
  const talk = createTalk({ bot, log, order, post, questions, latest });
  const once = createOnce(storage.keyv("slack-seen"), log);
  const invited = storage.keyv("slack-invited");
  const desk: Desk = { bot, config, installations, invited, latest, links, log, now, once, order, post, talk };
  for (const listen of [
    listenToMessages,
    listenToCommands,
    listenToPresses,
    listenToShortcuts,
    listenToHome,
    listenToLifecycle,
  ])
    listen(app, desk);
  listenToForms(app, desk, questions);
  return desk;
};

export interface SlackAdapter extends Adapter {
  /** When all that came in so far is handled and shown, or after some seconds. */
  settled(): Promise<void>;
}

/**
 * Slack, by Socket Mode or by signed requests, for one workspace or many.
 * @throws at `start` when the configuration is not accepted by Slack or the port is taken.
 */
export const createSlack = (parts: SlackParts): SlackAdapter => {
  const { config, log, storage } = parts;
  const installations = createInstallations(storage.keyv("slack-installations"));
  const inFlight = createInFlight();
  let connection: Connection | undefined;
  let desk: Desk | undefined;
  return {
    name: "slack",
    start: async (bot) => {
      connection = connect(config, installations, boltLog(log));
      connection.app.error(async (error) => log.error("slack.event_failed", failure(error)));
      connection.app.use(async ({ context, next }) => {
        if (context.isEnterpriseInstall && context.teamId && context.enterpriseId)
          await installations.noteWorkspace(context.teamId, context.enterpriseId);
        await inFlight.track(next());
      });
      desk = openDesk(connection, bot, parts, installations);
      await connection.start();
    },
    stop: async () => {
      await connection?.stop();
      await inFlight.settled(PATIENCE_MS);
    },
    settled: () => inFlight.settled(PATIENCE_MS),
    send: async (conversation, replies) => {
      const thread = threadOf(conversation);
      if (!connection || !desk || !thread) throw new Error("Slack cannot write to this conversation now");
      const [client, { order, post }] = [await connection.clientFor(teamOf(conversation)), desk];
      await order.run(conversation, () => post.show(client, { kind: "thread", thread }, conversation, replies));
    },
  };
};
