import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { Language, Library, MessageSource } from "./library.ts";

export type { Language, Library };

const load = createRequire(import.meta.url);

/**
 * Reads every `<language>/**.yaml` of a folder and checks its form. With `cache`, a file in the operator's data folder, what was
 * checked once is read back as JSON until any message changes: YAML takes longer than a person should wait for a first prompt.
 * Throws one error that lists all problems.
 */
export function readLibrary(folder: string, cache?: string): Library {
  const sources = readSources(folder);
  const key = keyOf(sources);
  const kept = cache && readCache(cache, key);
  if (kept) return kept;
  const { check } = load("./check-messages.ts") as typeof import("./check-messages.ts");
  const library = check(sources, folder);
  if (cache) writeCache(cache, key, library);
  return library;
}

function readSources(folder: string): MessageSource[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && name.includes(sep))
    .sort()
    .map((name) => ({ name: name.replaceAll(sep, "/"), content: readFileSync(join(folder, name), "utf8") }));
}

/** Changes with any message and with the form they must have. */
function keyOf(sources: MessageSource[]): string {
  const hash = createHash("sha256").update(readFileSync(new URL("message-schema.ts", import.meta.url)));
  for (const { name, content } of sources) hash.update(`\0${name}\0${content}`);
  return hash.digest("hex");
}

function readCache(path: string, key: string): Library | undefined {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8")) as { key: string; library: Library };
    return kept.key === key ? kept.library : undefined;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written only costs time at the next start. */
function writeCache(path: string, key: string, library: Library): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify({ key, library }), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  } catch {}
}
