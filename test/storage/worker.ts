/** A process of its own for the tests: `node worker.ts <config as JSON> <count|until-killed> <how often>`. */
import { createInOrder } from "../../src/core/in-order.ts";
import { createSessions, type Session } from "../../src/core/sessions.ts";
import { openStorage } from "../../src/storage.ts";
import { silent } from "../silent.ts";

const [config = "{}", task, times] = process.argv.slice(2);
const { key, ...rest } = JSON.parse(config);
const storage = await openStorage({ ...rest, ...(key && { key: [Buffer.from(key, "base64")] }) }, silent);
const sessions = createSessions(storage, { keepDays: 30, now: () => Temporal.Now.instant() });
const inOrder = createInOrder();

const newSession = (): Session => ({
  value: "x",
  memory: 0,
  code: "K7QM",
  person: "p",
  turns: [],
  created: "",
  updated: "",
});

/** One more than before. What pads it makes a session of usual size. */
const oneMore = (conversation: string) =>
  inOrder(conversation, async () => {
    const session = (await sessions.load(conversation)) ?? newSession();
    const memory = { count: countOf(session) + 1, pad: "x".repeat(2_000) };
    await sessions.save(conversation, { ...session, memory });
    return memory.count;
  });

function countOf({ memory }: Session): number {
  return typeof memory === "object" && memory && "count" in memory ? Number(memory.count) : 0;
}

if (task === "count") {
  for (let index = 0; index < Number(times); index++) await oneMore("shared");
  await oneMore(`own-${process.pid}`);
  await storage.close();
} else {
  // Told only after it was acknowledged, and written before the process goes on.
  const { writeSync } = await import("node:fs");
  for (let index = 0; ; index++) {
    const conversation = `c${index % 3}`;
    writeSync(1, `${conversation} ${await oneMore(conversation)}\n`);
  }
}
