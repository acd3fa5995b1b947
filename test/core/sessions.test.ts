import { expect, onTestFinished, test, vi } from "vitest";
import { createInOrder } from "../../src/core/in-order.ts";
import { createSessions, type Session } from "../../src/core/sessions.ts";
import { openStorage } from "../../src/storage.ts";
import { silent } from "../silent.ts";

const START = Temporal.Instant.from("2026-11-22T09:00:00Z");

async function open() {
  const storage = await openStorage({ data: "", store: "memory" }, silent);
  const clock = { now: START };
  const sessions = createSessions(storage, { keepDays: 30, now: () => clock.now });
  return { storage, clock, sessions };
}

const session = (more: Partial<Session> = {}): Session => ({
  value: "asking",
  memory: { facts: {} },
  code: "K7QM",
  person: "slack:T1:U3",
  turns: ["1"],
  created: START.toString(),
  updated: START.toString(),
  ...more,
});
const line = (next: string | undefined) => ({
  code: "",
  conversation: "",
  updated: "",
  open: true,
  ...(next && { next }),
});

test("a session comes back as it was saved, with the instant of saving", async () => {
  const { sessions, clock } = await open();
  clock.now = START.add({ minutes: 5 });
  await sessions.save("slack:T1:D1:1", session({ lang: "es", memory: { facts: { stage: "post" }, list: [1, null] } }));
  const loaded = await sessions.load("slack:T1:D1:1");
  expect(loaded).toMatchObject({ lang: "es", value: "asking", memory: { facts: { stage: "post" }, list: [1, null] } });
  expect(loaded?.updated).toBe("2026-11-22T09:05:00.000Z");
  expect(await sessions.load("slack:T1:D1:2")).toBeUndefined();
});

test("a session can be saved again and again, before and after a service", async () => {
  const { sessions } = await open();
  const mine = session();
  await sessions.save("c", mine);
  await sessions.save("c", Object.assign(mine, { value: "waiting" }));
  const loaded = await sessions.load("c");
  if (loaded) await sessions.save("c", { ...loaded, value: "done" });
  expect(await sessions.load("c")).toMatchObject({ value: "done" });
});

test("who saves on top of what they have not seen is refused, and nothing changes", async () => {
  const { sessions } = await open();
  await sessions.save("c", session());
  const [mine, theirs] = [await sessions.load("c"), await sessions.load("c")];
  if (!mine || !theirs) throw new Error("not loaded");
  await sessions.save("c", { ...theirs, value: "theirs" });
  await expect(sessions.save("c", { ...mine, value: "mine" })).rejects.toMatchObject({ kind: "conflict" });
  await expect(sessions.save("c", session({ value: "new" }))).rejects.toMatchObject({ kind: "conflict" });
  expect(await sessions.load("c")).toMatchObject({ value: "theirs" });
});

test("a conversation that was forgotten meanwhile does not come back", async () => {
  const { sessions } = await open();
  await sessions.save("c", session());
  const loaded = await sessions.load("c");
  await sessions.remove("c");
  if (!loaded) throw new Error("not loaded");
  await expect(sessions.save("c", loaded)).rejects.toMatchObject({ kind: "conflict" });
  expect(await sessions.byPerson("slack:T1:U3")).toEqual([]);
});

test("only the last fifty turn ids are kept", async () => {
  const { sessions } = await open();
  await sessions.save("c", session({ turns: Array.from({ length: 60 }, (_, index) => String(index)) }));
  const turns = (await sessions.load("c"))?.turns;
  expect([turns?.length, turns?.at(0), turns?.at(-1)]).toEqual([50, "10", "59"]);
});

test("a person's cases are listed nearest date first, and nobody else's", async () => {
  const { sessions, clock } = await open();
  await sessions.save("none-old", session({ code: "A222" }));
  clock.now = START.add({ minutes: 1 });
  await sessions.save("none-new", session({ code: "B222" }));
  await sessions.save("later", session({ code: "C222", line: line("2027-01-05") }));
  await sessions.save(
    "soon",
    session({ code: "D222", line: { ...line("2026-12-01"), case: "code-mismatch", open: false } }),
  );
  await sessions.save("other", session({ code: "E222", person: "slack:T1:U33" }));
  const lines = await sessions.byPerson("slack:T1:U3");
  expect(lines.map(({ conversation }) => conversation)).toEqual(["soon", "later", "none-new", "none-old"]);
  expect(lines[0]).toEqual({
    code: "D222",
    conversation: "soon",
    case: "code-mismatch",
    next: "2026-12-01",
    updated: "2026-11-22T09:01:00.000Z",
    open: false,
  });
});

