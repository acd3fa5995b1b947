import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { redisSchedule } from "../../src/services/redis-schedule.ts";
import { createReminders, type ReminderNote } from "../../src/services/reminders.ts";
import { openStorage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { NO_REDIS, startRedis } from "../storage/redis-server.ts";

const DATE = "2026-12-20";
/** So long before nine in the morning, a week before the date. */
const SOON_MS = 300;
const start = Temporal.Instant.from("2026-12-13T15:00:00Z").subtract({ milliseconds: SOON_MS });
const order = { code: "K7QM", date: DATE, days: [7, 1], zone: "America/Chicago" };

describe.skipIf(NO_REDIS)(`reminders on Redis${NO_REDIS ? ` (${NO_REDIS})` : ""}`, () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  /** One process: its own connections, and a clock that stands still. */
  async function create(send: (conversation: string, note: ReminderNote) => Promise<void>, from = start) {
    const now = () => from;
    const storage = await openStorage({ data: "", redisUrl: server.url, key: [Buffer.alloc(32, 1)] }, silent);
    const schedule = await redisSchedule({ url: server.url, now, log: silent, firstWaitMs: 30 });
    const reminders = createReminders({ storage, send, now, log: silent, schedule });
    const stop = async () => {
      await reminders.stop();
      await storage.close();
    };
    return { ...reminders, stop };
  }

  test("of several processes one sends, and what is left stays", async () => {
    const sent: string[] = [];
    const processes = await Promise.all(
      [1, 2, 3].map(() => create(async (conversation) => void sent.push(conversation))),
    );
    onTestFinished(async () => void (await Promise.all(processes.map(({ stop }) => stop()))));
    const names = Array.from({ length: 20 }, (_, index) => `one:${index}`);
    for (const name of names) expect(await processes[0]?.set(name, "p", order)).toContain("2026-12-19");
    for (const bot of processes) bot.start();
    await expect.poll(() => sent.length, { timeout: 5_000 }).toBe(20);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent.sort()).toEqual(names.sort());
    expect(await processes[1]?.list("one:3")).toEqual(["2026-12-19"]);
  });

  test("a refusal is tried again", async () => {
    let calls = 0;
    const bot = await create(async () => {
      if (++calls < 3) throw new Error("refused");
    });
    onTestFinished(bot.stop);
    await bot.set("refused", "p", order);
    bot.start();
    await expect.poll(() => calls, { timeout: 5_000 }).toBe(3);
    await expect.poll(() => bot.list("refused")).toEqual(["2026-12-19"]);
  });

  test("cancelled ones do not come", async () => {
    const sent: string[] = [];
    const bot = await create(async (conversation) => void sent.push(conversation));
    onTestFinished(bot.stop);
    await bot.set("cancelled", "p", order);
    await bot.set("kept", "p", order);
    await bot.cancel("cancelled");
    bot.start();
    await expect.poll(() => sent, { timeout: 5_000 }).toEqual(["kept"]);
  });

  test("what was set before a restart comes after it, late", async () => {
    const first = await create(async () => {});
    await first.set("restart", "p", order);
    await first.stop();
    const notes: ReminderNote[] = [];
    const second = await create(async (_conversation, note) => void notes.push(note), start.add({ hours: 50 }));
    onTestFinished(second.stop);
    second.start();
    await expect.poll(() => notes, { timeout: 5_000 }).toMatchObject([{ code: "K7QM", date: DATE, daysLeft: 5 }]);
  });
});
