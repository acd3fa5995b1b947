import { basename, join } from "node:path";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import type { z } from "zod";
import { isCaseId } from "../denial/facts.ts";
import type { Language, Library, MessageSource } from "./library.ts";
import { caseSchema, FILES, leafProblem } from "./message-schema.ts";

/** Checks the form of every file. Throws one error that lists all problems. */
export function check(sources: MessageSource[], folder: string): Library {
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
function addFile(language: Language, { name, content }: MessageSource): string[] {
  if (!/^[a-z]{2,3}(-\w+)*\//.test(name)) return ['is not in a folder named after a language, such as "es"'];
  let data: unknown;
  try {
    data = load(content, { schema: FAILSAFE_SCHEMA }) ?? {};
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
