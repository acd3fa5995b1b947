import { join } from "node:path";
import { opening } from "../../src/core/step.ts";
import { type WholeBot, wholeBot } from "./whole-bot.ts";

const FEW = 1_000;
const MANY = 1_000_000;
const BATCH = 20_000;

/** How much longer a turn takes with a million stored sessions than with a thousand; both are measured in turn. */
export async function manySessions(folder: string): Promise<number> {
  const few = await filled(join(folder, "few"), FEW);
  const many = await filled(join(folder, "many"), MANY);
  const samples: [number[], number[]] = [[], []];
  for (let round = 0; round < 40; round++) {
    samples[0].push(await timed(few));
    samples[1].push(await timed(many));
  }
  await few.close();
  await many.close();
  const [one, other] = samples.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN);
  return (other ?? Number.NaN) / (one ?? Number.NaN);
}

async function timed({ hold }: WholeBot): Promise<number> {
  const start = performance.now();
  await hold();
  return performance.now() - start;
}

/** A store with that many sessions of other people, written in large commits. */
async function filled(data: string, sessions: number): Promise<WholeBot> {
  const bot = await wholeBot({ data, store: "sqlite" });
  const rows = bot.storage.rows("session", 86_400_000);
  const { value, memory } = opening();
  const now = new Date().toISOString();
  const session = { v: 1, value, memory, code: "AAAA", person: "x", turns: [], created: now, updated: now };
  for (let from = 0; from < sessions; from += BATCH) {
    const count = Math.min(BATCH, sessions - from);
    await rows.write(Array.from({ length: count }, (_, at) => ({ key: `session:other:${from + at}`, value: session })));
  }
  return bot;
}
