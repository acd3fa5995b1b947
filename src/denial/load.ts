import { readFileSync } from "node:fs";
import type { z } from "zod";
import { parseYaml } from "./yaml.ts";

/** Reads `data/<file>` when it is first needed, checks it, and keeps it. Throws what is wrong with the file. */
export function lazily<T>(file: string, schema: z.ZodType<T>): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= schema.parse(parseYaml(readFileSync(new URL(`data/${file}`, import.meta.url), "utf8"))));
}
