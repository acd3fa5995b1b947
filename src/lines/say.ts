import { readFileSync } from "node:fs";
import { compile, type Params } from "../core/message-pattern.ts";
import { parseYaml } from "../denial/yaml.ts";

type Filled = ReturnType<typeof compile>;

/** The English text of an id such as `basis.notice` in a file of `messages/en/`; the id itself when there is none. */
export type Say = (file: string, id: string, params?: Params) => string;

/** Few sentences are said again and again, so they are kept as filled in. */
const MOST_KEPT = 20_000;

/** Texts of `messages/en/`, each file read and each text compiled once. */
export function english(): Say {
  const files = new Map<string, unknown>();
  const patterns = new Map<string, Filled | undefined>();
  const said = new Map<string, string>();
  return (file, id, params = {}) => {
    const key = `${file}.${id}`;
    if (!files.has(file))
      files.set(file, parseYaml(readFileSync(new URL(`../../messages/en/${file}.yaml`, import.meta.url), "utf8")));
    if (!patterns.has(key)) patterns.set(key, patternOf(files.get(file), id));
    const filled = `${key} ${JSON.stringify(params)}`;
    const known = said.get(filled) ?? patterns.get(key)?.format(params) ?? id;
    if (said.size < MOST_KEPT) said.set(filled, known);
    return known;
  };
}

function patternOf(texts: unknown, id: string): Filled | undefined {
  const found = id.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts);
  return typeof found === "string" ? compile(found, "en") : undefined;
}
