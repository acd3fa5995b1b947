import { type Cue, costOf, TOO_FAR } from "./date-cues.ts";
import type { Scored, Which } from "./date-fields.ts";
import { TO } from "./dates-beside.ts";
import type { DateMention } from "./mention.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

const SURE = -6;
const UNSURE = 2;

/** "from March 1 to May 31": an approval's dates when one is spoken of near by, else the days of care. */
export function bySpan(
  words: Words,
  dates: readonly DateMention[],
  places: readonly Place[],
  cues: readonly Cue[],
): Scored[] {
  return dates.flatMap((date, at): Scored[] => {
    const [next, place, nextPlace] = [dates[at + 1], places[at], places[at + 1]];
    if (!next || !place || !nextPlace || !isSpan(words.text, date, next)) return [];
    const which = nearestWhich(words, place, places, cues) ?? nearestWhich(words, nextPlace, places, cues);
    const [first, last] = ends(words, place, which);
    const cost = which || first !== "date_of_service" || isOfCare(words, place) ? SURE : UNSURE;
    return [
      { date, which: first, cost },
      { date: next, which: last, cost },
    ];
  });
}

/** "3/1 to 3/5", "between 3/1 and 3/5". */
export function isSpan(text: string, { start, end }: DateMention, next: DateMention): boolean {
  const link = text.slice(end, next.start);
  return TO.test(link) && (!/and/i.test(link) || /\bbetween\b[^.]{0,12}$/i.test(text.slice(0, start)));
}

const NEAR = 14;
const CLOSE = 4;
const MOVED_NEAR = 5;

/** How many words before the place one of the family stands in the same sentence. */
function before(words: Words, { from }: Place, families: readonly string[], near: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - near) && words.gap[at + 1] !== 2; at--)
    if (words.ways[at]?.some(([key]) => families.includes(key))) return true;
  return false;
}

const isOfCare = (words: Words, place: Place): boolean => before(words, place, ["TREATED", "PROC"], CLOSE);

function ends(words: Words, place: Place, which: Which | undefined): [Which, Which] {
  if (before(words, place, ["MOVED"], MOVED_NEAR)) return ["other", "date_of_service"];
  if (which?.startsWith("auth")) return ["auth_start", "auth_end"];
  if (which === "other") return ["other", "other"];
  const isOfAuth = before(words, place, ["AUTH", "APPROVE", "VALID"], isOfCare(words, place) ? CLOSE : NEAR);
  return isOfAuth ? ["auth_start", "auth_end"] : ["date_of_service", "other"];
}

function nearestWhich(words: Words, place: Place, places: readonly Place[], cues: readonly Cue[]): Which | undefined {
  let best: { which: Which; cost: number } | undefined;
  for (const cue of cues) {
    const cost = costOf(words, cue, place, places);
    if (cost < (best?.cost ?? TOO_FAR)) best = { which: cue.which, cost };
  }
  return best?.which;
}
