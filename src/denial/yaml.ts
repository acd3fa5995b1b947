import { load } from "js-yaml";

/** YAML as values. Throws where and why a text is not YAML. */
export const parseYaml = (text: string): unknown => load(text);
