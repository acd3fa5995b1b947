import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { assess, lineSchema } from "./assess.ts";
import { errorRow, header, row } from "./csv.ts";
import { english } from "./say.ts";

export interface Streams {
  input: Readable;
  output: Writable;
  /** Where progress is shown; absent when nobody looks. */
  progress?: Writable | undefined;
}

const EVERY = 500;

/** Assesses each line of `input`; one that is wrong gets an error line and the rest goes on. Counts what was done. */
export async function run(
  { input, output, progress }: Streams,
  csv: boolean,
  today: Temporal.PlainDate,
): Promise<{ done: number; wrong: number }> {
  const count = { done: 0, wrong: 0 };
  const say = english();
  if (csv) output.write(header());
  let at = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    at++;
    if (text.trim() === "") continue;
    const result = parsed(text);
    if ("error" in result) {
      count.wrong++;
      await write(output, csv ? errorRow(at, result.error) : `${JSON.stringify({ line: at, error: result.error })}\n`);
    } else {
      count.done++;
      const assessed = assess(result, today, say);
      await write(output, csv ? row(assessed) : `${JSON.stringify(assessed)}\n`);
    }
    if (at % EVERY === 0) progress?.write(`\r${at} texts`);
  }
  progress?.write(`\r${count.done} texts, ${count.wrong} lines with an error\n`);
  return count;
}

function parsed(text: string) {
  try {
    const { data, error } = lineSchema.safeParse(JSON.parse(text));
    return (
      data ?? {
        error: error?.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; ") ?? "",
      }
    );
  } catch {
    return { error: "this is no JSON" };
  }
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, "drain");
}
