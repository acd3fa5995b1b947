import type { Scored, Which } from "./date-fields.ts";
import type { DateMention } from "./mention.ts";
import type { Place } from "./roles.ts";
import type { Words } from "./words.ts";

const TOLD = -3;
const QUOTED = /^[\s,]*[:–—-]?\s*(?:I read:?\s*)?["“«]/;
const OPENS = /^[\s,]*(?::|[–—-]\s|["“«])/;
const LEADS =
  /(?:^|\n|[.;]\s|\b(?:portal|message|msg|mail|text|fax|screenshot|letter|review|alert|app|plan|status)\b[^.\n]{0,30})[>\s•*(\d).–—-]*(?:on\s)?$/i;
const FARTHEST = 140;

/** "Nov 10: 60240 - DENIED": an entry of a log, a message or a portal tells after its date what was decided on it. */
export function byEntry(words: Words, dates: readonly DateMention[], places: readonly Place[]): Scored[] {
  const decisions = paidOrNot(words.text, dates);
  if (decisions.length > 0) return decisions;
  return dates.flatMap((date, at): Scored[] => {
    const place = places[at];
    if (!place || date.relative || !OPENS.test(words.text.slice(date.end, date.end + 24))) return [];
    const isQuoted = QUOTED.test(words.text.slice(date.end, date.end + 24));
    if (!isQuoted && !LEADS.test(words.text.slice(Math.max(0, date.start - 60), date.start))) return [];
    const which = decided(words, place, entryEnd(words.text, date, dates[at + 1], isQuoted));
    return which ? [{ date, which, cost: TOLD }] : [];
  });
}

/** "9/8 paid, 10/6 paid, 11/3 denied" tells of three days of care. */
function paidOrNot(text: string, dates: readonly DateMention[]): Scored[] {
  if (!dates.some(({ end }) => PAID.test(text.slice(end, end + 12)))) return [];
  return dates.flatMap((date): Scored[] => {
    const after = text.slice(date.end, date.end + 14);
    if (UNPAID.test(after)) return [{ date, which: "date_of_service", cost: TOLD }];
    return PAID.test(after) ? [{ date, which: "other", cost: TOLD }] : [];
  });
}
const PAID = /^[\s:=–—-]*(?:was )?(?:paid|pd|covered)\b/i;
const UNPAID = /^[\s:=–—-]*(?:was )?(?:denied|not paid|unpaid)\b/i;

/** The entry goes on to its line's end, the next date, or where what is quoted ends. */
function entryEnd(text: string, { end }: DateMention, next: DateMention | undefined, isQuoted: boolean): number {
  const rest = text.slice(end, Math.min(next?.start ?? text.length, end + FARTHEST));
  const line = rest.split("\n")[0] ?? "";
  const closing = isQuoted ? /["“«][^"”»]*/.exec(line) : null;
  return end + (closing ? closing.index + closing[0].length : line.length);
}

/** Whether the words of the entry approve or deny. */
function decided(words: Words, { to }: Place, end: number): Which | undefined {
  const keys = new Set<string>();
  for (
    let at = to;
    at < words.word.length && (words.start[at] ?? end) < end && (at === to || words.gap[at] !== 2);
    at++
  )
    for (const [key] of words.ways[at] ?? []) keys.add(key);
  if (keys.has("APPEAL") || keys.has("called")) return undefined;
  if (keys.has("DENY")) return "notice_date";
  return keys.has("APPROVE") && !keys.has("NOT") ? "auth_date" : undefined;
}
