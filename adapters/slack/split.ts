import type { Run } from "../../src/core/small-markdown.ts";

/** Where a text may be broken so that at most `room` characters come before: after a line, a word, or anywhere. */
const breakAt = (text: string, room: number): number => {
  const head = text.slice(0, room + 1);
  const gap = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
  if (gap > 0) return gap + 1;
  // Never between the two halves of a sign such as an emoji.
  return /[\uD800-\uDBFF]$/.test(text.slice(0, room)) ? room - 1 : room;
};

/** Parts of at most `room` characters that together are the whole text, white space at the joints aside. */
export const splitText = (text: string, room: number): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const at = breakAt(rest, room);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at);
  }
  return [...parts, rest].filter((part) => part !== "");
};

/** The same for runs; each part keeps its look. */
export const splitRuns = (runs: Run[], room: number): Run[][] => {
  const parts: Run[][] = [[]];
  let left = room;
  const put = (run: Run, text: string) => {
    if (text) parts.at(-1)?.push({ ...run, text });
    left -= text.length;
  };
  for (const run of runs) {
    let rest = run.text;
    while (rest.length > left) {
      const at = breakAt(rest, left);
      const whole = /\s/.test(rest[at - 1] ?? "") || left === room;
      put(run, whole ? rest.slice(0, at) : "");
      rest = whole ? rest.slice(at) : rest;
      parts.push([]);
      left = room;
    }
    put(run, rest);
  }
  return parts.filter((part) => part.length > 0);
};
