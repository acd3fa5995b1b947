import { type Assistant, createAssistant } from "../../src/core/assistant.ts";
import { ANY, type IncomingFile, type Reply, type Turn } from "../../src/core/contract.ts";
import { loadMessages } from "../../src/core/messages.ts";
import type { Parts } from "../../src/core/parts.ts";
import { createSessions, type Sessions } from "../../src/core/sessions.ts";
import { readFileEvent } from "../../src/services/file-event.ts";
import { createReminders } from "../../src/services/reminders.ts";
import { createServices } from "../../src/services/services.ts";
import { openStorage, type Storage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { plainReply } from "./plain-reply.ts";

/** The real assistant on a store in memory, with a clock that the test sets. */
export interface TestBot extends Assistant {
  sessions: Sessions;
  storage: Storage;
  /** What a person sees after typing. */
  type(text: string): Promise<string>;
  press(prompt: string, ...ids: string[]): Promise<string>;
  turn(turn: Partial<Turn>): Promise<Reply[]>;
  send(file: IncomingFile): Promise<string>;
  pass(duration: Temporal.DurationLike): void;
  failures: unknown[];
  close(): Promise<void>;
}

export const messages = loadMessages(new URL("../../messages", import.meta.url));

/** Numbers from 0 to 1, the same in each run, so that case codes are. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** `parts` replaces parts of the assistant, to see what it does when one of them fails. */
export async function createBot(today = "2026-11-22", storage?: Storage, parts: Partial<Parts> = {}): Promise<TestBot> {
  let clock = Temporal.PlainDate.from(today)
    .toZonedDateTime({ timeZone: "America/Chicago", plainTime: "12:00" })
    .toInstant();
  const now = () => clock;
  const store = storage ?? (await openStorage({ data: "", store: "memory" }, silent));
  const sessions = createSessions(store, { keepDays: 30, now, random: numbersFrom(7) });
  const reminders = createReminders({ storage: store, send: async () => {}, now, log: silent });
  const failures: unknown[] = [];
  const assistant = createAssistant({
    messages,
    sessions,
    services: createServices({ sessions, reminders }),
    readFile: readFileEvent,
    now,
    zone: "America/Chicago",
    language: "en",
    keepDays: 30,
    failed: (_event, _reference, _conversation, error) => failures.push(error),
    ...parts,
  });
  let turns = 0;
  const turn = (rest: Partial<Turn>) =>
    assistant.handle({ id: `turn-${turns++}`, conversation: "test:1", person: "test:p", ...rest });
  const shown = async (rest: Partial<Turn>) => (await turn(rest)).map(plainReply).join("\n");
  return {
    ...assistant,
    sessions,
    storage: store,
    failures,
    turn,
    type: (text) => shown({ text }),
    press: (prompt, ...ids) => shown({ choice: { prompt: prompt === "any" ? ANY : prompt, ids } }),
    send: (file) => shown({ files: [file] }),
    pass: (duration) => {
      clock = clock.add(duration);
    },
    close: () => store.close(),
  };
}
