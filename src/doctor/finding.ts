/** One thing that was looked at. `missing` and `broken` have to be mended; what to do stands in `todo`. */
export interface Finding {
  state: "ok" | "note" | "missing" | "broken";
  text: string;
  todo?: string;
}

export interface Section {
  title: string;
  findings: Finding[];
}

export const ok = (text: string): Finding => ({ state: "ok", text });
export const note = (text: string, todo: string): Finding => ({ state: "note", text, todo });
export const missing = (text: string, todo: string): Finding => ({ state: "missing", text, todo });
export const broken = (text: string, todo: string): Finding => ({ state: "broken", text, todo });

export const isProblem = ({ state }: Finding): boolean => state === "missing" || state === "broken";

/** A platform without any of its settings is no problem. */
export const notUsed = (platform: string, readme: string): Finding =>
  note(`${platform} is not used.`, `To use it, follow ${readme}.`);
