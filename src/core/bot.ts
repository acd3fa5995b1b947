import type { Assistant } from "./assistant.ts";
import type { Bot } from "./contract.ts";
import { parseField } from "./form.ts";

export interface BotParts {
  assistant: Assistant;
  now(): Temporal.Instant;
  /** The operator's time zone. */
  zone: string;
  forget(prefix: string): Promise<void>;
}

/** What adapters get: the assistant, and what they ask of it beside turns. */
export function createBot({ assistant, now, zone, forget }: BotParts): Bot {
  const { handle, words } = assistant;
  return {
    handle,
    forget,
    check: (field, value, locale) => {
      if (!value.trim()) return undefined;
      const parsed = parseField(field, value, now().toZonedDateTimeISO(zone).toPlainDate());
      return "problem" in parsed ? words(locale).text(parsed.problem.id, { words: parsed.problem.words }) : undefined;
    },
    words: (id, params, locale) => words(locale).text(id, params),
    command: (text, locale) => words(locale).vocabulary.command(text)?.id,
    topics: (typed, limit, locale) => words(locale).answers.topics(typed, limit),
  };
}
