import type { Facts, Field } from "../facts.ts";
import { load } from "./data.ts";
import { type Found, find, isNegated, phrases } from "./phrases.ts";
import type { Words } from "./words.ts";

/** A row of `data/en/reasons.yaml` and its neighbours: phrases, and what they state. */
interface Row {
  set?: Facts;
  negated?: Facts;
  hint?: Facts["hints"];
  sure?: number;
  keep?: boolean;
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

const FILES = ["reasons", "situation", "services", "plans"] as const;
const rows = FILES.flatMap((file) => load<Row[]>(`en/${file}`));
const patterns = phrases(rows.flatMap((row) => row.say.map((say) => [say, row] as const)));
const USUAL = 2;
/** Another phrase of the same row confirms, but does not say it anew. */
const AGAIN = 0.5;
const MOST_AGAIN = 3;

/** What the phrases of a text state, each value with its weight and the words that say it. */
export function said(words: Words): Vote[] {
  const byRow = new Map<Row, Found<Row>[]>();
  for (const found of find(words, patterns)) {
    if (!found.means.keep && isNegated(words, found.from)) continue;
    const list = byRow.get(found.means);
    if (!list) byRow.set(found.means, [found]);
    else if (list.every((other) => other.from !== found.from)) list.push(found);
  }
  return [...byRow].flatMap(([row, found]) => votes(row, found));
}

function votes(row: Row, found: Found<Row>[]): Vote[] {
  const weight = (row.sure ?? USUAL) + AGAIN * Math.min(found.length - 1, MOST_AGAIN);
  const [first] = found;
  if (!first) return [];
  return Object.entries(row.set ?? {}).flatMap(([field, value]) =>
    [value]
      .flat()
      .map((one) => ({ field: field as Field, value: String(one), weight, from: first.from, to: first.to })),
  );
}
