import PQueue from "p-queue";
import type { IncomingFile } from "../core/contract.ts";
import { LIMITS } from "./limits.ts";
import type { FileOutcome } from "./outcome.ts";
import { readApart } from "./read-apart.ts";

/** Reading a picture takes a whole core for seconds; two at a time leave the bot quick. */
const queue = new PQueue({ concurrency: 2 });

/**
 * Reads a letter (PDF, scan, photo, plain text) or a claim file (835, FHIR ExplanationOfBenefit). Nothing of it is kept,
 * and nothing leaves this machine. Rejects only when the file cannot be fetched, or on a mistake of ours.
 */
export async function readFile(file: IncomingFile, limits = LIMITS): Promise<FileOutcome> {
  if (file.size > limits.bytes) return { problem: "too_large" };
  const bytes = await file.read();
  if (bytes.length > limits.bytes) return { problem: "too_large" };
  if (bytes.length === 0) return { problem: "empty" };
  return queue.add(() => readApart(bytes, limits));
}
