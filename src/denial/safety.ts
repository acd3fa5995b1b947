import { heard } from "./danger-model.ts";
import { type Identifier, identifiers } from "./identifiers.ts";
import { matches } from "./matches.ts";
import { safetyWords } from "./safety-words.ts";

/** What the words say about the person's safety. `about_treatment`: a denial about such care, a soft line is enough. */
export type Danger = "crisis" | "emergency" | "about_treatment";

/** A pattern that was found, with what stands around it in the same sentence. */
interface Hit {
  before: string;
  said: string;
  after: string;
}

const LONGEST = 20_000;

/** From which share on the sound of the words counts; where they are near a crisis, a soft line is enough. */
const LEAST = { crisis: 0.55, emergency: 0.3, about_treatment: 0.5, soft: 0.3 };

/**
 * Whether somebody is in danger now: by the phrases of `data/<language>/safety.yaml`, and by how the words sound to a
 * small trained model, because nobody can list all that people say. Danger that was the reason for the care in dispute,
 * and words near a crisis, are `about_treatment`.
 */
export function danger(text: string): Danger | undefined {
  const { words, watched } = meant(text);
  const said = watched ? byPhrases(words) : undefined;
  if (said === "crisis") return said;
  const sound = heard(words.split(" "));
  if (sound.crisis >= LEAST.crisis && sound.crisis >= sound.emergency) return "crisis";
  if (said === "emergency" || sound.emergency >= LEAST.emergency) return "emergency";
  return (
    said ??
    (sound.about_treatment >= LEAST.about_treatment || sound.crisis >= LEAST.soft ? "about_treatment" : undefined)
  );
}

/**
 * The text in plain words, and whether any of them may be part of a phrase of danger. Those that are only meant in
 * passing ("this bill is killing me") become `~`.
 */
export function meant(text: string): { words: string; watched: boolean } {
  const { watch, notMeant } = safetyWords();
  const words = plain(text);
  const watched = watch.test(words);
  return { words: watched ? inKnownWords(words).replace(notMeant, "~") : words, watched };
}

function byPhrases(said: string): Danger | undefined {
  const about = safetyWords().about.test(said);
  const watched = sentencesWatched(said);
  const mind = crisis(said, watched, about);
  if (mind === "crisis") return mind;
  return emergency(watched, about) ? "emergency" : mind;
}

/** No phrase reaches over the end of a sentence, so only those are looked through that may hold one. */
const sentencesWatched = (said: string): string =>
  said
    .split("|")
    .filter((sentence) => safetyWords().watch.test(sentence))
    .join("|");

function crisis(whole: string, text: string, about: boolean): Danger | undefined {
  const words = safetyWords();
  const past = hits(text, words.past);
  const present = without(text, words.past, past);
  const now = hits(present, words.now);
  const topic = hits(without(present, words.now, now), words.topic);
  const isMeant =
    now.some((hit) => !unmeant(hit) && !(about && toldInPassing(hit))) ||
    past.some((hit) => !words.denied.test(hit.before) && (!about || lately(hit))) ||
    topic.some((hit) => !unmeant(hit) && !about);
  if (isMeant) return "crisis";
  const told = past.length > 0 || now.some((hit) => !words.denied.test(hit.before));
  return about && (told || found(present, words.topic) || found(whole, words.care)) ? "about_treatment" : undefined;
}

function emergency(text: string, about: boolean): boolean {
  const words = safetyWords();
  const isOld = (hit: Hit) => over(hit) || (about && !lately(hit));
  return hits(text, words.ill).some((hit) => !over(hit)) || hits(text, words.wasIll).some((hit) => !isOld(hit));
}

const unmeant = ({ before, said }: Hit) =>
  safetyWords().denied.test(before) || (safetyWords().condition.test(before) && found(said, safetyWords().topic));

const toldInPassing = ({ before }: Hit) =>
  safetyWords().cause.test(before) || (safetyWords().reported.test(before) && !safetyWords().first.test(before));

const lately = ({ before, after }: Hit) =>
  safetyWords().latelyBefore.test(before) || safetyWords().latelyAfter.test(after);

const over = ({ before, after }: Hit) =>
  safetyWords().denied.test(before) || safetyWords().reason.test(before) || safetyWords().old.test(after);

const found = (text: string, pattern: RegExp) => text.search(pattern) >= 0;

/** The text with a mark in the place of what was found, if anything was. */
const without = (text: string, pattern: RegExp, found: Hit[]): string =>
  found.length > 0 ? text.replace(pattern, "~") : text;

function hits(text: string, pattern: RegExp): Hit[] {
  return Array.from(matches(text, pattern), ({ 0: said, index }) => ({
    before: text.slice(text.lastIndexOf("|", index) + 1, index).slice(-80),
    said,
    after: text.slice(index + said.length, index + said.length + 60).replace(/\|.*/, ""),
  }));
}

const inKnownWords = (text: string) =>
  safetyWords().same.reduce((known, { from, to }) => known.replace(from, to), text);

/** Lower case, without accents, apostrophes and slips of the finger; sentences end in `|`. */
function plain(text: string): string {
  const words = safetyWords();
  return text
    .slice(0, LONGEST)
    .replace(/[\u200b-\u200f\u2060\ufeff'’‘‛`´ʼ"“”]/g, "")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[.!?;:…]+|\n\s*\n/g, " | ")
    .replace(/[^a-z0-9|]+/g, " ")
    .replace(/([a-z])\1{2,}/g, "$1")
    .replace(/(?<![a-z0-9])(?:[a-z] ){3,}[a-z](?![a-z0-9])/g, (letters) => letters.replaceAll(" ", ""))
    .replace(/[a-z]{5,}/g, (word) => words.slips.get(word) ?? word)
    .trim();
}

/**
 * The text with personal identifiers replaced by marks such as `[phone]`, and which kinds were found. Numbers of
 * approvals, claims and references, codes, amounts and dates of service stay. Struck twice, a text stays as it is.
 */
export function strikeOut(text: string): { text: string; found: Identifier[] } {
  const found = new Set<Identifier>();
  let struck = text;
  for (let again = true; again; ) {
    const before = struck;
    for (const { kind, strike } of identifiers()) {
      const next = strike(struck);
      if (next !== struck) found.add(kind);
      struck = next;
    }
    again = struck !== before;
  }
  return { text: struck, found: [...found] };
}
