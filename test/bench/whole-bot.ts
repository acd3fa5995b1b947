import { createAssistant } from "../../src/core/assistant.ts";
import { loadMessages } from "../../src/core/messages.ts";
import { createSessions, type Sessions } from "../../src/core/sessions.ts";
import type { Services } from "../../src/core/take.ts";
import { readFileEvent } from "../../src/services/file-event.ts";
import { openStorage, type Storage, type StorageConfig } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { TEXTS } from "./turns.ts";

const messages = loadMessages(new URL("../../messages", import.meta.url));
const none = async () => undefined;
const services: Services = {
  forget: none,
  cases: none,
  remind: none,
  reminders: none,
  cancelReminders: none,
  calendar: none,
  move: none,
};

export interface WholeBot {
  storage: Storage;
  sessions: Sessions;
  /** Ten turns of a new person. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

/** The real core from text to replies, with the store that is configured. */
export async function wholeBot(config: Pick<StorageConfig, "data" | "store">): Promise<WholeBot> {
  const storage = await openStorage(config, silent);
  const now = () => Temporal.Now.instant();
  const sessions = createSessions(storage, { keepDays: 30, now });
  const { handle } = createAssistant({
    messages,
    sessions,
    services,
    readFile: readFileEvent,
    now,
    zone: "UTC",
    language: "en",
    keepDays: 30,
    failed: (_event, _reference, _conversation, error) => {
      throw error;
    },
  });
  let held = 0;
  const hold = async () => {
    const person = `bench:p${held++}`;
    for (const [at, text] of TEXTS.entries()) await handle({ id: `${at}`, conversation: person, person, text });
  };
  return { storage, sessions, hold, close: () => storage.close() };
}
