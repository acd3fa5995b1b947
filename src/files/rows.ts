/** Words at a place on a page: left edge and baseline, with y growing downwards; all in points. */
export interface PlacedWords {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The page's words line by line, so that a row of a table stays a row; columns stand two spaces apart. */
export function rowsOf(words: PlacedWords[]): string {
  const lines: string[] = [];
  let above: PlacedWords[] | undefined;
  for (const row of groupByBaseline(words)) {
    if (above && isParagraph(above, row)) lines.push("");
    lines.push(joined(row));
    above = row;
  }
  return lines.join("\n");
}

function groupByBaseline(words: PlacedWords[]): PlacedWords[][] {
  const rows: PlacedWords[][] = [];
  for (const word of words.filter(({ text }) => text.trim()).sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(word.y - first.y) <= Math.min(word.height, first.height) / 2) row.push(word);
    else rows.push([word]);
  }
  return rows;
}

const isParagraph = ([above]: PlacedWords[], [below]: PlacedWords[]) =>
  above !== undefined && below !== undefined && below.y - above.y > 1.8 * Math.max(above.height, below.height);

function joined(row: PlacedWords[]): string {
  const [first, ...rest] = row.sort((a, b) => a.x - b.x);
  let line = first?.text.trim() ?? "";
  let last = first;
  for (const word of rest) {
    if (last) line += space(word.x - (last.x + last.width), word.height, last.text, word.text);
    line += word.text.trim();
    last = word;
  }
  return line;
}

/** Letters of one word may be placed one by one: they touch. Words stand apart, columns further. */
function space(gap: number, height: number, before: string, after: string): string {
  if (gap > height) return "  ";
  return gap > height / 8 || before.endsWith(" ") || after.startsWith(" ") ? " " : "";
}
