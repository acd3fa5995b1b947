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
  const rows = groupByBaseline(words);
  const gaps = rows.slice(1).map((row, above) => baseline(row) - baseline(rows[above] ?? row));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return rows.map((row, at) => ((gaps[at - 1] ?? 0) > 1.4 * usual ? "\n" : "") + joined(row)).join("\n");
}

const baseline = (row: PlacedWords[]): number => row[0]?.y ?? 0;

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
