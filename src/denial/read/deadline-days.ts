import { matches } from "../matches.ts";

/** How long after the notice one may appeal, as printed: "within 180 days of this notice". */
const DAYS =
  /\b(?:(\d{2,3})|(thirty|sixty|ninety|one hundred (?:and )?eighty|one hundred (?:and )?twenty))\s*(?:\(\d+\)\s*)?(?:calendar\s+)?(?:days|d[ií]as)\b/gi;
const NUMBERS: Record<string, number> = { thirty: 30, sixty: 60, ninety: 90 };

export function deadlineDays(text: string): { days: number; start: number; end: number } | undefined {
  for (const match of matches(text, DAYS)) {
    const days = match[1]
      ? Number(match[1])
      : (NUMBERS[(match[2] ?? "").toLowerCase()] ?? (/twenty/i.test(match[2] ?? "") ? 120 : 180));
    const before = text.slice(Math.max(0, match.index - 130), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    if (isToAppeal(before, after)) return { days, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

const LIMIT =
  /(?:within|have|has|got|in|gives?(?: me| us| you)?|dentro de|tengo|tiene|tienen|up to|later than|deadline(?: is|:)?|limit(?: is| of|:)?)\s*(?:only |just |about )?$/i;
const APPEAL = /appeal|grievance|reconsider|redetermin|apel|dispute|disagree|review/i;
const FROM =
  /^\s*(?:of|from|after|since|a partir|de|desde|following)\s+(?:the\s+|this\s+|your\s+|you\s+|la\s+)?(?:date|day|notice|letter|receipt|receiv|get|denial|decision|fecha|mailing)/i;
const THEIRS =
  /\b(?:we|plan|insurer|they|us)\s+(?:will|must|has|have|usually|then)\b[^.]{0,60}$|(?:decision|decide|answer|respond|external)[^.]{0,40}$/i;

const isToAppeal = (before: string, after: string): boolean => {
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n\n")) + 1);
  if (THEIRS.test(sentence) && !/you (?:have|must|can|may)|appeal (?:must|within)/i.test(sentence)) return false;
  return (
    (LIMIT.test(sentence) &&
      (APPEAL.test(sentence) ||
        /^\s*(?:to|para)\s+\w*\s*(?:appeal|file|ask|request|apel|dispute|respond)/i.test(after) ||
        FROM.test(after))) ||
    (FROM.test(after) && APPEAL.test(sentence))
  );
};
