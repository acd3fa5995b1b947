import { Command } from "commander";
import { run } from "./lines/run.ts";

/** `npm run -s triage < texts.jsonl`: one assessed line for each line `{"id","text","today"?}`. */
const program = new Command("triage")
  .description('Reads lines {"id","text","today"?} and writes for each which kind of denial it is, why, and its dates.')
  .option("--csv", "write a table for spreadsheets")
  .parse();

const progress = process.stderr.isTTY ? process.stderr : undefined;
process.stdout.on("error", () => process.exit(1));
const { wrong } = await run(
  { input: process.stdin, output: process.stdout, progress },
  program.opts<{ csv?: boolean }>().csv ?? false,
  Temporal.Now.plainDateISO(),
);
process.exitCode = wrong > 0 ? 1 : 0;
