import type { Bot } from "../../src/core/contract.ts";

/** Where, for whom and in which language replies are rendered. */
export interface Look {
  conversation: string;
  words(id: string, params?: Record<string, string | number>): string;
  locale?: string | undefined;
  /** Nobody can type here, so every question gets a button for words. */
  typeless: boolean;
  /** Ever new, so that custom ids differ within a message. */
  next(): number;
}

export const createLook = (
  words: Bot["words"],
  { conversation, locale, typeless }: Pick<Look, "conversation" | "locale" | "typeless">,
): Look => {
  let count = 0;
  return {
    conversation,
    locale,
    typeless,
    words: (id, params) => words(`discord.${id}`, params, locale),
    next: () => count++,
  };
};
