import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const PASSES = 4;
const program = new URL("../../src/triage-lines.js", import.meta.url).pathname;
const folder = new URL("../denial/cases/", import.meta.url);
/** Tells the microseconds of all its threads when it ends, so that other programs at work do not count. */
const clock =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error(user + system); })';

/** Texts for each second of processor time of `npm run -s triage`, its start included: the labelled texts, 4 times. */
export async function triageRate(): Promise<number> {
  const lines = ["tuning", "measured"].flatMap(linesOf);
  const input = Array.from({ length: PASSES }, () => lines.join("\n")).join("\n");
  await microseconds(lines.slice(0, 1).join("\n"));
  return (lines.length * PASSES * 1_000_000) / (await microseconds(input));
}

const linesOf = (part: string): string[] =>
  readdirSync(new URL(`${part}/`, folder))
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) =>
      readFileSync(new URL(`${part}/${name}`, folder), "utf8")
        .split("\n")
        .filter(Boolean),
    );

function microseconds(input: string): Promise<number> {
  const child = spawn(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(clock)}`, program], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.end(input);
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    told += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(Number(told)) : reject(new Error(`triage ended: ${told}`))));
  });
}
