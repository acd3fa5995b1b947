import type { Facts, Field } from "../facts.ts";
import type { likelyRoles } from "./code-model.ts";
import type { Draft } from "./draft.ts";
import type { Mention } from "./mention.ts";
import type { Procedure, Services } from "./procedures.ts";
import { isPlain, type Place, placeOf, type Role, rolesOf } from "./roles.ts";
import type { Words } from "./words.ts";

const FIELD = { approved: "codes_approved", billed: "codes_billed" } as const;
const MODIFIERS = { approved: "modifiers_approved", billed: "modifiers_billed" } as const;
const UNITS = { approved: "units_approved", billed: "units_billed" } as const;

/** Tells approved codes and amounts from billed ones and adds them. What is only asked for yet is neither. */
export function readServices(
  words: Words,
  { procedures, icd10, ndc, revenue }: Services,
  reading: Draft,
  facts: Facts,
  judge: typeof likelyRoles,
): void {
  reading.list("icd10", icd10);
  reading.list("ndc", ndc);
  reading.list("revenue_codes", revenue);
  const near = nearRoles(words, procedures, facts);
  const isSure = procedures.length === 0 || isPlain(words, placesOf(words, procedures));
  const roles = isSure ? near : judge({ words, procedures, near, facts });
  for (const role of ["approved", "billed"] as const) {
    const mine = procedures.filter((_, at) => roles[at]?.includes(role));
    reading.list(FIELD[role], mine);
    addModifiers(reading, MODIFIERS[role], mine);
  }
  readUnits(words, procedures, reading);
}

/** What the words near each code, and how far the care has come, say of its role. */
export const nearRoles = (words: Words, procedures: readonly Procedure[], facts: Facts): readonly (readonly Role[])[] =>
  settled(procedures, nearby(words, procedures), facts);

const placesOf = (words: Words, procedures: readonly Procedure[]): Place[] =>
  procedures.map(({ start, end }) => placeOf(words, start, end));

/** The only code of a text is also the approved one where an approval stands in its sentence. */
function nearby(words: Words, procedures: readonly Procedure[]): (Role | undefined)[] {
  const places = placesOf(words, procedures);
  const alone = procedures.every(({ code }) => code === procedures[0]?.code);
  const approved = alone ? rolesOf(words, places, { far: SENTENCE, only: "approved" }) : [];
  return approved.some(Boolean) ? approved.map(() => "approved") : rolesOf(words, places);
}

/** What each code is, from the words near it and from how far the care has come. */
function settled(
  procedures: readonly Procedure[],
  near: readonly (Role | undefined)[],
  facts: Facts,
): readonly (readonly Role[])[] {
  const claimed = facts.stage === "post" || facts.carc_rarc !== undefined;
  const codesOf = (role: Role | undefined) => procedures.filter((_, at) => near[at] === role).map(({ code }) => code);
  const [approved, billed, untold] = [codesOf("approved"), codesOf("billed"), codesOf(undefined)];
  const differ = !approved.every((code) => billed.includes(code)) && !billed.every((code) => approved.includes(code));
  const hadYes = facts.approved === "yes" || (facts.approved !== "no" && (differ || (claimed && compares(facts))));
  if (!hadYes) return near.map(() => (claimed ? ["billed"] : []));
  /** One code throughout: what was approved is what the claim is for. */
  const same = claimed && billed.length === 0 && untold.every((code) => approved.includes(code));
  return near.map((role) => {
    if (role === "approved") return same ? ["approved", "billed"] : ["approved"];
    return role === "billed" || claimed ? ["billed"] : [];
  });
}

/** Denials that hold a claim against its approval. */
const compares = ({ carc_rarc: codes = [], reasons = [] }: Facts): boolean =>
  reasons.includes("mismatch") || codes.some((code) => /(?:^|-)(?:198|243|284|296|302|N54|N351)$/.test(code));

function addModifiers(reading: Draft, field: Field, mine: readonly Procedure[]): void {
  const modifiers = [...new Set(mine.flatMap(({ modifiers }) => modifiers))].slice(0, 12);
  const [first] = mine.filter(({ modifiers }) => modifiers.length > 0);
  if (first) reading.add(field, modifiers, first.start, first.end);
}

const NUMBERS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
const NEAR = 8;
const SENTENCE = 12;
const DEADLINE = /^(?:within|ago|appeal|in|every|after|before|later|until|late)$/;

/** "approved 12 visits, 16 billed". */
function readUnits(words: Words, procedures: readonly Mention[], reading: Draft): void {
  const places = unitPlaces(words).filter(({ from }) => !procedures.some(({ start }) => start === words.start[from]));
  const roles = rolesOf(words, places, { far: NEAR });
  for (const [at, role] of roles.entries()) {
    const place = places[at];
    if (!role || !place) continue;
    reading.add(UNITS[role], numberAt(words, place.from), words.start[place.from] ?? 0, words.end[place.to - 1] ?? 0);
  }
}

function unitPlaces(words: Words): Place[] {
  const places: Place[] = [];
  for (let from = 0; from < words.word.length; from++) {
    if (numberAt(words, from) === undefined || words.word[from - 1] === "$" || isJoined(words, from)) continue;
    const to = [from + 1, from + 2, from + 3].find((at) => (words.gap[at] ?? 2) < 1 && hasKey(words, at, "UNIT"));
    const other = DEADLINE.test(words.word[from - 1] ?? "") || DEADLINE.test(words.word[(to ?? from) + 1] ?? "");
    if (to !== undefined && !other) places.push({ from, to: to + 1 });
  }
  return places.length > 0 ? [...places, ...bareCounts(words)] : places;
}

/** A figure of a date or a range: "6/1/26 for 12 visits" tells 12. */
const isJoined = ({ text, start, end }: Words, at: number): boolean =>
  /[\d/–-]/.test(text.charAt((start[at] ?? 0) - 1)) || /^[/–-]\d/.test(text.slice(end[at], (end[at] ?? 0) + 2));

const COUNTED = /^(?:billed|used|charged|submitted)$/;

/** "Approved 10 visits, billed 14": visits again. */
const bareCounts = (words: Words): Place[] =>
  words.word.flatMap((word, at) =>
    COUNTED.test(words.word[at - 1] ?? "") && /^\d{1,3}$/.test(word) && isLast(words, at)
      ? [{ from: at, to: at + 1 }]
      : [],
  );

const isLast = (words: Words, at: number): boolean => at + 1 === words.word.length || (words.gap[at + 1] ?? 0) > 0;

const hasKey = (words: Words, at: number, key: string): boolean => (words.ways[at] ?? []).some(([one]) => one === key);

function numberAt(words: Words, at: number): number | undefined {
  const word = words.word[at] ?? "";
  const number = /^\d{1,4}$/.test(word) ? Number(word) : NUMBERS[word];
  return number !== undefined && number > 0 && number < 1000 ? number : undefined;
}
