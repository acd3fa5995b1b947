import { CODE_ROLES, type CodePlaces, codeFeatures, codesOf } from "../../../src/denial/read/code-model.ts";
import { PHRASES, readWith } from "../../../src/denial/read/index.ts";
import { serviceCodes } from "../../../src/denial/read/procedures.ts";
import { nearRoles } from "../../../src/denial/read/services.ts";
import { wordsOf } from "../../../src/denial/read/words.ts";
import { linesOf, type Told, type Tuning } from "./labelled.ts";
import { type Sample, train, write } from "./regression.ts";

/**
 * Trains what tells approved codes from billed ones, and writes its weights: `npm run train codes`. As with
 * dates, phrases count in the texts of `cases/dates/` alone, since they were written with the tuning texts in view.
 */

const target = new URL("../../../src/denial/data/en/codes.bin", import.meta.url);
const SETTINGS = { classes: CODE_ROLES.length, rounds: 60, pull: 0.0003, seen: 3 };
const SMALL = 0.1;

/** The class of a code that is approved, billed, both or neither. */
const classOf = (approved: boolean, billed: boolean): number => (approved ? 1 : 0) + (billed ? 2 : 0);

function placesOf({ text, today }: Pick<Told, "text" | "today">, byPhrases: boolean): CodePlaces {
  const words = wordsOf(text);
  const { procedures } = serviceCodes(text);
  const { facts } = readWith(PHRASES, text, { today: Temporal.PlainDate.from(today) });
  return { words, procedures, facts, ...(byPhrases && { near: nearRoles(words, procedures, facts) }) };
}

function samplesOf(places: CodePlaces, answer: (code: string) => number): Sample[] {
  return codesOf(places).map((code) => ({ features: [...new Set(codeFeatures(places, code))], answer: answer(code) }));
}

function told(text: Told): Sample[] {
  const is = (code: string, role: string) =>
    text.codes?.some((one) => one.code === code && [role, "both"].includes(one.role));
  return samplesOf(placesOf(text, true), (code) => classOf(is(code, "approved") ?? false, is(code, "billed") ?? false));
}

function tuning(text: Tuning): Sample[] {
  const { codes_approved: approved = [], codes_billed: billed = [] } = text.facts ?? {};
  return samplesOf(placesOf(text, false), (code) => classOf(approved.includes(code), billed.includes(code)));
}

const samples = [
  ...linesOf<Told>("dates").flatMap(told),
  ...linesOf<Tuning>("tuning")
    .filter(({ facts }) => facts)
    .flatMap(tuning),
];
write(train(samples, SETTINGS), target, SMALL);
