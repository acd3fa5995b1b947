import type { Facts, Field } from "../facts.ts";
import { once } from "../once.ts";
import { load } from "./data.ts";
import { type Found, find, isNegated, phrases } from "./phrases.ts";
import type { Words } from "./words.ts";

/** A row of `data/en/reasons.yaml` and its neighbours: phrases, and what they state or hint at. */
interface Row {
  set?: Facts;
  hint?: Facts["hints"];
  sure?: number;
  keep?: boolean;
  /** Counts only as the writer's own words, not as what the insurer says. */
  own?: boolean;
  /** Does not reach over a comma: "not necessary, letter dated …" says nothing of "no letter". */
  close?: boolean;
  /** Stands alone between commas or line ends: "aetna, job, denied in May". */
  alone?: boolean;
  say: string[];
}

/** What phrases speak for one value of a field. */
export interface Vote {
  field: Field;
  value: string;
  weight: number;
  from: number;
  to: number;
}

export interface Said {
  votes: Vote[];
  hints: NonNullable<Facts["hints"]>;
}

const FILES = ["reasons", "situation", "urgency", "bills", "services", "plans", "scope"] as const;
/** Phrases that hold a "no" of their own are not undone by one. */
const OWN_NO = /\b(?:NOT|DENY|no|not|never|sin|wont|cant|nobody|nothing)\b/;
const patterns = once(() =>
  phrases(
    FILES.flatMap((file) => load<Row[]>(`en/${file}`)).flatMap((row) =>
      row.say.map((say) => [say, { row, guarded: isGuarded(row, say) }] as const),
    ),
  ),
);
/** "They won't cover my surgery" speaks of surgery all the same. */
const isGuarded = ({ keep, set }: Row, say: string): boolean => !keep && !set?.service_type && !OWN_NO.test(say);

const USUAL = 2;
/** Another phrase of the same row confirms, but does not say it anew. */
const AGAIN = 0.5;
const MOST_AGAIN = 3;

/** What the phrases of a text state, each value with its weight and the words that say it; words to `skip` state nothing. */
export function said(words: Words, skip: readonly boolean[]): Said {
  const byRow = new Map<Row, Found<unknown>[]>();
  for (const found of find(words, patterns())) {
    const { row, guarded } = found.means;
    if (skip[found.from] || (guarded && isNegated(words, found)) || !fits(row, words, found)) continue;
    const list = byRow.get(row);
    if (!list) byRow.set(row, [found]);
    else if (list.every((other) => other.from !== found.from)) list.push(found);
  }
  return { votes: [...byRow].flatMap(([row, found]) => votes(row, found)), hints: hintsOf(byRow.keys()) };
}

const fits = ({ own, close, alone, set }: Row, words: Words, { from, to }: Found<unknown>): boolean =>
  !(own && isReported(words, from)) &&
  !(set?.progress && isOfSomebodyElse(words, from, to)) &&
  !(set?.plan_type === "va" && isInsurer(words, from - 1)) &&
  !(close && words.gap.slice(from + 1, to).includes(1)) &&
  !(alone && isPart(words, from, to));

/** "Anthem VA denied" is an insurer in Virginia. */
const isInsurer = ({ ways, gap }: Words, at: number): boolean =>
  at >= 0 && !gap[at + 1] && (ways[at] ?? []).some(([key]) => key === "INSURER");

const ELSE = /^(?:friends?|coworkers?|colleagues?|neighbou?rs?|cousins?|law|somebody|someone|people)$/;
const FAR = 6;

/** "A friend of mine lost her appeal" says nothing of this one; what is done here is asked. */
function isOfSomebodyElse(words: Words, from: number, to: number): boolean {
  for (let at = to - 1; at >= Math.max(0, from - FAR); at--) {
    if (ELSE.test(words.word[at] ?? "")) return true;
    if (at <= from && words.gap[at] === 2) return false;
  }
  return false;
}

const isPart = ({ gap, word }: Words, from: number, to: number): boolean =>
  (from > 0 && !gap[from]) || (to < word.length && !gap[to]);

const BEFORE = 5;
const INSURERS = new Set(["INSURER", "they", "eob", "eobs", "it", "rep"]);

/** "they say that …", "insurance claims …" stands shortly before. */
function isReported(words: Words, from: number): boolean {
  for (let at = from; at > from - BEFORE && at > 0 && words.gap[at] !== 2; at--) {
    const says = words.ways[at - 1]?.some(([key]) => key === "SAY" || key === "DENY");
    const who = [at - 2, at - 3, at - 4].some((one) => words.ways[one]?.some(([key]) => INSURERS.has(key)));
    if (says && who) return true;
  }
  return false;
}

function votes(row: Row, found: Found<unknown>[]): Vote[] {
  const weight = (row.sure ?? USUAL) + AGAIN * Math.min(found.length - 1, MOST_AGAIN);
  const [first] = found;
  if (!first) return [];
  const { from, to } = first;
  return Object.entries(row.set ?? {}).flatMap(([field, value]) =>
    [value].flat().map((one) => ({ field: field as Field, value: String(one), weight, from, to })),
  );
}

function hintsOf(found: Iterable<Row>): NonNullable<Facts["hints"]> {
  const sum: Record<string, number> = {};
  for (const { hint = {} } of found) {
    for (const [id, weight] of Object.entries(hint)) sum[id] = (sum[id] ?? 0) + weight;
  }
  return Object.fromEntries(Object.entries(sum).filter(([, weight]) => weight > 0));
}
