import type { Facts, Field } from "../facts.ts";
import type { Draft } from "./draft.ts";
import type { Said, Vote } from "./said.ts";
import type { Words } from "./words.ts";

const LISTS: readonly Field[] = ["reasons", "differs"];
const ENOUGH = 2;
const SURELY = 4;
const MOST_REASONS = 4;
/** A weaker reason stays only beside a stronger one that does not drown it. */
const SHARE = 0.5;

interface Tally {
  value: string;
  weight: number;
  best: Vote;
}

/** Adds up what the phrases speak for, weighs it against the codes, and keeps the strongest value of each field. */
export function settle(words: Words, { votes, hints }: Said, reading: Draft): Facts {
  const isCut = votes.some(({ field, weight }) => field === "cut_short" && weight >= SURELY);
  const byField = tally([...votes, ...codeVotes(reading.facts, isCut), ...proofVotes(reading.facts, votes)]);
  for (const [field, values] of byField) {
    values.sort((a, b) => b.weight - a.weight);
    const [first] = values;
    if (!first || first.weight < ENOUGH) continue;
    const [start, end] = span(words, first.best);
    if (LISTS.includes(field)) reading.add(field, strongest(values), start, end);
    else if (field !== "stage" || first.weight > (values[1]?.weight ?? 0)) reading.add(field, first.value, start, end);
  }
  reading.hint(hints);
  agree(reading, byField);
  return reading.facts;
}

const strongest = (values: readonly Tally[]): string[] =>
  values
    .filter(({ weight }) => weight >= ENOUGH && weight >= (values[0]?.weight ?? 0) * SHARE)
    .slice(0, MOST_REASONS)
    .map(({ value }) => value);

const span = (words: Words, { from, to }: Vote): [number, number] => [
  words.start[from] ?? 0,
  words.end[Math.max(from, to - 1)] ?? 0,
];

function tally(votes: readonly Vote[]): Map<Field, Tally[]> {
  const byField = new Map<Field, Tally[]>();
  for (const vote of votes) {
    const values = byField.get(vote.field) ?? [];
    byField.set(vote.field, values);
    const known = values.find(({ value }) => value === vote.value);
    if (!known) values.push({ value: vote.value, weight: vote.weight, best: vote });
    else {
      known.weight += vote.weight;
      if (vote.weight > known.best.weight) known.best = vote;
    }
  }
  return byField;
}

/** Codes stand on claims, so the care has been given; 39 is the code of a refused request. Care that is cut has begun. */
function codeVotes({ carc_rarc: codes = [], date_of_service, codes_billed }: Facts, isCut: boolean): Vote[] {
  const vote = (value: string, weight: number): Vote => ({ field: "stage", value, weight, from: 0, to: 1 });
  if (codes.some((code) => /(?:^|-)(?:39|N41|N758)$/.test(code))) return [vote("pre", 8)];
  if (codes.length > 0) return [vote("post", 5)];
  return !isCut && (date_of_service || codes_billed) ? [vote("post", 2)] : [];
}

/** Who holds an approval in the hand had one, whatever the insurer says of it. */
function proofVotes({ auth_number }: Facts, votes: readonly Vote[]): Vote[] {
  const proof = votes.find(({ field, value }) => field === "auth_proof" && value !== "none");
  if (!proof && !auth_number) return [];
  return [{ field: "approved", value: "yes", weight: 4, from: proof?.from ?? 0, to: proof?.to ?? 1 }];
}

/** Facts that rule each other out: what is still asked for was not given, and an approval is a yes. */
function agree(reading: Draft, byField: Map<Field, Tally[]>): void {
  const { facts } = reading;
  const stage = byField.get("stage");
  const weightOf = (value: string): number => stage?.find((one) => one.value === value)?.weight ?? 0;
  if (facts.cut_short === "yes" && weightOf("post") > weightOf("pre")) reading.drop("cut_short");
  if (facts.stage === "pre" && facts.cut_short !== "yes" && facts.approved !== undefined) reading.drop("approved");
}