test("a code finds its conversation for its own person only", async () => {
  const { sessions } = await open();
  await sessions.save("c", session());
  expect(await sessions.byCode(" k7qm ", "slack:T1:U3")).toBe("c");
  expect(await sessions.byCode("K7QM", "slack:T2:U3")).toBeUndefined();
  expect(await sessions.byCode("K7QN", "slack:T1:U3")).toBeUndefined();
});

test("a new code is none of the person's and has no letters that are mistaken for others", async () => {
  const { storage } = await open();
  const numbers = [0, 0, 0, 0, 0.99, 0.5, 0.2, 0];
  const random = () => numbers.shift() ?? 0;
  const sessions = createSessions(storage, { keepDays: 1, now: () => START, random });
  await sessions.save("c", session({ code: "2222" }));
  expect(await sessions.newCode("slack:T1:U3")).toBe("ZH82");
  const plain = createSessions(storage, { keepDays: 1, now: () => START });
  const codes = await Promise.all(Array.from({ length: 300 }, () => plain.newCode("x")));
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}$/);
});

test("a workspace's conversations go, with their place in the lists; the others stay", async () => {
  const { sessions, storage } = await open();
  await sessions.save("slack:T1:D1", session());
  await sessions.save("slack:T1:D2", session());
  await sessions.save("slack:T12:D1", session());
  expect(await sessions.removeAll("slack:T1:")).toBe(2);
  expect(await sessions.load("slack:T1:D1")).toBeUndefined();
  expect((await sessions.byPerson("slack:T1:U3")).map(({ conversation }) => conversation)).toEqual(["slack:T12:D1"]);
  await sessions.remove("slack:T12:D1");
  const left: string[] = [];
  for await (const key of storage.rows("session").keys("")) left.push(key);
  expect(left).toEqual([]);
});

test("a session that cannot be read hides no other, and can be removed", async () => {
  const { sessions, storage } = await open();
  await sessions.save("good", session());
  await sessions.save("bad", session());
  await storage.rows("session").write([{ key: "session:bad", value: { v: 99 } }]);
  expect((await sessions.byPerson("slack:T1:U3")).map(({ conversation }) => conversation)).toEqual(["good"]);
  await expect(sessions.load("bad")).rejects.toThrow();
  await sessions.remove("bad");
  expect(await sessions.load("bad")).toBeUndefined();
});

test("a conversation is forgotten after its days, and its list lives while it is used", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: START.epochMilliseconds });
  onTestFinished(() => void vi.useRealTimers());
  const { sessions, clock } = await open();
  const wait = (days: number) => {
    clock.now = clock.now.add({ hours: 24 * days });
    vi.setSystemTime(clock.now.epochMilliseconds);
  };
  const mine = session();
  for (let week = 0; week < 8; week++) {
    await sessions.save("c", mine);
    wait(7);
  }
  wait(22);
  expect(await sessions.byPerson("slack:T1:U3")).toHaveLength(1);
  wait(2);
  expect(await sessions.load("c")).toBeUndefined();
  expect(await sessions.byPerson("slack:T1:U3")).toEqual([]);
});

test("many new conversations of one person at once are all listed", async () => {
  const { sessions } = await open();
  await Promise.all(
    Array.from({ length: 30 }, (_, index) => sessions.save(`c${index}`, session({ code: `C${index}` }))),
  );
  expect(await sessions.byPerson("slack:T1:U3")).toHaveLength(30);
});

test("turns of one conversation go in order, those of others meanwhile", async () => {
  const inOrder = createInOrder();
  const said: string[] = [];
  const say = (word: string, ms: number) => async () => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    said.push(word);
    return word;
  };
  const all = [inOrder("a", say("a1", 60)), inOrder("a", say("a2", 0)), inOrder("b", say("b1", 10))];
  expect(await Promise.all(all)).toEqual(["a1", "a2", "b1"]);
  expect(said).toEqual(["b1", "a1", "a2"]);
});

test("a turn that fails is told to its caller and does not stop the next", async () => {
  const inOrder = createInOrder();
  const failed = inOrder("a", async () => {
    throw new Error("bug");
  });
  const next = inOrder("a", async () => "fine");
  await expect(failed).rejects.toThrow("bug");
  expect(await next).toBe("fine");
});

test("a turn that met a conflict is taken again, but not for ever", async () => {
  const { sessions } = await open();
  await sessions.save("c", session());
  let attempts = 0;
  const work = async () => {
    attempts++;
    await sessions.save("c", session({ value: "new" }));
  };
  await expect(createInOrder()("c", work)).rejects.toMatchObject({ kind: "conflict" });
  expect(attempts).toBe(20);
});
