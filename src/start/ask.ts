import { print } from "../../adapters/terminal/print.ts";
import type { Config } from "../config.ts";
import { type Answers, createAnswers } from "../core/answer.ts";
import type { Block } from "../core/contract.ts";
import type { Messages } from "../core/messages.ts";
import { danger } from "../denial/safety.ts";
import { languageOf } from "./language.ts";
import { openMessages } from "./parts.ts";

/** Answers one question from the guidance, or names the topics that come closest. Nothing is kept. */
export function ask(config: Config, question: string, lang?: string): void {
  const messages = openMessages(config);
  const language = languageOf(lang, messages) ?? config.lang;
  const words = (id: string, params?: Record<string, string | number>) => messages.text(language, id, params);
  const blocks = blocksFor(question, createAnswers(messages, language), words);
  print([{ blocks }], process.stdout, words);
}

type Words = (id: Parameters<Messages["text"]>[1]) => string;

/** Words of danger are answered before anything else, as in a conversation. */
function blocksFor(question: string, answers: Answers, words: Words): Block[] {
  const state = danger(question);
  if (state === "crisis" || state === "emergency") return [{ type: "text", text: words(`common.${state}`) }];
  const found = answers.answer(question);
  if (found) return [{ type: "text", text: found.text }, ...sources(found.sources)];
  const none: Block = { type: "text", text: words("common.no_answer") };
  const items = answers.nearest(question, 3).map(({ label }) => label);
  if (items.length === 0) return [none];
  return [none, { type: "text", text: words("common.no_answer_topics") }, { type: "list", items }];
}

const sources = (items: Extract<Block, { type: "sources" }>["items"]): Block[] =>
  items.length > 0 ? [{ type: "sources", items }] : [];
