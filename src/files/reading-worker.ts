import { parentPort, workerData } from "node:worker_threads";
import { Unreadable } from "./outcome.ts";
import { readBytes } from "./read-bytes.ts";

/** A thread that reads one file and is then done. A file may be made to harm: here it can only end its own thread. */
try {
  parentPort?.postMessage(await readBytes(workerData as Uint8Array));
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  parentPort?.postMessage({ problem: error.problem });
}
