import { type AnyOf, anyCase, anyOf } from "./identifier-labels.ts";

export type Identifier = "ssn" | "birth_date" | "member_id" | "phone" | "email" | "mbi" | "card" | "address" | "name";

/** `strike` puts a mark in the place of each identifier of its kind. */
export interface Rule {
  kind: Identifier;
  strike(text: string): string;
}

/** What is struck is the group `value`, or the whole match; not after a label of `kept`, and only what passes `test`. */
function rule(kind: Identifier, kept: RegExp, source: string, test: (value: string) => boolean = () => true): Rule {
  const pattern = new RegExp(source.includes("(?<value>") ? source : `(?<value>${source})`, "gu");
  const mark = `[${kind.replace("_", " ")}]`;
  const replace = (...found: unknown[]) => {
    const [match, offset, whole] = [String(found[0]), Number(found.at(-3)), String(found.at(-2))];
    const { value } = found.at(-1) as { value: string };
    if (!test(value) || kept.test(whole.slice(Math.max(0, offset - 40), offset))) return match;
    const at = match.lastIndexOf(value);
    return match.slice(0, at) + mark + match.slice(at + value.length);
  };
  const needed = kind === "name" ? /(?:)/ : kind === "email" ? /@/ : /\d/;
  return { kind, strike: (text) => (needed.test(text) ? text.replace(pattern, replace) : text) };
}

const MONTH = `${anyCase("(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)")}\\p{L}*\\.?`;
const DATE = [
  "\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}",
  "\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}",
  `${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?`,
  `\\d{1,2}(?:st|nd|rd|th)?\\s+(?:de\\s+)?${MONTH}(?:,?\\s+(?:de\\s+)?\\d{4})?`,
  `${MONTH}\\s+\\d{4}`,
  "\\d{8}",
  "(?:19|20)\\d\\d",
].join("|");
const DASH = "[-.‐‑–]";
/** Letters and digits, at least one a digit, perhaps in groups; a date, a denial code or a procedure code is not one. */
const NUMBER = [
  "(?!(?:CPT|ICD|DOS|NDC|CO|PR|OA|PI|CR)\\b)[A-Z]{1,4}\\d{0,4}(?: \\d{3,6}){1,3}(?![\\d/-]|\\.\\d)",
  "\\d{3,4}(?: \\d{2,4}){1,3}(?![\\d/-]|\\.\\d)",
  "(?!\\d{1,4}[-/]\\d{1,2}[-/]\\d{1,4}\\b)(?!(?:CO|PR|OA|PI|CR|co|pr|oa|pi|cr)-?\\d{1,3}\\b)(?=[A-Za-z-]{0,20}\\d)[A-Za-z0-9][A-Za-z0-9-]{3,24}(?![A-Za-z0-9]|[/.]\\d)",
  "[*•xX]{2,}-?\\d{2,}",
].join("|");
const MBI_LETTER = "[AC-HJKMNP-RT-Yac-hjkmnp-rt-y]";
const MBI_EITHER = "[AC-HJKMNP-RT-Yac-hjkmnp-rt-y0-9]";

const never = /(?!)/;
const start = "(?<![\\p{L}\\d])";

/** What may stand between a label and its value. */
const between = `(?:[\\s:#=(]|-(?=\\s)|${anyCase("(?:is|was|are|es|on|in|el|en|at|al)")}\\b){0,6}`;

const keptBefore = (any: AnyOf) =>
  new RegExp(`(?<![\\p{L}\\d])${any("kept")}[\\s.:#=-]*(?:${any("number")}[\\s.:#=-]*){0,2}(?:is\\s+|was\\s+)?$`, "u");

const numbers = (any: AnyOf, kept: RegExp): Rule[] => [
  rule("email", never, "(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}"),
  rule("birth_date", never, `${start}${any("birth")}(?:\\s*\\([^)\\n]{0,20}\\))?${between}(?<value>${DATE})(?!\\d)`),
  rule(
    "ssn",
    never,
    `${start}${any("ssn")}${between}(?<value>(?:\\d{3}|[xX*]{3})[ .-]?(?:\\d{2}|[xX*]{2})[ .-]?\\d{4})(?!\\d)`,
  ),
  rule("ssn", kept, "(?<![\\d-])\\d{3}-\\d{2}-\\d{4}[A-Z]?(?![\\d-])"),
  rule(
    "mbi",
    kept,
    `(?<![A-Za-z0-9-])[1-9]${MBI_LETTER}${MBI_EITHER}\\d-?${MBI_LETTER}${MBI_EITHER}\\d-?${MBI_LETTER}{2}\\d{2}(?![A-Za-z0-9-])`,
  ),
  rule(
    "card",
    kept,
    "(?<![\\d-])(?:\\d{4}(?<a>[ -]?)\\d{4}\\k<a>\\d{4}\\k<a>\\d{4}|\\d{4}(?<b>[ -]?)\\d{6}\\k<b>\\d{5})(?![\\d-])",
    isCard,
  ),
];

