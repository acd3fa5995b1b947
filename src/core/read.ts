import { createRequire } from "node:module";

type Read = typeof import("../denial/read/index.ts").read;

const load = createRequire(import.meta.url);
let loaded: Read | undefined;

/** Loads what reads texts, ahead of the first one. */
export function loadRead(): Read {
  loaded ??= (load("../denial/read/index.ts") as { read: Read }).read;
  return loaded;
}

/** Loaded at the first text: its words and phrases take longer than a person should wait for a first prompt. */
export const read: Read = (text, context) => loadRead()(text, context);
