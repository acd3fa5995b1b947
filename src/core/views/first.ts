import type { DateRow, Deadlines } from "../../denial/deadline.ts";
import type { Block } from "../contract.ts";
import { dayName } from "../day-name.ts";
import type { Situation } from "../situation.ts";
import { basisWords, kindWords } from "./date-words.ts";

/** What must be asked for before the appeal itself: at the top of all that tells what to do. */
export function firstNote({ first }: Deadlines, situation: Situation): Block[] {
  if (!first) return [];
  const { row, isGone } = first;
  return [{ type: "note", tone: "urgent", text: isGone ? goneWords(row, situation) : firstWords(row, situation) }];
}

function firstWords(row: DateRow, situation: Situation): string {
  const { words, today } = situation;
  const basis = basisWords(row, situation);
  if (!row.date) return words.text(`result.first.${row.what}`, { basis });
  const left = words.text("result.date_left", { days: today.until(row.date).days });
  return words.text("result.first.dated", {
    what: kindWords(row, situation),
    date: dayName(row.date, situation),
    left,
    basis,
  });
}

const goneWords = (row: DateRow, situation: Situation): string =>
  situation.words.text("result.first.gone", {
    date: row.date ? dayName(row.date, situation) : "",
    basis: basisWords(row, situation),
  });

/** The three steps; the first gives way to what must be asked for before all else. */
export function withFirstStep(steps: string[], { first }: Deadlines, { words }: Situation): string[] {
  if (!first) return steps;
  const id = first.row.basis.id.slice("basis.".length);
  return [words.text(`result.first_steps.${id}`), ...steps.slice(1)];
}
