import { z } from "zod";
import { retryConflicts } from "../core/retry-conflicts.ts";
import { type Row, type RowStore, storageError } from "../core/store.ts";
import type { Log } from "../log.ts";
import { type Schedule, storedSchedule } from "./schedule.ts";

const HOUR = 9;
const KEPT_AFTER_DAYS = 7;

/** What a reminder says: the case and its date, nothing of anybody's health. */
export interface ReminderNote {
  person: string;
  code: string;
  /** The date reminded of, e.g. `2026-12-04`. */
  date: string;
  /** Days from today until then; 0 is today. */
  daysLeft: number;
}

export interface ReminderOrder {
  code: string;
  /** The date to remind of. */
  date: Temporal.PlainDate | string;
  /** How many days before it, e.g. `[14, 7, 3, 1]`. */
  days: number[];
  /** IANA zone in which `hour` (9 in the morning) is meant. */
  zone: string;
  hour?: number;
}

/** All may reject with a StorageError. */
export interface Reminders {
  /** Replaces the conversation's reminders. The days on which they will come; days that are past are left out. */
  set(conversation: string, person: string, order: ReminderOrder): Promise<string[]>;
  /** The days on which reminders will still come. */
  list(conversation: string): Promise<string[]>;
  /** Only that of one day, or all; how many there were. */
  cancel(conversation: string, day?: string): Promise<number>;
  /** Of every conversation whose id starts with `prefix`. */
  cancelAll(prefix: string): Promise<void>;
  /** When a case goes on in another conversation. */
  move(from: string, to: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export interface ReminderParts {
  storage: RowStore;
  /** Rejects when the platform refuses; it is tried again then. */
  send(conversation: string, note: ReminderNote): Promise<void>;
  now(): Temporal.Instant;
  log: Log;
  /** Who wakes us; by default our own store. */
  schedule?: Schedule;
}

const stored = z.object({
  person: z.string(),
  code: z.string(),
  date: z.iso.date(),
  zone: z.string(),
  /** Instants, earliest first. Only the first is on the schedule. */
  at: z.array(z.string()),
});
type Stored = z.infer<typeof stored>;

/** Reminders that survive restarts; one that was missed comes late, once, unless its date is past. */
export function createReminders(parts: ReminderParts): Reminders {
  const { storage, send, now, log, schedule = storedSchedule(parts) } = parts;
  const rows = storage.rows("reminder");

  async function read(conversation: string): Promise<{ row: Row | undefined; reminder: Stored | undefined }> {
    const row = await rows.read(conversation);
    return { row, reminder: row && stored.parse(row.value) };
  }

  /** The schedule gets the next instant first: an alarm without a reminder does nothing, the other way none comes. */
  async function put(conversation: string, next: Stored | undefined, row: Row | undefined): Promise<void> {
    const before = row && stored.parse(row.value).at[0];
    const first = next?.at[0];
    if (first) await schedule.add(conversation, Temporal.Instant.from(first));
    const change = next && first ? { value: next, ttlMs: lifetime(next, now()) } : {};
    const done = await rows.write([{ key: conversation, ...change }], [{ key: conversation, tag: row?.tag }]);
    if (!done) throw storageError("conflict", "The reminders were changed since they were read.");
    if (before && before !== first) await schedule.remove(conversation, Temporal.Instant.from(before));
  }

  function change(conversation: string, next: (reminder: Stored | undefined) => Stored | undefined): Promise<number> {
    return retryConflicts(async () => {
      const { row, reminder } = await read(conversation);
      const changed = next(reminder);
      if (row || changed) await put(conversation, changed, row);
      return (reminder?.at.length ?? 0) - (changed?.at.length ?? 0);
    });
  }

  async function set(conversation: string, person: string, order: ReminderOrder): Promise<string[]> {
    const { code, zone } = order;
    const reminder = { person, code, date: order.date.toString(), zone, at: instants(order, now()) };
    await change(conversation, () => reminder);
    return days(reminder);
  }

  async function list(conversation: string): Promise<string[]> {
    const { reminder } = await read(conversation);
    return reminder ? days(reminder) : [];
  }

  const cancel = (conversation: string, day?: string): Promise<number> =>
    change(conversation, (reminder) => (reminder && day ? without(reminder, day) : undefined));

  async function cancelAll(prefix: string): Promise<void> {
    for await (const conversation of rows.keys(prefix)) await cancel(conversation);
  }

  async function move(from: string, to: string): Promise<void> {
    const { reminder } = await read(from);
    if (!reminder) return;
    await change(to, () => reminder);
    await cancel(from);
  }

  async function deliver(conversation: string, woken: Temporal.Instant, isLast: boolean): Promise<void> {
    const { row, reminder } = await read(conversation);
    const later = reminder?.at.filter((at) => isAfter(at, woken) && isAfter(at, now()));
    if (!reminder || !later || later.length === reminder.at.length) return; // cancelled or changed meanwhile
    try {
      await tell(conversation, reminder);
    } catch (error) {
      if (!isLast) throw error;
      log.warn("reminder.given_up", { conversation, error });
    }
    await put(conversation, { ...reminder, at: later }, row);
  }

  async function tell(conversation: string, { person, code, date, zone }: Stored): Promise<void> {
    const today = now().toZonedDateTimeISO(zone).toPlainDate();
    const daysLeft = today.until(date, { largestUnit: "day" }).days;
    if (daysLeft < 0) return log.info("reminder.too_late", { conversation });
    await send(conversation, { person, code, date, daysLeft });
    log.info("reminder.sent", { conversation, count: daysLeft });
  }

  return { set, list, cancel, cancelAll, move, start: () => schedule.start(deliver), stop: () => schedule.stop() };
}

/** Those to come, earliest first. An hour that the clocks leave out is the one after it. */
function instants({ date, days, zone, hour = HOUR }: ReminderOrder, now: Temporal.Instant): string[] {
  const at = [...new Set(days)].map((count) =>
    Temporal.PlainDate.from(date)
      .subtract({ days: count })
      .toZonedDateTime({ timeZone: zone, plainTime: { hour } })
      .toInstant(),
  );
  return at
    .filter((instant) => Temporal.Instant.compare(instant, now) > 0)
    .sort(Temporal.Instant.compare)
    .map(String);
}

const isAfter = (at: string, instant: Temporal.Instant): boolean => Temporal.Instant.compare(at, instant) > 0;

const dayOf = (at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

const days = ({ at, zone }: Stored): string[] => at.map((instant) => dayOf(instant, zone));

const without = (reminder: Stored, day: string): Stored => ({
  ...reminder,
  at: reminder.at.filter((at) => dayOf(at, reminder.zone) !== day),
});

function lifetime({ date, zone }: Stored, now: Temporal.Instant): number {
  const end = Temporal.PlainDate.from(date).add({ days: KEPT_AFTER_DAYS }).toZonedDateTime(zone).toInstant();
  return Math.max(1, end.since(now).total("milliseconds"));
}
