import { expect, test } from "vitest";
import { type StorageProblem, storageError } from "../../src/core/store.ts";
import type { Services } from "../../src/core/take.ts";
import { openStorage, type Storage } from "../../src/storage.ts";
import { silent } from "../silent.ts";
import { createBot, messages } from "./bot.ts";

const STORY = "they say no auth on file CO-197 but I have the approval number";

/** A store in memory that refuses to write, or to read as well, while `fault.kind` is set. */
async function faultyStorage(): Promise<{ storage: Storage; fault: { kind?: StorageProblem; reads?: boolean } }> {
  const storage = await openStorage({ data: "", store: "memory" }, silent);
  const fault: { kind?: StorageProblem; reads?: boolean } = {};
  const refuse = (isRead: boolean) => {
    if (fault.kind && (!isRead || fault.reads)) throw storageError(fault.kind, "refused");
  };
  const rows: Storage["rows"] = (namespace, ttl) => {
    const real = storage.rows(namespace, ttl);
    return {
      ...real,
      read: async (key) => {
        refuse(true);
        return real.read(key);
      },
      write: async (changes, guards) => {
        refuse(false);
        return real.write(changes, guards);
      },
    };
  };
  return { storage: { ...storage, rows }, fault };
}

const SAYS: [StorageProblem, string][] = [
  ["full", "the disk of this bot is full"],
  ["read_only", "may not write to its disk"],
  ["locked", "Nothing you told me is lost"],
  ["unreachable", "Nothing you told me is lost"],
  ["broken", "Nothing you told me is lost"],
];

test.each(SAYS)("a store that is %s says so and loses nothing", async (kind, sentence) => {
  const { storage, fault } = await faultyStorage();
  const bot = await createBot(undefined, storage);
  await bot.type(STORY);
  fault.kind = kind;
  expect(await bot.type("medicare advantage")).toContain(sentence);
  expect(bot.failures).toHaveLength(1);
  delete fault.kind;
  const status = await bot.type("status");
  expect(status).toContain("CO-197");
  expect(status).not.toContain("Medicare Advantage");
  expect(await bot.type("medicare advantage")).toContain("I count your dates by the rules of this plan now");
  await bot.close();
});

test("a store that cannot even be read still answers, from the first message on", async () => {
  const { storage, fault } = await faultyStorage();
  const bot = await createBot(undefined, storage);
  Object.assign(fault, { kind: "unreachable", reads: true });
  expect(await bot.type(STORY)).toMatch(/Something went wrong on my side.*the number [0-9a-f]{8}/);
  expect(await bot.type("i want to die")).toContain("**988**");
  await bot.close();
});

const refuses = () => Promise.reject(new Error("the service is down"));
/** Every service there is, and each fails. */
const down = new Proxy({} as Services, { get: () => refuses });

test.each(["cases", "calendar", "cancel reminders"])(
  "when the service of '%s' fails, the talk goes on",
  async (words) => {
    const bot = await createBot(undefined, undefined, { services: down });
    await bot.type(STORY);
    const shown = await bot.type(words);
    expect(shown).toContain("That did not work just now. Nothing you told me is lost.");
    expect(shown).toContain("What has been done so far?");
    expect(bot.failures).toHaveLength(1);
    expect(await bot.type("status")).toContain("CO-197");
    await bot.close();
  },
);

test("when forgetting fails, it is not said to be done", async () => {
  const bot = await createBot(undefined, undefined, { services: down });
  await bot.type(STORY);
  await bot.type("forget me");
  const shown = await bot.type("yes");
  expect(shown).not.toContain("Done.");
  expect(shown).toContain("That did not work just now.");
  expect(await bot.type("status")).toContain("CO-197");
  await bot.close();
});

test("a bug in a view is an apology with a number, and what was told is kept", async () => {
  let isBroken = true;
  const text: typeof messages.text = (language, id, params) => {
    if (isBroken && id === "result.steps") throw new TypeError("a bug");
    return messages.text(language, id, params);
  };
  const bot = await createBot(undefined, undefined, { messages: { ...messages, text } });
  expect(await bot.type(STORY)).toMatch(/Something went wrong on my side\. Nothing you told me is lost\..*[0-9a-f]{8}/);
  expect(bot.failures).toHaveLength(1);
  isBroken = false;
  expect(await bot.type("status")).toContain("CO-197");
  expect(await bot.type("again")).toContain("Next 3 steps");
  await bot.close();
});

test("long, empty and strange texts each get a clear sentence", async () => {
  const bot = await createBot();
  expect(await bot.type("")).toContain("I got an empty message");
  expect(await bot.type(" \u0000\u200b\n ")).toContain("I got an empty message");
  expect(await bot.type("blarg ".repeat(1_600))).toContain("I did not get that");
  expect(await bot.type("blarg ".repeat(5_000))).toContain("That was very long");
  expect(await bot.type(`\u0007${STORY}\u001b[31m`)).toContain("the claim may not carry your approval");
  await bot.close();
});
