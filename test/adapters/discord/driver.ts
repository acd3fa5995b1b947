import { setTimeout as wait } from "node:timers/promises";
import { createDiscord, type DiscordAdapter } from "../../../adapters/discord/index.ts";
import type { Log, Store } from "../../../adapters/discord/options.ts";
import type { Bot } from "../../../src/core/contract.ts";
import type { Driver } from "../driver.ts";
import { controlsOf, createPerson, type Person, type PersonOptions } from "./fake/person.ts";
import { createFakeDiscord, type FakeDiscord } from "./fake/server.ts";
import type { Component, Kept } from "./fake/shapes.ts";
import { seeMessage } from "./fake/sight.ts";

/** A person's client: finds controls by what they say, newest first. */
export interface DiscordDriver extends Omit<Driver, "adapter"> {
  adapter: DiscordAdapter;
  fake: FakeDiscord;
  person: Person;
  /** Events that were logged, and what went wrong. */
  logged: string[];
  /** When all that has begun is shown. */
  rest(): Promise<void>;
}

export const createMemoryStore = (): { keyv(namespace: string): Store } => {
  const kept = new Map<string, unknown>();
  return {
    keyv: (namespace) => ({
      get: async (key) => kept.get(`${namespace}:${key}`),
      set: async (key, value) => kept.set(`${namespace}:${key}`, value),
      delete: async (key) => kept.delete(`${namespace}:${key}`),
    }),
  };
};

export const createTestLog = (lines: string[]): Log => {
  const say = (event: string, { kind, error }: { kind?: string | undefined; error?: unknown } = {}) =>
    void lines.push([event, kind, error instanceof Error ? error.message : ""].filter(Boolean).join(" "));
  return { info: say, warn: say, error: say };
};

export interface TestOptions extends Partial<PersonOptions> {
  fake?: FakeDiscord;
  shards?: number | "auto";
  storage?: { keyv(namespace: string): Store };
}

/** The adapter under the real discord.js, connected to a stand-in for Discord. */
export const createAdapter = (fake: FakeDiscord, options: TestOptions = {}, lines: string[] = []): DiscordAdapter =>
  createDiscord({
    config: { token: fake.token, apiBase: fake.apiBase, shards: options.shards ?? 1, timeoutMs: 2000 },
    storage: options.storage ?? createMemoryStore(),
    log: createTestLog(lines),
    now: () => fake.world.now,
  });

/** What the buttons that open a form say, by the scripted bot and by the real one. */
const FORM = ["discord.fill_in", "Fill in"];
const WORDS = ["discord.type_answer", "Type an answer"];
const DATE = ["discord.type_date", "Type the date"];

/** One person in front of the adapter. What Discord would refuse fails the test when the driver is closed. */
export const openDriver = async (options: TestOptions = {}): Promise<DiscordDriver> => {
  const fake = options.fake ?? (await createFakeDiscord());
  const logged: string[] = [];
  const inner = createAdapter(fake, options, logged);
  const person = createPerson(fake, { where: "direct", ...options });
  const handled = new Set<string>();
  const adapter: DiscordAdapter = {
    ...inner,
    start: (bot: Bot) =>
      inner.start({
        ...bot,
        topics: (...typed) => bot.topics(...typed),
        words: (...asked) => bot.words(...asked),
        handle: (turn) => {
          handled.add(turn.id);
          return bot.handle(turn);
        },
      }),
  };
  const isDirect = (options.where ?? "direct") === "direct";
  const rest = () => adapter.settled();

  const settled = async <T>(act: Promise<T>): Promise<T> => {
    const result = await act;
    await rest();
    return result;
  };

  const write = async (text: string, files: Parameters<Person["write"]>[1] = []) => {
    const { id } = person.write(text, files);
    for (let left = 1500; !handled.has(`discord:${id}`); left--) {
      if (left === 0) throw new Error("The message did not arrive");
      await wait(2);
    }
    await rest();
  };

  const matches = (control: Component, label: string) =>
    control.label === label || control.options?.some((option) => option.label === label) === true;

  const find = (fits: (control: Component) => boolean): { message: Kept; control: Component } | undefined => {
    for (const message of person.sees().toReversed()) {
      const control = controlsOf(message).find(fits);
      if (control) return { message, control };
    }
    return undefined;
  };

  const use = async (label: string) => {
    const found = find((control) => matches(control, label));
    if (!found) throw new Error(`There is no control "${label}"; there are: ${driver.controls().join(", ")}`);
    const value = found.control.options?.find((option) => option.label === label)?.value;
    await settled(person.press(found.message, found.control, value === undefined ? [] : [value]));
  };

  /** Opens the newest form that this button opens; false when there is none. */
  const opens = async (labels: string[]): Promise<boolean> => {
    const found = find(({ label }) => label !== undefined && labels.includes(label));
    if (found) await settled(person.press(found.message, found.control));
    return found !== undefined;
  };

  const fieldIds = (values: Record<string, string>): Record<string, string> => {
    const labels = person.modal()?.components ?? [];
    const idOf = (name: string) => {
      const field = labels.find((one) => one.label === name)?.component;
      if (!field?.custom_id) throw new Error(`The form has no field "${name}"`);
      return field.custom_id;
    };
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [idOf(name), value]));
  };

  const driver: DiscordDriver = {
    adapter,
    fake,
    person,
    logged,
    rest,
    close: async () => {
      if (!options.fake) await fake.close();
      if (fake.world.violations.length > 0) throw new Error(fake.world.violations.join("\n"));
    },
    type: async (text) => {
      if (isDirect) return write(text);
      if (await opens(WORDS)) await settled(person.submit({ text }));
      else if (await opens(DATE)) await settled(person.submit({ text }));
      else await settled(person.command("start", { what: text }));
    },
    attach: async (files) => {
      if (isDirect) return write("", files);
      if (await opens(WORDS)) await settled(person.submit({ files }));
      else await settled(person.command("start", { letter: files[0] as (typeof files)[0] }));
    },
    press: (label) => use(label),
    pick: async (labels) => {
      const found = find(
        (control) => (control.max_values ?? 1) > 1 && labels.every((label) => matches(control, label)),
      );
      if (!found) throw new Error("There is no list for several");
      const values = (found.control.options ?? [])
        .filter(({ label }) => labels.includes(label))
        .map(({ value }) => value);
      await settled(person.press(found.message, found.control, values));
    },
    pickDate: async (day) => {
      if (await opens(DATE)) await settled(person.submit({ text: day }));
      else await write(day);
    },
    submit: async (values) => {
      if (!(await opens(FORM))) throw new Error("There is no form");
      await settled(person.submit(fieldIds(values)));
    },
    shown: () =>
      person
        .sees()
        .map((message) => seeMessage(message).words)
        .join("\n"),
    alive: () => person.sees().flatMap((message) => (message.author.bot ? seeMessage(message).alive : [])),
    controls: () =>
      person
        .sees()
        .flatMap(controlsOf)
        .flatMap(({ label, options: offered = [] }) => [label ?? [], offered.map((option) => option.label)].flat()),
    given: () =>
      person
        .sees()
        .filter(({ author }) => author.bot)
        .flatMap(({ attachments }) => attachments.map(({ filename, content }) => ({ name: filename, content }))),
  };
  return driver;
};
