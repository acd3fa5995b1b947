import { join } from "node:path";
import type { Config } from "../config.ts";
import { type Assistant, createAssistant } from "../core/assistant.ts";
import { createBot } from "../core/bot.ts";
import type { Bot } from "../core/contract.ts";
import { loadMessages, type Messages } from "../core/messages.ts";
import { createSessions, type Sessions } from "../core/sessions.ts";
import { isStorageError } from "../core/store.ts";
import type { Log } from "../log.ts";
import { readFileEvent } from "../services/file-event.ts";
import { createReminders, type ReminderNote, type Reminders } from "../services/reminders.ts";
import { createServices } from "../services/services.ts";
import { openStorage, type Storage } from "../storage.ts";
import { StartProblem } from "./problem.ts";

/** Everything but the adapters, put together. */
export interface Composed {
  assistant: Assistant;
  bot: Bot;
  messages: Messages;
  reminders: Reminders;
  sessions: Sessions;
  storage: Storage;
  /** Stops what runs and closes the store. */
  close(): Promise<void>;
}

export type Deliver = (conversation: string, note: ReminderNote) => Promise<void>;

const now = Temporal.Now.instant;

/** Throws a StartProblem when the messages or the store cannot be used. */
export async function compose(config: Config, log: Log, send: Deliver): Promise<Composed> {
  const { keepDays, lang, zone } = config;
  const messages = openMessages(config);
  const storage = await openStorage(config, log).catch(tellStorage);
  const sessions = createSessions(storage, { keepDays, now });
  const schedule = await redisSchedule(config, log);
  const reminders = createReminders({ storage, send, now, log, ...(schedule && { schedule }) });
  const assistant = createAssistant({
    messages,
    sessions,
    services: createServices({ sessions, reminders }),
    readFile: readFileEvent,
    now,
    zone,
    language: lang,
    keepDays,
    failed: (event, reference, conversation, error) => log.error(event, { reference, conversation, error }),
  });
  const forget = async (prefix: string) => {
    await reminders.cancelAll(prefix);
    await sessions.removeAll(prefix);
  };
  const close = async () => {
    await reminders.stop();
    await storage.close();
  };
  return { assistant, bot: createBot({ assistant, now, zone, forget }), messages, reminders, sessions, storage, close };
}

/** Checked messages are kept in the data folder, which makes the next start quick. */
export function openMessages({ messages, data, store }: Config): Messages {
  try {
    return loadMessages(messages, store === "memory" ? undefined : join(data, "messages.json"));
  } catch (error) {
    throw new StartProblem(error instanceof Error ? error.message : String(error));
  }
}

function tellStorage(error: unknown): never {
  throw isStorageError(error) ? new StartProblem(error.message) : error;
}

async function redisSchedule({ redisUrl: url }: Config, log: Log) {
  return url ? (await import("../services/redis-schedule.ts")).redisSchedule({ url, now, log }) : undefined;
}
