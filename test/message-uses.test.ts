import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { english, root } from "./message-library.ts";
import { messageUses } from "./message-uses.ts";

const plainFiles = [...new Set(Object.keys(english.texts).map((id) => id.split(".")[0] ?? id))];
const uses = messageUses(root, ["src", "flows", "adapters"], plainFiles);

test("every message that the code names exists", () => {
  const ids = Object.keys(english.texts);
  const known = (id: string) => ids.some((one) => one === id || one.startsWith(`${id}.`));
  const named = uses.filter(({ sure, id }) => sure && !/\.(yaml|js|log)$/.test(id));
  const wrong = named.filter((use) => !known(use.id) && !ids.some((id) => use.matches(id)));
  expect(wrong.map(({ file, id }) => `${file}: ${id}`)).toEqual([]);
});

test("every message is used", () => {
  const unused = Object.keys(english.texts).filter(
    (id) => !uses.some((use) => use.matches(id) || id.startsWith(`${use.id}.`)),
  );
  expect(unused).toEqual([]);
});

/** What the files of the domain, code and data, say. */
const domain = readdirSync(join(root, "src/denial"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(ts|yaml)$/.test(name))
  .map((name) => readFileSync(join(root, "src/denial", name), "utf8"))
  .join("\n");
const named = (pattern: RegExp) => [
  ...new Set([...domain.matchAll(pattern)].map(([, one, other]) => one ?? other ?? "")),
];
const below = (prefix: string) =>
  Object.keys(english.texts)
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length));

test("every reason that the domain gives has its sentence, and no sentence is left over", () => {
  const ids = named(/\bbecause: ([a-z_]+)$|\bid: "([a-z_]+)"/gm);
  const sentences = below("because.");
  expect(named(/^ *- because: ([a-z_]+)/gm).filter((id) => !sentences.includes(id))).toEqual([]);
  expect(sentences.filter((id) => !ids.includes(id))).toEqual([]);
});

test("every date that the domain names says how it was counted", () => {
  const ids = named(/"((?:basis|option)\.[a-z_]+)"/g);
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter((id) => english.texts[`dates.${id}`] === undefined)).toEqual([]);
});