const phones = (any: AnyOf, kept: RegExp): Rule[] => [
  rule(
    "phone",
    never,
    `${start}${any("phone")}(?:[\\s:#.]|${anyCase("(?:me|us|at|al|number|is|no)")}\\b){0,6}(?<value>(?:\\+?1${DASH}? ?)?(?:\\(?\\d{3}\\)?(?:${DASH}| )? ?)?\\d{3}(?:${DASH}| )?\\d{4})(?![\\d-])`,
  ),
  rule(
    "phone",
    kept,
    `(?<![\\d.,$/-])(?:\\+?1(?:${DASH}| )?)?(?:\\(\\d{3}\\) ?|\\d{3}${DASH})\\d{3}${DASH}\\d{4}(?![\\d-])`,
  ),
  rule("phone", kept, "(?<![\\d.,$/-] ?)(?:\\+?1 )?\\d{3} \\d{3}[ -]\\d{4}(?![\\d-]|[.,/]\\d| \\d)"),
];

const memberIds = (any: AnyOf, kept: RegExp): Rule[] => [
  rule(
    "member_id",
    kept,
    `${start}(?:${any("holder")}|${any("holder_with_number")})\\s*(?:${any("number")}\\s*){1,3}${between}(?<value>${NUMBER})`,
  ),
  rule("member_id", kept, `${start}${any("holder")}\\s*:\\s*(?<value>${NUMBER})`),
  rule("member_id", kept, `${start}${any("account")}\\s*(?:${any("number")}\\s*){0,2}${between}(?<value>${NUMBER})`),
  rule("member_id", kept, `${start}${any("holder")}\\s+(?<value>[A-Z]{0,3}\\d{5,15})(?![\\w/-]|\\.\\d)`),
  rule(
    "member_id",
    kept,
    `${start}${any("own_id")}\\s*(?:(?:${any("number")}\\s*)?[:#]|${any("number")}\\s)\\s*(?<value>${NUMBER})`,
  ),
];

function addresses(any: AnyOf): Rule[] {
  const words = `(?:[\\p{Lu}\\d][\\p{L}\\d'’.]*[ \\t]+){1,3}?`;
  const place = `(?:,?[ \\t]*${any("unit")}\\.?[ \\t]*[\\p{L}\\d-]{1,6})?(?:\\s{0,2}[,\\n][ \\t]*\\p{Lu}[\\p{L}.'’-]+(?:[ \\t]\\p{Lu}[\\p{L}.'’-]+){0,2}(?=,?[ \\t]*[A-Z]{2}[ \\t]+\\d{5}))?`;
  return [
    rule(
      "address",
      never,
      `(?<![\\p{L}\\d.,$#/-])\\d{1,6}[A-Za-z]?[ \\t]+(?!${any("no_street")}(?!\\p{L}))${words}${any("street")}(?!\\p{L})\\.?${place}`,
    ),
    rule(
      "address",
      never,
      `(?<![\\p{L}\\d.,$#/-])\\d{2,4}[ \\t]+(?!${any("no_street")}(?!\\p{L}))${words}${any("street_or_not")}(?!\\p{L})\\.?(?=[ \\t]*(?:[,\\n]|$|${any("unit")}(?!\\p{L})))${place}`,
    ),
    rule(
      "address",
      never,
      `${start}${any("address")}${between}(?<value>\\d{1,6}[ \\t]+[\\p{L}\\d][\\p{L}\\d .'’]{2,40}?)(?=[,\\n]|$| (?:and|in|apt)(?!\\p{L}))`,
    ),
    rule("address", never, `${start}${any("box")}[ \\t]*\\d{1,8}`),
    rule(
      "address",
      never,
      "(?<=\\[address\\][, \\t\\n]{0,3}(?:[\\p{L}.]+ ){0,3}(?:[\\p{L}.]+,? )?[A-Z]{2}[ \\t]+)\\d{5}(?:-\\d{4})?(?!\\d)",
    ),
  ];
}

function names(any: AnyOf): Rule[] {
  const stop = `(?!${any("no_name")}(?![\\p{L}]))`;
  const given = `${stop}\\p{Lu}[\\p{L}'’.-]*`;
  const name = `(?<value>${given}(?:(?:,?[ \\t]+|,)${given}){0,3})`;
  const small = `(?<value>${stop}\\p{L}[\\p{L}'’.-]+(?:[ \\t]+${stop}\\p{L}[\\p{L}'’.-]+)?)`;
  return [
    rule("name", never, `${start}${any("name")}\\s*(?:${any("word_name")})?[ \\t]*:[ \\t]*${name}`),
    rule("name", never, `${start}${any("name")}\\s+${any("word_name")}(?:[ \\t]+is)?[ \\t]+${name}`),
    rule("name", never, `${start}(?:${any("name")}\\s+|(?<=^|\\n[ \\t]*))${any("word_name")}[ \\t]*:[ \\t]*${small}`),
    rule("name", never, `${start}${any("my_name")}\\s+${small}`),
    rule("name", never, `${start}${any("dear")}[ \\t]+${any("title")}[ \\t]+${name}`),
    rule("name", never, `${start}${any("dear")}[ \\t]+${name}(?=[,:])`),
  ];
}

function allRules(any: AnyOf): Rule[] {
  const kept = keptBefore(any);
  return [...numbers(any, kept), ...phones(any, kept), ...memberIds(any, kept), ...addresses(any), ...names(any)];
}

/** The check digit of payment cards (Luhn). */
function isCard(value: string): boolean {
  const digits = Array.from(value.replace(/\D/g, ""), Number).reverse();
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return /^[3-6]/.test(value) && sum % 10 === 0;
}

let rules: Rule[] | undefined;

/** The rules of all languages together; made when first needed. */
export const identifiers = () => (rules ??= allRules(anyOf));
