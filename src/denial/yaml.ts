import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/** YAML as values. The library has many files, so it is loaded at the first use, after a greeting is shown. */
export const parseYaml = (text: string): unknown => (load("yaml") as typeof import("yaml")).parse(text);
