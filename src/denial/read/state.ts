import { matches } from "../matches.ts";
import { once } from "../once.ts";
import { load } from "./data.ts";
import type { Mention } from "./mention.ts";

const alternatives = (list: Iterable<string>): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .join("|")
    .replaceAll(" ", "[\\s.-]+");

interface States {
  names: Record<string, string[]>;
  ambiguous: string[];
  cities: Record<string, string[]>;
}

const byName = (lists: Record<string, string[]>): Map<string, string> =>
  new Map(Object.entries(lists).flatMap(([code, list]) => list.map((name): [string, string] => [name, code])));

/** Everyday names → code, and where a state may be told, each with how sure it is. */
const tables = once(() => {
  const { names, ambiguous, cities } = load<States>("en/states");
  const states = byName(names);
  const towns = byName(cities);
  const codeOf = new Map([...towns, ...states]);
  const any = Object.keys(names).join("|");
  const clear = Object.keys(names)
    .filter((code) => !ambiguous.includes(code))
    .join("|");
  const places: [pattern: RegExp, weight: number][] = [
    [new RegExp(`(?:,|[a-z.])\\s+(${any})[.,]?\\s+\\d{5}(?:-\\d{4})?(?!\\d)`, "gi"), 4],
    [
      new RegExp(
        `\\b(?:live in|lives in|living in|reside in|residents? of|state(?: is)?:?|from|here in|based in|vivo en|we(?:'|’)?re in|i(?:'|’)?m in)\\s+(${any})\\b`,
        "gi",
      ),
      6,
    ],
    [
      new RegExp(
        `(?<![\\w$/-])(${any})\\s+(?:medicaid|medicare|marketplace|state employee|department of|dept of insurance|resident\\b|insurance commissioner)`,
        "gi",
      ),
      4,
    ],
    [new RegExp(`\\b[A-Z][a-z]+,\\s*(?!MD\\b|(?:OR|IN|PA|ME|OK)\\s+[a-z])(${any})\\b(?!-)`, "g"), 3],
    [new RegExp(`(?<![\\w$/-])(${clear})(?![\\w-])`, "g"), 2],
    [new RegExp(`(?<![\\w-])(${alternatives(states.keys())})(?![\\w-])`, "gi"), 3],
    [new RegExp(`\\b(?:in|near|outside|around)\\s+(${alternatives(towns.keys())})(?![\\w-])`, "gi"), 1],
    [new RegExp(`\\b([A-Z][a-z]+(?: [A-Z][a-z]+)?),?\\s+(?:${any})\\b(?!-)`, "g"), 2],
    [/(?:^|[.!?\n]\s*)([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=\s*(?:\.|,? where\b|\n|$))/g, 1],
  ];
  return { codeOf, places, codes: Object.keys(names) };
});

/** Words before an address that make it the insurer's. */
const MAILBOX =
  /(?:p\.?\s?o\.?\s?box|mail\w*|write to|send to|appeals? (?:unit|department|dept)|provider:|facility:)[^\n]{0,60}\n?[^\n]{0,60}$/i;
const MEMBER =
  /(?:member|patient|enrollee|subscriber|lives?|living|resid\w+|address|insured)[^\n]{0,60}\n?[^\n]{0,60}$/i;
const NOT_STATE =
  /(?:washington|new york|virginia|georgia|texas|ohio|florida|kansas|indiana|iowa|maryland|oregon|tennessee)\s+(?:university|presbyterian|oncology|spine|children'?s)/i;

const SMALL_WORD = /^(?:me|in|or|hi|ok|oh|la|de|as|id|ma|pa|mi|al|co)$/;

/** Two-letter code of the state that the person lives in, without taking "in", "or", "me", "PA" for one. */
export function stateOf(text: string): Mention | undefined {
  const found = tables()
    .places.flatMap(([pattern, weight]) => [...score(text, pattern, weight)])
    .filter(({ weight }) => weight > 0);
  return found.sort((a, b) => b.weight - a.weight || a.start - b.start)[0];
}

function* score(text: string, pattern: RegExp, weight: number): Generator<Mention & { weight: number }> {
  for (const match of matches(text, pattern)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name);
    const before = text.slice(Math.max(0, start - 120), start);
    const code =
      tables().codeOf.get(name.toLowerCase().replace(/[\s.-]+/g, " ")) ??
      tables().codes.find((one) => one === name.toUpperCase());
    if (!code || SMALL_WORD.test(name) || NOT_STATE.test(text.slice(start, start + 40))) continue;
    yield { code, start, end: start + name.length, weight: weight + place(before) };
  }
}

const place = (before: string): number => (MEMBER.test(before) ? 3 : MAILBOX.test(before) ? -4 : 0);
