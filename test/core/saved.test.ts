import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MIGRATIONS, type Migration, migrate, readSaved, VERSION, writeSaved } from "../../src/core/saved.ts";

const examples = new URL("./saved/", import.meta.url);
const example = (version: number): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`v${version}.json`, examples), "utf8"));
const versions = Array.from({ length: VERSION }, (_, index) => index + 1);

test("there is a stored example of every version", () => {
  expect(readdirSync(examples).sort()).toEqual(versions.map((version) => `v${version}.json`).sort());
});

test.each(versions)("a session stored by version %i is read with nothing lost", (version) => {
  const stored = example(version);
  const read = readSaved(stored);
  expect(read).toMatchObject({ v: VERSION, person: stored.person, code: stored.code, value: stored.value });
  expect(read.memory).toEqual(example(VERSION).memory);
  expect(writeSaved(read)).toEqual(read);
});

test("today's form is read as it was written", () => {
  expect(readSaved(example(VERSION))).toEqual(example(VERSION));
});

test("each migration is taken once, from the version on which the session stands", () => {
  const steps: Migration[] = [
    ({ lang, ...rest }) => ({ ...rest, language: lang }),
    (old) => ({ ...old, turns: [...(old.turns as string[]), "third"] }),
  ];
  const { lang, ...rest } = example(1);
  expect(migrate(example(1), steps)).toEqual({ ...rest, v: 3, language: lang, turns: ["1731.55", "1731.56", "third"] });
  expect(migrate({ v: 2, turns: [] }, steps)).toEqual({ v: 3, turns: ["third"] });
  expect(migrate({ v: 3, turns: [] }, steps)).toEqual({ v: 3, turns: [] });
});

test("a session of a newer program is refused, not overwritten by guesswork", () => {
  expect(() => readSaved({ ...example(VERSION), v: VERSION + 1 })).toThrow(/version/);
});

test.each([null, "text", {}, { v: "1" }, { ...example(1), code: 7 }, { ...example(1), turns: null }])(
  "a damaged session is refused: %j",
  (stored) => {
    expect(() => readSaved(stored)).toThrow();
  },
);

test("the number of migrations gives the version", () => {
  expect(VERSION).toBe(MIGRATIONS.length + 1);
});
