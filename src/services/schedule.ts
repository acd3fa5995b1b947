import type { RowStore, Rows } from "../core/store.ts";
import type { Log } from "../log.ts";

/** Wakes one process of all at an instant, also after a restart, and late when the instant has passed meanwhile. */
export interface Schedule {
  add(id: string, at: Temporal.Instant): Promise<void>;
  remove(id: string, at: Temporal.Instant): Promise<void>;
  /** When `run` rejects it is called again later; at the last time with `isLast`. */
  start(run: Run): void;
  stop(): Promise<void>;
}

/** `at` is the instant that was asked for: the clocks of two hosts may differ. */
export type Run = (id: string, at: Temporal.Instant, isLast: boolean) => Promise<void>;

export const ATTEMPTS = 8;
export const FIRST_WAIT_MS = 120_000;
const EVERY_MS = 15_000;
const KEPT_AFTER_MS = 30 * 86_400_000;

/** Calls `look` now and then; gives back how to stop that. */
export type Ticker = (look: () => void) => () => void;

interface ScheduleParts {
  storage: RowStore;
  now(): Temporal.Instant;
  log: Log;
  tick?: Ticker;
}

/**
 * A schedule in our own store. Who finds a row that is due claims it for a while that doubles each time, so a process
 * that fails or is killed meanwhile leaves it to the next look.
 */
export function storedSchedule({ storage, now, log, tick = everyQuarterMinute }: ScheduleParts): Schedule {
  const rows = storage.rows("due");
  let looking: Promise<void> | undefined;
  let stopTicking: (() => void) | undefined;

  const lookAt = async (run: Run) => {
    for await (const key of rows.keys("", `${stamp(now())}}`)) {
      if (stopTicking) await attempt(rows, key, now(), run).catch((error) => log.warn("schedule.failed", { error }));
    }
  };
  return {
    add: async (id, at) => {
      const key = keyOf(id, at);
      const ttlMs = Math.max(0, at.since(now()).total("milliseconds")) + KEPT_AFTER_MS;
      await rows.write([{ key, value: { attempts: 0, until: stamp(at) }, ttlMs }], [{ key, tag: undefined }]);
    },
    remove: async (id, at) => void (await rows.write([{ key: keyOf(id, at) }])),
    start: (run) => {
      const look = () =>
        lookAt(run)
          .catch((error) => log.error("schedule.stuck", { error }))
          .finally(() => {
            looking = undefined;
          });
      stopTicking = tick(() => (looking ??= look()));
    },
    stop: async () => {
      stopTicking?.();
      stopTicking = undefined;
      await looking;
    },
  };
}

const everyQuarterMinute: Ticker = (look) => {
  const timer = setInterval(look, EVERY_MS).unref();
  look();
  return () => clearInterval(timer);
};

/** Sorts by time. `|` sorts before `}`, with which a look at the clock ends. */
const keyOf = (id: string, at: Temporal.Instant): string => `${stamp(at)}|${id}`;
const stamp = (at: Temporal.Instant): string => at.toString({ smallestUnit: "second" });

async function attempt(rows: Rows, key: string, now: Temporal.Instant, run: Run): Promise<void> {
  const attempts = await claim(rows, key, now);
  if (attempts === undefined) return;
  const [at = "", ...id] = key.split("|");
  await run(id.join("|"), Temporal.Instant.from(at), attempts >= ATTEMPTS);
  await rows.write([{ key }]);
}

/** How many attempts there have been with this one, or nothing when the row is somebody else's for now. */
async function claim(rows: Rows, key: string, now: Temporal.Instant): Promise<number | undefined> {
  const row = await rows.read(key);
  const { attempts, until } = (row?.value ?? {}) as { attempts: number; until: string };
  if (!row || until > stamp(now)) return undefined;
  const next = now.add({ milliseconds: FIRST_WAIT_MS * 2 ** attempts });
  const value = { attempts: attempts + 1, until: stamp(next) };
  const done = await rows.write([{ key, value, ttlMs: KEPT_AFTER_MS }], [{ key, tag: row.tag }]);
  return done && value.attempts;
}
