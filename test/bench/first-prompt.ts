import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RUNS = 9;

/** Milliseconds from the start of the program to the first words of the terminal; the median of warm runs. */
export async function firstPrompt(): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), "recourse-start-"));
  const times: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run++) times.push(await once(data));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return times.slice(1).sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

function once(data: string): Promise<number> {
  const main = new URL("../../src/main.js", import.meta.url).pathname;
  const start = performance.now();
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, RECOURSE_DATA: data },
    stdio: ["pipe", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error("the terminal ended before it said anything")));
    child.stdout.once("data", () => {
      resolve(performance.now() - start);
      child.kill();
    });
  });
}
