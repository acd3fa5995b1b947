/** Dates such as 9/3, which a fraction or a score may look like. */

const SHORT_LEAD =
  /(?:\b(?:on|by|dos|dated?|since|from|to|thru|through|until|of|before|after|notice|letter|sent|el|service|visits?|eob|and|end(?:s|ed)?|till|surgery|procedure|mri|ct|scan|test|admitted|admission|discharged|seen|done|performed|appt|appointment|stay|infusion|er|expire[sd]?|lapsed|denied|approved|received|mailed|filed|appealed|effective|valid|start(?:s|ed|ing)?|deadline|due|eff|exp|svc|serv|claim|remit|ra|request|processed|paid|denial|decision|rejected|refused|discharge|disch|adm|admit|born|filled|shipped|delivered|happened|upheld|answered|fax(?:ed)?|drawn|given|collected|appeal|dates?|was|it's|is|were|ok'?d|hospital|instead|\d\/\d{1,2},?)|[:(\-–—•]|^)\s*$/i;
/** Another date of this kind that can be nothing else. */
const SHORT_SURE =
  /(?<![\d/.$-])(?:1[0-2]|0?[1-9])\/(?:1[3-9]|2\d|3[01])(?![\d/%-])|\b(?:[Oo]n|dated|since|until)\s(?:1[0-2]|[1-9])\/\d{1,2}(?![\d/%-])/;
const SCORE =
  /\b(?:pain|score[sd]?|rated?|strength|scale|vision|gait|level|about|only|used|just|of|a|phq\S*|gad\S*)\s+(?:is |was |a |at )?$/i;

/** 24/7, 1/2 and 9/10 on pain are no dates: what could be a part of a whole needs a word that says a date follows. */
export function isShortDate(text: string, match: RegExpExecArray, others: () => boolean): boolean {
  const [month, day] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  if (SHORT_LEAD.test(before) && !/\b(?:pain|score|strength)\b.{0,12}$/i.test(before)) return true;
  return (day > 12 || month > day || SHORT_SURE.test(text) || others()) && !SCORE.test(before);
}

/** Who writes one date so writes the others so. */
export const hasOthers = (text: string): boolean => (text.match(SHORT_ONE)?.length ?? 0) > 1;
const SHORT_ONE = /(?<![\d/.$-])(?:1[0-2]|0?[1-9])\/(?:[12]\d|3[01]|0?[1-9])(?![\d/%-]|\.\d)/g;
