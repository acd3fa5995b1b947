import { readFileSync } from "node:fs";
import { parseYaml } from "../yaml.ts";

/** A data file of `src/denial/data/`, by its name without ending. The caller knows its form; tests check it. */
export const load = <T>(name: string): T =>
  parseYaml(readFileSync(new URL(`../data/${name}.yaml`, import.meta.url), "utf8")) as T;
