import { matches } from "../matches.ts";
import { knownCodes } from "./known-codes.ts";
import type { Mention } from "./mention.ts";

/** What stands on approvals and bills: procedures with modifiers, diagnoses, drugs, revenue codes. */
export interface Services {
  procedures: Procedure[];
  icd10: Mention[];
  ndc: Mention[];
  revenue: Mention[];
}

export interface Procedure extends Mention {
  modifiers: string[];
}

const FIVE =
  /(?<![\w$#.,/-])(\d{5}|[A-V]\d{4}|\d{4}[FTUM])(?:[- ]?((?:-[A-Z0-9]{2}|(?<=[- ])(?:LT|RT|TC|GA|GY|GZ|KX|XS|XU|XE|XP|GP|GO|GN|59|26|50|25|76|77|51|91|95|GT|NU|RR|AS|80|82))(?:[,-](?:[A-Z]{2}|\d{2}))*))?(?![\w@]|[.,]\d|-\w)/gi;
/** Words before a number that make it no procedure code. */
const OTHER_BEFORE =
  /(?:\$\s?|usd\s*|zip(?:\s*code)?\s*:?\s*|box\s*|\b(?:claim(?!\s*:|\s*line)|account|acct|member|subscriber|policy|group|invoice|case|ticket|call|confirmation|npi|tax|patient|ref|reference|tracking|control|check|order|phone|fax|suite|ste|apt|route|hwy|mrn|rx|bin|pcn|payer|payor|id)\s*(?:id|number|no\.?|num|#|line)?\s*(?:is|was)?\s*[:#.]*\s*|\b(?:owe|owes|owed|paid|pay|cost|costs|about|around|over|nearly|almost|charged|another|bill of|bill for|wants|want|total)\s+|\b(?:letter|number|auth\w*|approval)\s*\(?no\.\s*)$/i;
const ID_BEFORE =
  /\b(?:id|member|subscriber|enrollee|account|acct|policy|claim)\b\s*(?:id|number|no\.?|#)?\s*[:#]\s*[A-Z0-9][A-Z0-9 -]{0,17}$/i;
const STATE_BEFORE =
  /\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|York|Carolina|Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming)[.,]?\s+\(?$/;
const ADDRESS_BEFORE = /\b(?:St|Street|Ste|Suite|Ave|Avenue|Rd|Road|Blvd|Apt|Unit|Floor)\.?(?:\s+#?\w{1,5})?,\s+$/i;
const OTHER_AFTER = /^(?:\s*(?:dollars|bucks|usd|people|miles|members|calls|minutes|hours|words|pages)\b|-\d{4}\b)/i;
const ADDRESS_AFTER =
  /^\s+(?:[NSEW]\.?\s+)?(?:(?:[A-Z][a-z]+\.?\s+){1,3}|(?!for|by|to|from|with|and|at|the|per|my|our)[a-z]+\s+)(?:[Ss]t|[Ss]treet|[Aa]ve|[Aa]venue|[Rr]d|[Rr]oad|[Dd]r|[Dd]rive|[Bb]lvd|[Bb]oulevard|[Ll]n|[Ll]ane|[Cc]t|[Cc]ourt|[Ww]ay|[Pp]kwy|[Pp]arkway|[Hh]wy|[Cc]ircle|[Cc]ir|[Pp]lace|[Pp]l|[Tt]errace|[Rr]ow)\b/;
const LABEL_BEFORE =
  /(?:cpt|hcpcs|proc(?:edure)?|codes?|codigos?|código|svc|service)\s*(?:codes?|#|no\.?)?\s*(?:was|is|:|#|\()*\s*$/i;
const ICD_LABEL =
  /\b(?:diagnos[ie]s|diag|dx|icd(?:[- ]?10)?(?:[- ]?cm)?)\s*(?:codes?)?\s*(?:is|was|of|:|#|\()*\s*([A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?)(?![\w-])/gi;
const ICD = /(?<![\w$-])([A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})(?![\w-])/gi;
/** Three characters without a point: only beside other codes, where no remark (`N54`), vitamin or vertebra is meant. */
const SHORT_ICD = /(?<![\w$.*|-])(?!B12\b|[TL]1?\d\b)([A-TV-Z]\d\d)(?![\w*-]|\.\w)/g;
const DIAGNOSIS_WORD = /\b(?:dx\d?|diagnos\w+|icd)\b/i;
const REMARK_LIKE = /^[NM]/;
const NO_DIAGNOSIS =
  /\b(?:remarks?|rarc|carc|codes?|message|msg|note|denied|CO|PR|OA|PI|tier|form|box|room|gate|page|\d{2,3}|[MN]A?\d{1,3})\s*[-:#,/&+(]*\s*(?:and|with|w)?\s*\/?\s*$/i;
const NDC = /(?<![\w-])(\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})(?![\w-])/g;
const NDC_LABEL = /\bndc\s*(?:codes?|#|no\.?|number)?\s*[:#]?\s*(\d{10,11})\b/gi;
const REVENUE = /\brev(?:enue)?\.?\s*(?:codes?|cd|#)?\s*[:#]?\s*(0?\d{3})\b(?!\d|[.,]\d)/gi;

/** Codes by their form and the words around them; phone numbers, zip codes, amounts, years and ids are left alone. */
export function serviceCodes(text: string): Services {
  if (!/\d{3}/.test(text)) return { procedures: [], icd10: diagnoses(text), ndc: [], revenue: [] };
  const icd10 = diagnoses(text);
  const ndc = [...mentions(text, NDC), ...mentions(text, NDC_LABEL)];
  const taken = [...icd10, ...ndc];
  return {
    procedures: procedures(text).filter((one) => !taken.some((other) => overlap(one, other))),
    icd10,
    ndc,
    revenue: revenues(text),
  };
}

const diagnoses = (text: string): Mention[] => {
  const labelled = mentions(text, ICD_LABEL).filter(({ code }) => /\d/.test(code));
  const dotted = mentions(text, ICD);
  const found = unique([...labelled, ...dotted].map((one) => ({ ...one, code: dot(one.code) })));
  return unique([...found, ...shortDiagnoses(text, found.length > 0)]);
};

function shortDiagnoses(text: string, others: boolean): Mention[] {
  const told = DIAGNOSIS_WORD.test(text);
  if (!told && !others && !/\b\d{5}\b/.test(text)) return [];
  return mentions(text, SHORT_ICD).filter(
    ({ code, start }) =>
      (!REMARK_LIKE.test(code) || ((told || others) && !knownCodes().has(code))) &&
      !NO_DIAGNOSIS.test(text.slice(Math.max(0, start - 24), start)),
  );
}

const dot = (code: string): string =>
  code.length > 3 && !code.includes(".") ? `${code.slice(0, 3)}.${code.slice(3)}` : code;

const revenues = (text: string): Mention[] =>
  mentions(text, REVENUE).map((one) => ({ ...one, code: one.code.padStart(4, "0") }));

/** Each is weighed against all others, so of a text full of codes only the first are. */
const MOST = 80;

function procedures(text: string): Procedure[] {
  const found: Procedure[] = [];
  for (const match of matches(text, FIVE)) {
    if (found.length === MOST) break;
    const code = (match[1] ?? "").toUpperCase();
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 50);
    if (!isProcedure(code, before, after, match[1] ?? "")) continue;
    const modifiers = (match[2] ?? "")
      .toUpperCase()
      .split(/[,-]/)
      .filter((one) => one.length === 2);
    found.push({ code, modifiers, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isProcedure(code: string, before: string, after: string, raw: string): boolean {
  if (LABEL_BEFORE.test(before) && !/zip\s*codes?\s*$/i.test(before)) return true;
  if (OTHER_BEFORE.test(before) || ID_BEFORE.test(before) || OTHER_AFTER.test(after)) return false;
  if (ADDRESS_BEFORE.test(before) || ADDRESS_AFTER.test(after)) return false;
  if (STATE_BEFORE.test(before) && !/^\s+\$?\d[\d,]*\.\d\d/.test(after)) return false;
  if (/^[A-V]/.test(code)) return raw === raw.toUpperCase() || /^[a-v]\d{4}$/.test(raw);
  if (/[FTUM]$/.test(code)) return true;
  return code >= "00100" && !/0000?$/.test(code);
}

const overlap = (a: Mention, b: Mention): boolean => a.start < b.end && b.start < a.end;

const mentions = (text: string, pattern: RegExp): Mention[] =>
  Array.from(matches(text, pattern), (match) => {
    const code = match[1] ?? "";
    const start = match.index + match[0].lastIndexOf(code);
    return { code: code.toUpperCase(), start, end: start + code.length };
  });

const unique = (found: Mention[]): Mention[] =>
  found.filter((one, at) => found.findIndex((other) => other.code === one.code) === at);
