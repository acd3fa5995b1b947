import { plainOf, type Run, readRuns } from "../../src/core/small-markdown.ts";

const sameLook = (one: Run, other: Run): boolean => one.bold === other.bold && one.url === other.url;

const joined = (runs: Run[]): Run[] => {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && sameLook(last, run)) last.text += run.text;
    else if (run.text) whole.push({ ...run });
  }
  return whole;
};

/** Every sign by which Discord would format, link or mention, made literal. */
export const literal = (text: string): string =>
  text
    .replace(/[\\*_~`|<>[\]#@]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/^(\s*)([-+])/gm, "$1\\$2")
    .replace(/^(\s*\d+)\./gm, "$1\\.");

/** The words of a text that {@link literal} made. */
export const fromLiteral = (text: string): string => text.replace(/\\([^\p{L}\p{N}\s])/gu, "$1");

const written = ({ text, bold, url }: Run): string => {
  const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (!core) return text;
  const words = bold ? `**${literal(core)}**` : literal(core);
  const linked = url ? `[${words}](${url.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})` : words;
  return before + linked + after;
};

const WORD = /\s*\S{1,400}|\s+/gu;

/** As Discord reads it, in parts of at most `room` characters; white space at the joints goes, nothing else. */
export const toDiscord = (text: string, room: number): string[] => {
  const parts: Run[][] = [[]];
  let left = room;
  for (const { text: words, ...look } of readRuns(text)) {
    for (const [word] of words.matchAll(WORD)) {
      const cost = written({ ...look, text: word }).length;
      if (cost > left) {
        parts.push([]);
        left = room;
      }
      parts.at(-1)?.push({ ...look, text: word });
      left -= cost;
    }
  }
  return parts.map((runs) => joined(runs).map(written).join("").trim()).filter((part) => part !== "");
};

/** The words alone, for where Discord takes no formatting. */
export const toPlain = (text: string): string => plainOf(readRuns(text));
