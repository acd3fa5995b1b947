import type { Source } from "../contract.ts";
import type { Words } from "../situation.ts";

/** The sources that content names by id. */
export const sources = (ids: readonly string[], { messages, language }: Words): Source[] =>
  ids.flatMap((id) => messages.source(language, id) ?? []);
