import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { z } from "zod";

/** Reads `data/<file>` when it is first needed, checks it, and keeps it. Throws what is wrong with the file. */
export function lazily<T>(file: string, schema: z.ZodType<T>): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= schema.parse(parse(readFileSync(new URL(`data/${file}`, import.meta.url), "utf8"))));
}
