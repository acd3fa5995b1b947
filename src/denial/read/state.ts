import type { Mention } from "./codes.ts";
import { load } from "./data.ts";

const { names, ambiguous } = load<{ names: Record<string, string[]>; ambiguous: string[] }>("en/states");
const codeOf = new Map(Object.entries(names).flatMap(([code, list]) => list.map((name) => [name, code])));
const alternatives = (list: Iterable<string>): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .join("|")
    .replaceAll(" ", "[\\s.-]+");
const codes = Object.keys(names);

const NAME = new RegExp(`(?<![\\w-])(${alternatives(codeOf.keys())})(?![\\w-])`, "gi");
const ADDRESS = new RegExp(`(?:,|[a-z.])\\s+(${codes.join("|")})[.,]?\\s+\\d{5}(?:-\\d{4})?(?!\\d)`, "gi");
const CITY = new RegExp(`\\b[A-Z][a-z]+,\\s*(${codes.join("|")})\\b(?!-)`, "g");
const LIVES = new RegExp(
  `\\b(?:live in|lives in|living in|reside in|residents? of|state(?: is)?:?|from|here in|based in|vivo en|we(?:'|’)?re in|i(?:'|’)?m in)\\s+(${codes.join("|")})\\b`,
  "gi",
);
const SHORT = new RegExp(
  `(?<![\\w$/-])(${codes.filter((code) => !ambiguous.includes(code)).join("|")})(?![\\w-])`,
  "g",
);
const WITH_PLAN = new RegExp(
  `(?<![\\w$/-])(${codes.join("|")})\\s+(?:medicaid|medicare|marketplace|state employee|department of|dept of insurance|resident|insurance commissioner)`,
  "gi",
);

/** Words before an address that make it the insurer's. */
const MAILBOX =
  /(?:p\.?\s?o\.?\s?box|mail\w*|write to|send to|appeals? (?:unit|department|dept)|provider:|facility:)[^\n]{0,60}\n?[^\n]{0,60}$/i;
const MEMBER =
  /(?:member|patient|enrollee|subscriber|lives?|living|resid\w+|address|insured)[^\n]{0,60}\n?[^\n]{0,60}$/i;
const NOT_STATE =
  /(?:washington|new york|virginia|georgia|texas|ohio|florida|kansas|indiana|iowa|maryland|oregon|tennessee)\s+(?:university|presbyterian|oncology|spine|children'?s)/i;

/** Two-letter code of the state that the person lives in, without taking "in", "or", "me", "PA" for one. */
export function stateOf(text: string): Mention | undefined {
  const found = [
    ...score(text, ADDRESS, 4),
    ...score(text, LIVES, 6),
    ...score(text, WITH_PLAN, 4),
    ...score(text, CITY, 3),
    ...score(text, SHORT, 2),
    ...score(text, NAME, 3),
  ].filter(({ weight }) => weight > 0);
  return found.sort((a, b) => b.weight - a.weight || a.start - b.start)[0];
}

function* score(text: string, pattern: RegExp, weight: number): Generator<Mention & { weight: number }> {
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name);
    const before = text.slice(Math.max(0, start - 120), start);
    const code = codeOf.get(name.toLowerCase().replace(/[\s.-]+/g, " ")) ?? name.toUpperCase();
    if (NOT_STATE.test(text.slice(start, start + 40))) continue;
    yield { code, start, end: start + name.length, weight: weight + place(before) };
  }
}

const place = (before: string): number => (MEMBER.test(before) ? 3 : MAILBOX.test(before) ? -2 : 0);
