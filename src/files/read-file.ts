import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import type { IncomingFile } from "../core/contract.ts";
import { LIMITS } from "./limits.ts";
import type { FileOutcome } from "./outcome.ts";

/** Reading letters from pictures takes a whole core for seconds; two at a time leave the bot quick. */
const queue = new PQueue({ concurrency: 2 });

/**
 * Reads a letter (PDF, scan, photo, plain text) or a claim file (835, FHIR ExplanationOfBenefit). Nothing of it is kept,
 * and nothing leaves this machine. Rejects only when the file cannot be fetched, or on a mistake of ours.
 */
export async function readFile(file: IncomingFile): Promise<FileOutcome> {
  if (file.size > LIMITS.bytes) return { problem: "too_large" };
  const bytes = await file.read();
  if (bytes.length > LIMITS.bytes) return { problem: "too_large" };
  if (bytes.length === 0) return { problem: "empty" };
  return queue.add(() => inThread(bytes));
}

/** In a thread of its own, which ends with the file or with its time. */
async function inThread(bytes: Uint8Array): Promise<FileOutcome> {
  const { heapMegabytes: maxOldGenerationSizeMb, milliseconds } = LIMITS;
  const worker = new Worker(new URL("reading-worker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb },
    env: {},
    stderr: true,
    stdout: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<FileOutcome>();
  const timer = setTimeout(() => resolve({ problem: "too_slow" }), milliseconds);
  worker.once("message", resolve);
  worker.once("error", (error) => (isOutOfMemory(error) ? resolve({ problem: "too_large" }) : reject(error)));
  worker.once("exit", () => reject(new Error("the reading thread ended without an answer")));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
