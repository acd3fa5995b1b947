import type { Words } from "./words.ts";

/** On which paper something stands. */
export type Role = "approved" | "billed";

/** A place in the text whose role is asked: the words from `from` up to, not including, `to`. */
export interface Place {
  from: number;
  to: number;
}

const FAMILY = { APPROVED_SIDE: "approved", BILL_SIDE: "billed" } as const;
const COMMA = 3;
const SENTENCE = 12;
const BEHIND = 2;
const BETWEEN = 4;
const TOO_FAR = 13;

interface Cue extends Place {
  role: Role;
}

/** Tells for each place whether the nearest word that says so, of those of one `role` if it is given, speaks of the approval or of the bill. */
export function rolesOf(
  words: Words,
  places: readonly Place[],
  { far = TOO_FAR, only }: { far?: number; only?: Role } = {},
): (Role | undefined)[] {
  if (places.length === 0) return [];
  const cues = cuesOf(words).filter(({ role }) => !only || role === only);
  const roles = places.map((place) => nearest(words, place, places, cues, far));
  for (const [at, role] of [...header(cues, places), ...paired(words, cues, places)]) roles[at] = role;
  return roles;
}

function cuesOf(words: Words): Cue[] {
  const cues: Cue[] = [];
  for (const [from, ways] of words.ways.entries()) {
    for (const [key, length] of ways) {
      const role = FAMILY[key as keyof typeof FAMILY];
      if (role && !(role === "approved" && saysNo(words, from, from + length)))
        cues.push({ role, from, to: from + length });
    }
  }
  return cues;
}

/** "no auth", "not approved", "missing auth", "auth absent": that is no approval. "not the one approved" is. */
const saysNo = (words: Words, at: number, to: number): boolean =>
  /^(?:missing|absent|invalid|incomplete|lacking|treatment)$/.test(words.word[at - 1] ?? "") ||
  /^(?:absent|missing|none|required|needed|denied|denial|denials)$/.test(words.word[to] ?? "") ||
  [at - 1, at - 2].some(
    (before) =>
      /^(?:no|not|without|never|sin|isnt|wasnt)$/.test(words.word[before] ?? "") && words.word[at - 1] !== "one",
  );

function nearest(
  words: Words,
  place: Place,
  places: readonly Place[],
  cues: readonly Cue[],
  far: number,
): Role | undefined {
  let best: Role | undefined;
  let least = far;
  for (const cue of cues) {
    const cost = belongs(words, cue, place, places) ? distance(words, cue, place, places) : TOO_FAR;
    if (cost < least) [best, least] = [cue.role, cost];
  }
  return best;
}

const LINK = /^(?:is|was|were|for|of|had|has|says|said|lists|listed|covers|covered|shows|code|cpt|the)$/;

/** "the scan was 74178 and the auth was 74177": the auth is for what comes after it alone. */
const bindsOn = (words: Words, cue: Cue, places: readonly Place[]): boolean =>
  places.some(({ from }) => {
    const between = words.word.slice(cue.to, from);
    return between.length > 0 && between.length <= 3 && from > cue.to && between.every((word) => LINK.test(word));
  });

/** "instead of", "rather than", "should have been" speak of what comes after. */
const CONTRAST = /^(?:instead|rather|should|shouldve|supposed)$/;

/** "72148 on the letter, 72158 on the bill": where a code stands right before its paper, the paper is for that one only. */
function belongs(words: Words, cue: Cue, place: Place, places: readonly Place[]): boolean {
  const isPaper = words.word[cue.from] === "on" || words.word[cue.from - 1] === "on";
  const at = words.word[cue.from] === "on" ? cue.from : cue.from - 1;
  if (cue.from >= place.to && (bindsOn(words, cue, places) || CONTRAST.test(words.word[cue.from] ?? ""))) return false;
  return !isPaper || place.to === at || places.every(({ to }) => to !== at);
}

function distance(words: Words, cue: Cue, place: Place, places: readonly Place[]): number {
  const behind = cue.from >= place.to;
  const [from, to] = behind ? [place.to, cue.from] : [cue.to, place.from];
  if (to - from > TOO_FAR) return TOO_FAR;
  let cost = to - from + (behind ? BEHIND : 0);
  for (let at = from; at <= to; at++) {
    const gap = words.gap[at] ?? 0;
    cost += gap === 2 ? SENTENCE : gap * (behind ? 2 * COMMA : COMMA);
  }
  if (behind) cost += BETWEEN * places.filter((other) => other.from >= place.to && other.to <= cue.from).length;
  return cost;
}

/** The places stand under the headings of a table, or each right before its own word: that leaves no doubt. */
export function isPlain(words: Words, places: readonly Place[]): boolean {
  const cues = cuesOf(words);
  return header(cues, places).length > 0 || paired(words, cues, places).length > 0;
}

/** "70551 approved, 70553 billed": two places or more, each with its word right behind it, and both roles told. */
function paired(words: Words, cues: readonly Cue[], places: readonly Place[]): [number, Role][] {
  const pairs = places.flatMap(({ to }, at): [number, Role][] => {
    const after = words.word[to] === "was" || words.word[to] === "is" ? to + 1 : to;
    const cue = cues.find(({ from }) => from === after && words.gap[to] === 0 && words.gap[after] === 0);
    return cue ? [[at, cue.role]] : [];
  });
  const told = new Set(pairs.map(([, role]) => role));
  return pairs.length === places.length && told.size === 2 ? pairs : [];
}

/** `Approved | Billed` over `72148 | 72158`, also when copying broke the table into lines. */
function header(cues: readonly Cue[], places: readonly Place[]): [number, Role][] {
  for (const [at, first] of cues.entries()) {
    const second = cues[at + 1];
    if (!second || second.role === first.role || second.from - first.to > 1) continue;
    if (places.some(({ from }) => from >= first.to && from < second.from)) continue;
    const below = places.map((place, index) => ({ place, index })).filter(({ place }) => place.from >= second.to);
    const [left, right] = below;
    if (!left || !right || left.place.from - second.to > 3 || right.place.from - left.place.to > 2) continue;
    return below.map(({ index }, column) => [index, column % 2 === 0 ? first.role : second.role]);
  }
  return [];
}

/** The words that cover the characters from `start` to `end`. */
export function placeOf(words: Words, start: number, end: number): Place {
  let from = 0;
  while (from < words.end.length && (words.end[from] ?? 0) <= start) from++;
  let to = from;
  while (to < words.start.length && (words.start[to] ?? 0) < end) to++;
  return { from, to };
}
