import type { Scored } from "./date-fields.ts";
import type { DateMention } from "./mention.ts";

const HEADER_LINES = 14;
const TOP_LINES = 4;
const CODE = "(?:[A-V]\\d{4}|\\d{4}[TFU]|\\d{5})(?:-[A-Z\\d]{2}|[A-Z][A-Z\\d])?";
const CODE_NEXT = new RegExp(`^[\\s|,/:—–-]*(?:\\(?${CODE})\\b`);
const CODE_BEFORE = new RegExp(`(?<![\\d.$,-])${CODE}\\b(?![,.]\\d)[^.;\\n]{0,24}$`);
const LINE = /\bline|\bln/i;
const CODE_LAST = new RegExp(`(?<![\\d.$,-])${CODE}[\\s|]+$`);
const MONEY_OR_CODE = new RegExp(`\\$\\s?\\d|\\d\\.\\d\\d\\b|\\b(?:CO|PR|OA|PI)\\s?-?\\d|\\b${CODE}\\b`);
export const ANY_MONEY = /\$\s?\d|\d\.\d\d\b/;
const ANY_CODE = new RegExp(`(?<![\\d.$,-])${CODE}\\b`);
const OF_AUTH =
  /^[,\s]*(?:(?:w\/|with)\s*(?:an?\s|the\s)?(?:auth|approv|pa\b|prior)|(?:that |which )?(?:says?|said|saying|showing)\s(?:it'?s |it was )?(?:approved|authorized|yes))/i;
const LABEL = /^[>\s]*(?:date|fecha|sent|mailed|issued|printed)?\s*:?\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s*)?$/i;
const ABOVE_CODE = new RegExp(`^[ \\t]*\\n[>\\s|•*-]*${CODE}\\b(?![,.]\\d)`);
const OF_CARE = /\b(?:dos|d\.o\.s\.?|date of service|service date|svc|serv)\W*(?:date\W*)?$/i;
const CARC_NEXT = /^[\s|:–—-]*(?:CO|PR|OA|PI)\s?-?\s?[A-Z]?\d{1,3}\b/;
const BLANK = /^[>\s]*$/;

/** What the place on the page says: the date at the top of a letter, a date on a line with a code. */
export function byLayout(text: string, dates: readonly DateMention[]): Scored[] {
  return dates.flatMap((date): Scored[] => {
    if (date.relative) return [];
    const from = text.lastIndexOf("\n", date.start - 1) + 1;
    const to = text.indexOf("\n", date.end) < 0 ? text.length : text.indexOf("\n", date.end);
    const [left, right] = [text.slice(from, date.start), text.slice(date.end, to)];
    const line = text.slice(0, from).split("\n").length;
    const alone = dates.filter(({ start }) => start >= from && start < to).length === 1;
    return [...header(date, left, right, line, text), ...onCodeLine(date, left, right, alone)];
  });
}

const DATE_LINE = /^[>\s]*(?:date|sent)\s*:\s*(?:\w{3,9},?\s)?$/i;
/** Two lines that begin with a date are a list of what happened. */
const isTimeline = (text: string): boolean => (text.match(/^[>\s•*-]*\d{1,4}[/-]\d{1,2}\b/gm)?.length ?? 0) > 1;
const STAMP = /(?:print\w*|as of|sent|received|logged|updated|accessed|viewed|status)\W*$/i;
const MESSAGE =
  /^[>\s]*(?:portal|secure|new|your|a|text|\W)*\s*(?:message|msg|fax|e-?mail|notice|letter)\b[^.]{0,30}$/i;
/** A time of day right behind. */
export const CLOCK = /^[,\s]*(?:at\s)?\d{1,2}:\d\d/;

function header(date: DateMention, left: string, right: string, line: number, text: string): Scored[] {
  if (CLOCK.test(right) && DATE_LINE.test(left)) return [{ date, which: "notice_date", cost: 4 }];
  if (CLOCK.test(right) && line <= 2 && MESSAGE.test(left)) return [{ date, which: "notice_date", cost: 3 }];
  if (CLOCK.test(right)) return [{ date, which: "other", cost: STAMP.test(left) ? -1 : 1 }];
  const notice = (cost: number): Scored[] => [{ date, which: "notice_date", cost }];
  if (line <= 2 && /[.!]\s*$/.test(left) && /^\.(?:\s|$)/.test(right)) return notice(1);
  if (!text.includes("\n") || line > HEADER_LINES) return [];
  if (LABEL.test(left) && BLANK.test(right)) return notice(line <= TOP_LINES && !/sent/i.test(left) ? -3 : 0);
  if (
    line <= 3 &&
    BLANK.test(left) &&
    !ANY_MONEY.test(right) &&
    !CODE_NEXT.test(right) &&
    /^(?:\s{2,}|\t|\s[—–|-]\s)/.test(right) &&
    !isTimeline(text)
  )
    return notice(-1);
  if (line === 1 && LABEL.test(left) && !CODE_NEXT.test(right)) return notice(3);
  if (ABOVE_CODE.test(text.slice(date.end)) && !/notice|eob|remit|letter|date/i.test(left))
    return [{ date, which: "date_of_service", cost: 0 }];
  return line <= 2 && BLANK.test(right) && /^[^\d]{8,}$/.test(left) ? notice(line === 1 ? -1 : 2) : [];
}

function onCodeLine(date: DateMention, left: string, right: string, alone: boolean): Scored[] {
  if (/dated\s*$/i.test(left) && OF_AUTH.test(right)) return [{ date, which: "auth_date", cost: -4 }];
  if (OF_CARE.test(left) && MONEY_OR_CODE.test(right)) return [{ date, which: "date_of_service", cost: -4 }];
  if (BLANK.test(left) && CARC_NEXT.test(right) && !ANY_CODE.test(right))
    return [{ date, which: "notice_date", cost: -1 }];
  if (CODE_NEXT.test(right))
    return [{ date, which: "date_of_service", cost: /\p{L}{3}/u.test(left.replace(LINE, "")) ? 3 : -2 }];
  const isItem = alone && MONEY_OR_CODE.test(right) && /(?:^|[|/\s]{2,}|[—–:])\s*$/.test(left);
  if (CODE_BEFORE.test(left))
    return [{ date, which: "date_of_service", cost: isItem || CODE_LAST.test(left) ? -2 : 2 }];
  if (isItem && BLANK.test(left) && ANY_CODE.test(right)) return [{ date, which: "date_of_service", cost: 0 }];
  return isItem && ANY_CODE.test(left) ? [{ date, which: "date_of_service", cost: 2 }] : [];
}
