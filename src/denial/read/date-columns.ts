import type { Cue } from "./date-cues.ts";
import type { Scored } from "./date-fields.ts";
import type { DateMention } from "./mention.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

const SURE = -7;
const BETWEEN_DATES = /^[\s|;,>]*$/;
const MOST_APART = 3;

/** Labels in a row or a heap, then as many dates in the same order: a table, also one that copying broke. */
export function byColumns(
  words: Words,
  dates: readonly DateMention[],
  places: readonly Place[],
  cues: readonly Cue[],
): Scored[] {
  return runs(words.text, dates).flatMap((run) => {
    const first = places[dates.indexOf(run[0] as DateMention)];
    const labels = first ? labelsBefore(first, places, cues) : [];
    const row = labels.slice(-run.length);
    if (row.length < run.length || !isApart(words, row, run)) return [];
    return run.map((date, at) => ({ date, which: (row[at] as Cue).which, cost: SURE }));
  });
}

/** Dates with nothing but blanks between them, two or more. */
function runs(text: string, dates: readonly DateMention[]): DateMention[][] {
  const all: DateMention[][] = [];
  for (const date of dates) {
    const run = all.at(-1);
    const last = run?.at(-1);
    if (run && last && BETWEEN_DATES.test(text.slice(last.end, date.start))) run.push(date);
    else all.push([date]);
  }
  return all.filter((run) => run.length > 1);
}

/** The labels that end before the dates with few words between, each the longest phrase at its place. */
function labelsBefore(first: Place, places: readonly Place[], cues: readonly Cue[]): Cue[] {
  const from = Math.max(0, ...places.filter(({ to }) => to <= first.from).map(({ to }) => to));
  const inside = cues.filter((cue) => !cue.after && cue.from >= from && cue.to <= first.from);
  const labels: Cue[] = [];
  let end = first.from;
  for (const cue of inside.sort((a, b) => b.to - a.to || a.from - b.from)) {
    if (cue.to > end || end - cue.to > MOST_APART) continue;
    labels.unshift(cue);
    end = cue.from;
  }
  return labels;
}

/** The labels stand on lines of their own, above the dates. */
function isApart(words: Words, row: readonly Cue[], run: readonly DateMention[]): boolean {
  const last = row.at(-1);
  const between = words.text.slice(words.end[(last?.to ?? 1) - 1] ?? 0, run[0]?.start ?? 0);
  return between.includes("\n");
}
