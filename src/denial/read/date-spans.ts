import { type Cue, costOf, TOO_FAR } from "./date-cues.ts";
import type { Scored, Which } from "./date-fields.ts";
import { type DateMention, TO } from "./dates.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

const SURE = -6;

/** "from March 1 to May 31": an approval's dates when one is spoken of near by, else the days of care. */
export function bySpan(
  words: Words,
  dates: readonly DateMention[],
  places: readonly Place[],
  cues: readonly Cue[],
): Scored[] {
  return dates.flatMap((date, at): Scored[] => {
    const next = dates[at + 1];
    const place = places[at];
    if (!next || !place || !TO.test(words.text.slice(date.end, next.start))) return [];
    if (
      /and/i.test(words.text.slice(date.end, next.start)) &&
      !/\bbetween\b[^.]{0,12}$/i.test(words.text.slice(0, date.start))
    )
      return [];
    const [first, last] = ends(
      nearestWhich(words, place, places, cues) ?? nearestWhich(words, places[at + 1] as Place, places, cues),
    );
    return [
      { date, which: first, cost: SURE },
      { date: next, which: last, cost: SURE },
    ];
  });
}

function ends(which: Which | undefined): [Which, Which] {
  if (which?.startsWith("auth")) return ["auth_start", "auth_end"];
  return which === "other" ? ["other", "other"] : ["date_of_service", "other"];
}

function nearestWhich(words: Words, place: Place, places: readonly Place[], cues: readonly Cue[]): Which | undefined {
  let best: { which: Which; cost: number } | undefined;
  for (const cue of cues) {
    const cost = costOf(words, cue, place, places);
    if (cost < (best?.cost ?? TOO_FAR)) best = { which: cue.which, cost };
  }
  return best?.which;
}
