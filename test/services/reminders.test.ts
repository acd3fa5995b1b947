import { expect, onTestFinished, test } from "vitest";
import { createReminders, type ReminderNote, type ReminderOrder } from "../../src/services/reminders.ts";
import { storedSchedule, type Ticker } from "../../src/services/schedule.ts";
import { openStorage, type Storage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { folder } from "../storage/folder.ts";

type Sent = ReminderNote & { conversation: string };
const order = (more: Partial<ReminderOrder> = {}): ReminderOrder => ({
  code: "K7QM",
  date: "2026-12-20",
  days: [14, 7, 3, 1],
  zone: "America/Chicago",
  ...more,
});

/** Reminders with a clock that the test sets and a platform that keeps what it gets. */
function create(storage: Storage, sent: Sent[] = [], start = "2026-11-22T12:00:00-06:00") {
  const clock = { now: Temporal.Instant.from(start) };
  const now = () => clock.now;
  const platform = { refuses: 0 };
  const send = async (conversation: string, note: ReminderNote) => {
    if (platform.refuses-- > 0) throw new Error("refused");
    sent.push({ conversation, ...note });
  };
  let look: () => unknown = () => {};
  const tick: Ticker = (given) => {
    look = given;
    return () => {};
  };
  const schedule = storedSchedule({ storage, now, log: silent, tick });
  const reminders = createReminders({ storage, send, now, log: silent, schedule });
  onTestFinished(() => reminders.stop());
  const at = async (instant: string) => {
    clock.now = Temporal.Instant.from(instant);
    await look();
  };
  return { ...reminders, sent, platform, at };
}

async function memory(): Promise<Storage> {
  return openStorage({ data: "", store: "memory" }, silent);
}

test("each day's reminder comes once, at nine in the morning there, with the days that are left", async () => {
  const bot = create(await memory());
  expect(await bot.set("c", "p", order())).toEqual(["2026-12-06", "2026-12-13", "2026-12-17", "2026-12-19"]);
  bot.start();
  await bot.at("2026-12-06T08:59:59-06:00");
  expect(bot.sent).toEqual([]);
  await bot.at("2026-12-06T09:00:00-06:00");
  await bot.at("2026-12-06T18:00:00-06:00");
  expect(bot.sent).toEqual([{ conversation: "c", person: "p", code: "K7QM", date: "2026-12-20", daysLeft: 14 }]);
  expect(await bot.list("c")).toEqual(["2026-12-13", "2026-12-17", "2026-12-19"]);
  for (const day of ["13", "17", "19", "20"]) await bot.at(`2026-12-${day}T09:00:01-06:00`);
  expect(bot.sent.map(({ daysLeft }) => daysLeft)).toEqual([14, 7, 3, 1]);
  expect(await bot.list("c")).toEqual([]);
});

test.each([
  ["America/Chicago", "2026-03-11", "2026-03-08T14:00:00Z"], // the clocks went forward that night
  ["America/Chicago", "2026-03-10", "2026-03-07T15:00:00Z"],
  ["America/New_York", "2026-11-04", "2026-11-01T14:00:00Z"], // and back
  ["Pacific/Honolulu", "2026-03-11", "2026-03-08T19:00:00Z"],
  ["Europe/Madrid", "2028-03-03", "2028-02-29T08:00:00Z"],
])("nine in the morning in %s, three days before %s, is %s", async (zone, date, instant) => {
  const start = Temporal.Instant.from(instant).subtract({ hours: 1 }).toString();
  const bot = create(await memory(), [], start);
  await bot.set("c", "p", order({ zone, date, days: [3] }));
  bot.start();
  await bot.at(Temporal.Instant.from(instant).subtract({ seconds: 1 }).toString());
  expect(bot.sent).toHaveLength(0);
  await bot.at(instant);
  expect(bot.sent).toMatchObject([{ date, daysLeft: 3 }]);
});

test("an hour that the clocks leave out is the one after it", async () => {
  const bot = create(await memory(), [], "2026-03-01T00:00:00Z");
  await bot.set("c", "p", order({ date: "2026-03-09", days: [1], hour: 2 }));
  bot.start();
  await bot.at("2026-03-08T07:59:59Z");
  expect(bot.sent).toHaveLength(0);
  await bot.at("2026-03-08T08:00:00Z");
  expect(bot.sent).toHaveLength(1);
});

test("days that are past are left out", async () => {
  const bot = create(await memory());
  expect(await bot.set("c", "p", order({ date: "2026-11-27" }))).toEqual(["2026-11-24", "2026-11-26"]);
  expect(await bot.set("c", "p", order({ date: "2026-11-22", days: [3, 1] }))).toEqual([]);
  expect(await bot.list("c")).toEqual([]);
});

test("set again, the new ones take the place of the old", async () => {
  const bot = create(await memory());
  await bot.set("c", "p", order());
  await bot.set("c", "p", order({ date: "2026-12-25", days: [3, 3] }));
  expect(await bot.list("c")).toEqual(["2026-12-22"]);
  bot.start();
  await bot.at("2026-12-19T10:00:00-06:00");
  expect(bot.sent).toEqual([]);
  await bot.at("2026-12-22T10:00:00-06:00");
  expect(bot.sent).toMatchObject([{ date: "2026-12-25", daysLeft: 3 }]);
});

test("cancelled ones do not come, one of them or all, or those of a workspace", async () => {
  const bot = create(await memory());
  for (const conversation of ["slack:T1:a", "slack:T1:b", "slack:T2:c"]) await bot.set(conversation, "p", order());
  expect(await bot.cancel("slack:T2:c", "2026-12-06")).toBe(1);
  expect(await bot.list("slack:T2:c")).toEqual(["2026-12-13", "2026-12-17", "2026-12-19"]);
  expect(await bot.cancel("slack:T1:a")).toBe(4);
  expect(await bot.cancel("slack:T1:a")).toBe(0);
  await bot.cancelAll("slack:T1:");
  bot.start();
  await bot.at("2026-12-06T10:00:00-06:00");
  expect(bot.sent).toEqual([]);
  await bot.at("2026-12-13T10:00:00-06:00");
  expect(bot.sent.map(({ conversation }) => conversation)).toEqual(["slack:T2:c"]);
});

test("a case that goes on elsewhere takes its reminders along", async () => {
  const bot = create(await memory());
  await bot.set("old", "p", order());
  await bot.move("old", "new");
  await bot.move("nothing", "new");
  expect([await bot.list("old"), (await bot.list("new")).length]).toEqual([[], 4]);
  bot.start();
  await bot.at("2026-12-06T10:00:00-06:00");
  expect(bot.sent.map(({ conversation }) => conversation)).toEqual(["new"]);
});

test("what was missed while nothing ran comes once, late; not when the date is past", async () => {
  const data = folder();
  const first = await openStorage({ data }, silent);
  const before = create(first);
  await before.set("soon", "p", order());
  await before.set("past", "p", order({ date: "2026-12-10", days: [7, 1] }));
  await before.stop();
  await first.close();
  const second = await openStorage({ data }, silent);
  onTestFinished(() => second.close());
  const after = create(second, [], "2026-12-18T03:00:00-06:00");
  after.start();
  await after.at("2026-12-18T03:00:00-06:00");
  expect(after.sent).toMatchObject([{ conversation: "soon", daysLeft: 2 }]);
  expect([await after.list("soon"), await after.list("past")]).toEqual([["2026-12-19"], []]);
});

test("a platform that refuses is tried again with longer and longer waits", async () => {
  const bot = create(await memory());
  await bot.set("c", "p", order());
  bot.platform.refuses = 2;
  bot.start();
  await bot.at("2026-12-06T09:00:00-06:00");
  await bot.at("2026-12-06T09:01:59-06:00");
  expect(bot.platform.refuses).toBe(1);
  await bot.at("2026-12-06T09:02:00-06:00");
  expect([bot.platform.refuses, bot.sent.length]).toEqual([0, 0]);
  await bot.at("2026-12-06T09:05:59-06:00");
  expect(bot.sent).toHaveLength(0);
  await bot.at("2026-12-06T09:06:00-06:00");
  expect(bot.sent).toMatchObject([{ daysLeft: 14 }]);
});

test("one that is always refused is given up, and the next one still comes", async () => {
  const bot = create(await memory());
  await bot.set("c", "p", order());
  bot.platform.refuses = 8;
  bot.start();
  for (let hour = 9; hour < 24; hour++) await bot.at(`2026-12-06T${String(hour).padStart(2, "0")}:00:00-06:00`);
  for (let hour = 0; hour < 3; hour++) await bot.at(`2026-12-07T0${hour}:00:00-06:00`);
  expect([bot.platform.refuses, bot.sent.length]).toEqual([0, 0]);
  await bot.at("2026-12-13T09:00:00-06:00");
  expect(bot.sent).toMatchObject([{ daysLeft: 7 }]);
});

test("of several processes on one store, one sends", async () => {
  const data = folder();
  const storages = await Promise.all([1, 2, 3].map(() => openStorage({ data }, silent)));
  onTestFinished(async () => void (await Promise.all(storages.map((storage) => storage.close()))));
  const sent: Sent[] = [];
  const bots = storages.map((storage) => create(storage, sent));
  const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
  for (const name of names) await bots[0]?.set(name, "p", order());
  for (const bot of bots) bot.start();
  for (const day of ["06", "13", "17", "19"]) {
    await Promise.all(bots.map((bot) => bot.at(`2026-12-${day}T09:00:00-06:00`)));
    expect(sent.map(({ conversation }) => conversation).sort()).toEqual(names.toSorted());
    sent.length = 0;
  }
});

test("a process that is killed while it sends leaves the reminder to another", async () => {
  const storage = await memory();
  await create(storage).set("c", "p", order());
  const sending = Promise.withResolvers<void>();
  const send = () => {
    sending.resolve();
    return new Promise<void>(() => {});
  };
  const now = () => Temporal.Instant.from("2026-12-06T09:00:00-06:00");
  createReminders({ storage, send, now, log: silent }).start();
  await sending.promise;
  const other = create(storage);
  other.start();
  await other.at("2026-12-06T09:01:00-06:00");
  expect(other.sent).toEqual([]);
  await other.at("2026-12-06T09:02:00-06:00");
  expect(other.sent).toMatchObject([{ daysLeft: 14 }]);
});
