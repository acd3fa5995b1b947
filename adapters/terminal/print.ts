import type { Bot, Reply } from "../../src/core/contract.ts";
import { lookOf, type Output } from "./look.ts";
import { renderReplies } from "./render.ts";

/** Shows replies outside of a conversation. */
export const print = (replies: Reply[], output: Output, words: Bot["words"]): void => {
  output.write(`${renderReplies(replies, lookOf(output, words))}\n\n`);
};
