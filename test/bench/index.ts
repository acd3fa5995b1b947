import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstPrompt } from "./first-prompt.ts";
import { manySessions } from "./many-sessions.ts";
import { type Subject, subjects } from "./subjects.ts";
import { triageRate } from "./triage-rate.ts";
import { TEXTS } from "./turns.ts";

/** Rounds are interleaved, so that a busy minute of the machine slows every subject alike. */
const ROUNDS = 30;
const ROUND_MS = 60;

const folder = mkdtempSync(join(tmpdir(), "recourse-bench-"));
try {
  const all = await subjects(folder);
  const times = await measure(all);
  report(times);
  for (const { close } of all) await close?.();
  ratio("a turn with 1,000,000 sessions / with 1,000", await manySessions(folder), 1.2);
  ratio("first prompt of the terminal / 400 ms", (await firstPrompt()) / 400, 1);
  console.log(
    JSON.stringify({
      name: "triage, texts a second on one core",
      value: Math.round(await triageRate()),
      wanted: "at least 2000",
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The median microseconds of a turn of each subject. */
async function measure(all: Subject[]): Promise<Map<string, number>> {
  const samples = new Map(all.map(({ name }) => [name, [] as number[]]));
  for (const { hold } of all) for (let i = 0; i < 20; i++) await hold();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, hold } of all) samples.get(name)?.push(await timed(hold));
  }
  return new Map([...samples].map(([name, list]) => [name, median(list)]));
}

async function timed(hold: Subject["hold"]): Promise<number> {
  const start = performance.now();
  let held = 0;
  do {
    await hold();
    held++;
  } while (performance.now() - start < ROUND_MS);
  return ((performance.now() - start) * 1000) / held / TEXTS.length;
}

function median(list: number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function report(times: Map<string, number>): void {
  const of = (name: string) => times.get(name) ?? Number.NaN;
  const floor = of("floor (switch, JSON)");
  console.table(
    [...times].map(([name, us]) => ({
      name,
      "µs a turn": Math.round(us * 10) / 10,
      "× floor": Math.round((us / floor) * 100) / 100,
    })),
  );
  ratio("engine / floor", of("engine (step, JSON)") / floor, 2.5);
  ratio("botbuilder / engine", of("botbuilder-dialogs") / of("engine (step, JSON)"), 5, "at least");
  ratio("grammY conversations / engine", of("@grammyjs/conversations") / of("engine (step, JSON)"));
  const sync = of("disk sync (1 KB)");
  ratio("durable turn of the engine / disk sync", of("engine, kept on SQLite") / sync, 2.5);
  ratio("durable turn of the whole bot / disk sync", of("whole bot, SQLite") / sync);
}

function ratio(name: string, value: number, wanted?: number, bound = "at most"): void {
  console.log(
    JSON.stringify({ name, ratio: Math.round(value * 100) / 100, ...(wanted ? { wanted: `${bound} ${wanted}` } : {}) }),
  );
}
