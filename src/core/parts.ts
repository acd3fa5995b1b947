import type { ConversationEvent } from "../../flows/events.ts";
import type { IncomingFile } from "./contract.ts";
import type { Messages } from "./messages.ts";
import type { Sessions } from "./sessions.ts";
import type { Services } from "./take.ts";

/** What the assistant is made of. */
export interface Parts {
  messages: Messages;
  sessions: Sessions;
  services: Services;
  /** What a file says, as an event; it may take seconds. */
  readFile(file: IncomingFile, today: Temporal.PlainDate): Promise<ConversationEvent>;
  now(): Temporal.Instant;
  /** The operator's time zone and language, for people of whom neither is known. */
  zone: string;
  language: string;
  keepDays: number;
  /** Told of what went wrong: a reference that the person sees too, and the cause. Never what was said. */
  failed(event: "turn.failed" | "service.failed", reference: string, conversation: string, error: unknown): void;
}
