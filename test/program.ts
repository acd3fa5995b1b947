import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../src/main.js", import.meta.url));

export interface Settings {
  /** The data folder. */
  data: string;
  env?: Record<string, string>;
  /** The working folder, where files are looked for and saved. */
  cwd?: string;
}

export interface Outcome {
  code: number | null;
  out: string;
  error: string;
}

/** Starts the real program as a process of its own; its input stays open. */
export function spawnProgram(args: string[], { data, env, cwd = data }: Settings): ChildProcess {
  const { PATH = "", HOME = "" } = process.env;
  const own = { PATH, HOME, TZ: "America/Chicago", RECOURSE_DATA: data, ...env };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: own });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs the real program with this input until it ends. */
export async function program(args: string[], settings: Settings, input = ""): Promise<Outcome> {
  const child = spawnProgram(args, settings);
  const outcome: Outcome = { code: null, out: "", error: "" };
  child.stdout?.on("data", (text) => {
    outcome.out += text;
  });
  child.stderr?.on("data", (text) => {
    outcome.error += text;
  });
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  outcome.code = await new Promise((resolve) => child.once("close", resolve));
  return outcome;
}

/** When the program has said these words. */
export async function says(child: ChildProcess, words: string): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (text) => {
      said += text;
      if (said.includes(words)) resolve();
    });
    child.once("close", () => reject(new Error(`The program ended before it said "${words}":\n${said}`)));
  });
}
