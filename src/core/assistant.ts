import { randomBytes } from "node:crypto";
import { danger } from "../denial/safety.ts";
import { createAnswers } from "./answer.ts";
import { createTurns } from "./answer-turn.ts";
import type { Handle, Reply, Turn } from "./contract.ts";
import { createInOrder } from "./in-order.ts";
import type { Messages } from "./messages.ts";
import type { Parts } from "./parts.ts";
import type { Words } from "./situation.ts";
import { isStorageError } from "./store.ts";
import { readVocabulary } from "./vocabulary.ts";

/** The whole bot as one function: a turn in, replies out. It never rejects. `words` are those of a locale. */
export interface Assistant {
  handle: Handle;
  words(locale?: string): Words;
}

export function createAssistant(parts: Parts): Assistant {
  const inOrder = createInOrder();
  const words = wordsOf(parts);
  const answerTurn = createTurns(parts, words);
  const handle: Handle = async (turn) => {
    try {
      return await inOrder(turn.conversation, () => answerTurn(turn));
    } catch (error) {
      return [apology(turn, error, parts, words(turn.locale))];
    }
  };
  return { handle, words };
}

/** The words of each language are put together once. `es-ES` is Spanish; what we lack is the operator's language. */
function wordsOf({ messages, language }: Parts): (locale?: string) => Words {
  const made = new Map<string, Words>();
  return (locale = language) => {
    const short = locale.split(/[-_]/)[0]?.toLowerCase() ?? "";
    const code = messages.languages.includes(short) ? short : messages.languages.includes(language) ? language : "en";
    const words = made.get(code) ?? createWords(messages, code);
    made.set(code, words);
    return words;
  };
}

const createWords = (messages: Messages, language: string): Words => ({
  messages,
  language,
  answers: createAnswers(messages, language),
  vocabulary: readVocabulary(messages, language),
  text: (id, params) => messages.text(language, id, params),
  list: (id, params) => messages.list(language, id, params),
});

/** What is saved is still what it was before this turn, so nothing told earlier is lost. Danger is answered in any case. */
function apology(turn: Turn, error: unknown, parts: Parts, words: Words): Reply {
  const reference = randomBytes(4).toString("hex");
  parts.failed("turn.failed", reference, turn.conversation, error);
  const inDanger = danger(turn.text ?? "");
  if (inDanger === "crisis" || inDanger === "emergency") {
    return { blocks: [{ type: "text", text: words.text(`common.${inDanger}`) }] };
  }
  const kind = isStorageError(error) ? `common.store_${error.kind}` : "";
  const id = words.messages.has(words.language, kind) ? kind : "common.apology";
  return { blocks: [{ type: "note", tone: "warning", text: words.text(id, { reference }) }] };
}
