import type { FileOutcome } from "./outcome.ts";
import { Unreadable } from "./outcome.ts";
import { readBytes } from "./read-bytes.ts";

/** What the reading process answers: the outcome, or where it broke. */
export type Answer = { outcome: FileOutcome } | { broke: string };

/** Reads the one file that it is sent, and is then done. */
process.once("message", async (bytes: Uint8Array) => {
  process.send?.(await answer(bytes), () => process.disconnect?.());
});

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    return { outcome: await readBytes(bytes) };
  } catch (error) {
    if (error instanceof Unreadable) return { outcome: { problem: error.problem } };
    return { broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
