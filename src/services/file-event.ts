import type { ConversationEvent } from "../../flows/events.ts";
import type { IncomingFile } from "../core/contract.ts";
import { read } from "../core/read.ts";
import { strikeOut } from "../denial/safety.ts";

/** Reads a file and says what it told, as an event of the conversation. The file itself is kept nowhere. */
export async function readFileEvent(file: IncomingFile, today: Temporal.PlainDate): Promise<ConversationEvent> {
  const { readFile } = await import("../files/read-file.ts");
  const outcome = await readFile(file);
  if ("problem" in outcome) return { type: "PROBLEM", id: `files.${outcome.problem}`, params: { name: file.name } };
  const found = "facts" in outcome ? outcome : read(strikeOut(outcome.text).text, { today });
  if (Object.keys(found.facts).length === 0)
    return { type: "PROBLEM", id: "common.check_nothing", params: { name: file.name } };
  return { type: "FILE", facts: found.facts, evidence: found.evidence, name: file.name };
}
