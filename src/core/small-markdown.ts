/** A stretch of text that is looked at in one way. */
export interface Run {
  text: string;
  bold?: boolean;
  url?: string;
}

const MARKS =
  /\\([^\p{L}\p{N}\s])|\*\*((?:\\.|(?!\*\*)[^\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\((https?:\/\/(?:[^\s()]|\([^\s()]*\))+)\)/gsu;

/** Reads the small Markdown of replies; all that is not bold, a link or escaped is literal. */
export const readRuns = (text: string, look: Omit<Run, "text"> = {}): Run[] => {
  const runs: Run[] = [];
  const add = (words: string) => {
    const last = runs.at(-1);
    if (last && last.bold === look.bold && last.url === look.url) last.text += words;
    else if (words) runs.push({ ...look, text: words });
  };
  let at = 0;
  for (const mark of text.matchAll(MARKS)) {
    const [whole, escaped, bold, label, url] = mark;
    add(text.slice(at, mark.index));
    if (escaped !== undefined) add(escaped);
    else if (bold !== undefined) runs.push(...readRuns(bold, { ...look, bold: true }));
    else if (label !== undefined && url) runs.push(...readRuns(label, { ...look, url }));
    at = mark.index + whole.length;
  }
  add(text.slice(at));
  return runs;
};

/** The words alone. */
export const plainOf = (runs: Run[]): string => runs.map((run) => run.text).join("");
