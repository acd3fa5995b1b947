import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { type CaseContent, caseSchema, FILES, isCaseId, leafProblem } from "./message-schema.ts";

type Mapped = {
  [File in keyof typeof FILES as File extends `${infer Name}.yaml` ? Name : never]: z.infer<(typeof FILES)[File]>;
};

/** All that is said in one language. */
export interface Language extends Mapped {
  texts: Record<string, string | string[]>;
  cases: Record<string, CaseContent>;
}
export type Library = Record<string, Language>;

/** A file as it was read; `name` is relative to the folder, with `/`. */
interface Source {
  name: string;
  content: string;
}

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
  const library = check(sources, folder);
  if (cache) writeCache(cache, key, library);
  return library;
}

function readSources(folder: string): Source[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && name.includes(sep))
    .sort()
    .map((name) => ({ name: name.replaceAll(sep, "/"), content: readFileSync(join(folder, name), "utf8") }));
}

function check(sources: Source[], folder: string): Library {
  const library: Library = {};
  const problems = sources.flatMap((source) => {
    const [code = ""] = source.name.split("/");
    library[code] ??= { texts: {}, cases: {}, cards: {}, faq: {}, terms: {}, sources: {} };
    return addFile(library[code], source).map((problem) => `  ${join(folder, source.name)}: ${problem}`);
  });
  if (!library.en) problems.push(`  ${join(folder, "en")}: there are no English messages; put them back`);
  if (problems.length) throw new Error(`The messages cannot be used. Please mend:\n${problems.join("\n")}`);
  return library;
}

/** Adds what a file says to its language; returns what is wrong with it. */
function addFile(language: Language, { name, content }: Source): string[] {
  if (!/^[a-z]{2,3}(-\w+)*\//.test(name)) return ['is not in a folder named after a language, such as "es"'];
  let data: unknown;
  try {
    data = parse(content, { schema: "failsafe" }) ?? {};
  } catch (error) {
    return [`is not YAML: ${(error as Error).message.split("\n")[0]}`];
  }
  const file = basename(name);
  const id = basename(name, ".yaml");
  if (name.split("/")[1] === "cases") return addCase(language, id, data);
  if (file in FILES) return addMapped(language, file as keyof typeof FILES, data);
  return addPlain(language.texts, id, data);
}

function addCase(language: Language, id: string, data: unknown): string[] {
  if (!isCaseId(id)) return ["is not named after a case"];
  const read = caseSchema.safeParse(data);
  if (read.success) language.cases[id] = read.data;
  return issuesOf(read);
}

function addMapped(language: Language, file: keyof typeof FILES, data: unknown): string[] {
  const read = FILES[file].safeParse(data);
  if (read.success) Object.assign(language, { [basename(file, ".yaml")]: read.data });
  return issuesOf(read);
}

function addPlain(texts: Language["texts"], path: string, data: unknown): string[] {
  if (typeof data === "object" && data !== null && !Array.isArray(data))
    return Object.entries(data).flatMap(([key, value]) => addPlain(texts, `${path}.${key}`, value));
  const problem = leafProblem(data);
  texts[path] = data as string | string[];
  return problem ? [`${path} ${problem}`] : [];
}

function issuesOf(read: z.ZodSafeParseResult<unknown>): string[] {
  const say = (message: string) => (message.endsWith("received undefined") ? "is missing" : message);
  return read.error?.issues.map(({ path, message }) => `${path.join(".") || "the file"} ${say(message)}`) ?? [];
}

/** Changes with any message and with the form they must have. */
function keyOf(sources: Source[]): string {
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
