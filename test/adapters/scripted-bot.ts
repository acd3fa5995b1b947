import type { Bot, Reply, Turn } from "../../src/core/contract.ts";

export interface ScriptedBot extends Bot {
  /** Every turn handled, oldest first. */
  turns: Turn[];
  /** What a form field is told: field id → complaint about a value, or nothing. */
  complaints: Record<string, (value: string) => string | undefined>;
  /** Prefixes given to `forget`. */
  forgotten: string[];
  /** Queues what the next turn is answered with; an unscripted turn is answered with nothing. */
  say(...replies: Reply[]): void;
  /** Answers turns by a function where a queue is not enough. */
  answer(by: (turn: Turn) => Reply[] | Promise<Reply[]>): void;
}

const COMMANDS = ["back", "skip", "status", "repeat", "unknown"];

/** A bot that says what a test tells it to and remembers what it was given. */
export const createScriptedBot = (): ScriptedBot => {
  const queue: Reply[][] = [];
  let answer: (turn: Turn) => Reply[] | Promise<Reply[]> = () => queue.shift() ?? [];
  const bot: ScriptedBot = {
    turns: [],
    complaints: {},
    forgotten: [],
    say: (...replies) => void queue.push(replies),
    answer: (by) => {
      answer = by;
    },
    handle: async (turn) => {
      bot.turns.push(turn);
      return answer(turn);
    },
    check: (field, value) => bot.complaints[field]?.(value),
    words: (id, params = {}) => [id, ...Object.values(params)].join(" "),
    command: (text) => (COMMANDS.includes(text) ? text : undefined),
    topics: () => [],
    forget: async (prefix) => void bot.forgotten.push(prefix),
  };
  return bot;
};
