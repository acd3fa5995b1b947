import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LIMITS } from "./limits.ts";
import type { FileOutcome } from "./outcome.ts";
import type { Answer } from "./reading-process.ts";

const READER = fileURLToPath(new URL("reading-process.ts", import.meta.url));
/** It may read what it is made of. It may not write, reach the network or start a program. */
const PERMISSIONS = ["--permission", "--allow-fs-read=*", "--allow-addons", "--allow-worker"];

/**
 * Reads a file in a process of its own, which ends with the file or with its time. A file may be made to harm, and
 * pictures are unpacked by native code: here it can break nothing but its own reading.
 */
export async function readApart(bytes: Uint8Array, limits: typeof LIMITS): Promise<FileOutcome> {
  const reader = fork(READER, {
    env: {},
    execArgv: [...PERMISSIONS, "--disable-warning=SecurityWarning", `--max-old-space-size=${limits.heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const { promise, resolve, reject } = Promise.withResolvers<FileOutcome>();
  const timer = setTimeout(() => resolve({ problem: "too_slow" }), limits.milliseconds);
  reader.once("message", (answer: Answer) =>
    "outcome" in answer ? resolve(answer.outcome) : reject(new Error(answer.broke)),
  );
  reader.once("error", reject);
  reader.once("exit", () => resolve({ problem: "damaged" }));
  reader.send(bytes, (error) => error && resolve({ problem: "damaged" }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    reader.kill("SIGKILL");
  }
}
