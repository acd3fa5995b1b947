import { readdirSync, readFileSync } from "node:fs";
import type { Facts } from "../../../src/denial/facts.ts";
import type { ROLE_NAMES } from "../../../src/denial/read/date-model.ts";
import type { Overlays } from "../../../src/denial/triage.ts";

/** The labelled texts that the trainers learn from. */

const here = new URL("../cases/", import.meta.url);

/** A text with what it states; `facts` is absent where only its case is labelled. */
export interface Tuning {
  text: string;
  today: string;
  case?: string;
  safety?: string;
  facts?: Facts;
  /** Absent in texts that are labelled with their case alone. */
  overlays?: Overlays;
}

/** A text in which every date and every code has its role. */
export interface Told {
  text: string;
  today: string;
  dates: { said: string; role: (typeof ROLE_NAMES)[number] }[];
  codes?: { code: string; role: "approved" | "billed" | "both" | "requested" | "other" }[];
}

/** The lines of a folder of `cases/`, file by file in the order of their names. */
export const linesOf = <T>(folder: string, apart: readonly string[] = []): T[] =>
  readdirSync(new URL(`${folder}/`, here))
    .filter((name) => name.endsWith(".jsonl") && !apart.includes(name))
    .sort()
    .flatMap((name) => linesIn<T>(`${folder}/${name}`));

/** The lines of one file. */
export const linesIn = <T>(name: string): T[] =>
  readFileSync(new URL(name, here), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
