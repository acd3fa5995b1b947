import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A data file of `src/denial/data/`, by its name without ending. The caller knows its form; tests check it. */
export const load = <T>(name: string): T =>
  parse(readFileSync(new URL(`../data/${name}.yaml`, import.meta.url), "utf8"));
