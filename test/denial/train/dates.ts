import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Facts } from "../../../src/denial/facts.ts";
import { dateFeatures, type Said } from "../../../src/denial/read/date-features.ts";
import { ROLE_NAMES } from "../../../src/denial/read/date-model.ts";
import { datesIn } from "../../../src/denial/read/dates.ts";
import { deadlineDays } from "../../../src/denial/read/deadline-days.ts";
import type { DateMention } from "../../../src/denial/read/mention.ts";
import { saidOfDates } from "../../../src/denial/read/which-date.ts";
import { wordsOf } from "../../../src/denial/read/words.ts";
import { linesOf, type Told, type Tuning } from "./labelled.ts";
import { type Sample, shares, type Trained, train, write } from "./regression.ts";

/**
 * Trains what tells the role of a date from all that stands around it, and writes its weights:
 * `npm run train dates`. In the texts of `cases/dates/` every date is labelled, and the phrases of `dates.yaml`
 * were written without a look at them, so the model learns how far to trust phrases. The phrases know the tuning texts
 * too well: of these only the words count.
 */

type Role = (typeof ROLE_NAMES)[number];
interface Row {
  text: string;
  today?: string;
  dates: Facts;
}
interface Known {
  date: DateMention;
  features: number[];
}

const target = new URL("../../../src/denial/data/en/dates.bin", import.meta.url);
const SETTINGS = { classes: ROLE_NAMES.length, rounds: 60, pull: 0.00002, seen: 3 };
const SMALL = 0.1;
const TUNING_COUNTS = 0.5;
const TESTED_COUNT = 2;
/** What a label of a tuning text says. Dates without one are none of these. */
const LABELS = {
  notice_date: "notice",
  deadline_date: "deadline",
  date_of_service: "service",
  auth_start: "auth_start",
  auth_end: "auth_end",
  appeal_sent_date: "appeal_sent",
  decision_date: "appeal_decided",
} as const satisfies Partial<Record<keyof Facts, Role>>;
const LABELLED: readonly Role[] = Object.values(LABELS);
const UNLABELLED = ROLE_NAMES.filter((role) => !LABELLED.includes(role));

const NONE: Said = new Map();

function known(text: string, day: string, byPhrases: boolean): Known[] {
  const today = Temporal.PlainDate.from(day);
  const words = wordsOf(text);
  const dates = datesIn(text, today).filter((date) => !date.vague && date.days.length > 0);
  const { places, said } = saidOfDates(words, dates, today, deadlineDays(text)?.days);
  return dates.map((date, at) => ({
    date,
    features: [
      ...new Set(dateFeatures({ words, dates, places, at, today, said: byPhrases ? said : dates.map(() => NONE) })),
    ],
  }));
}

function toldSamples({ text, today, dates }: Told): Sample[] {
  const all = known(text, today, true);
  let from = 0;
  return dates.flatMap(({ said, role }) => {
    const start = text.indexOf(said, from);
    from = start + 1;
    const one = all.find(({ date }) => date.start < start + said.length && start < date.end);
    return one ? [{ features: one.features, answer: ROLE_NAMES.indexOf(role) }] : [];
  });
}

/** Tests hold these rows: what is once read rightly stays so. */
const rows = (parse(readFileSync(new URL("../date-rows.yaml", import.meta.url), "utf8")) as Row[]).map(
  ({ text, today = "2026-11-22", dates }): Tuning => ({ text, today, facts: dates }),
);

/** A date whose label leaves several roles gets the one that `trained` holds for the likeliest. */
function tuningSamples(
  { text, today, facts = {} }: Tuning,
  trained: Trained,
  byPhrases: boolean,
  weight: number,
): Sample[] {
  return known(text, today, byPhrases).map(({ date, features }) => {
    const likely = shares(trained, features);
    const may = labelsOf(date, facts).map((role) => ROLE_NAMES.indexOf(role));
    const answer = may.reduce((best, role) => ((likely[role] ?? 0) > (likely[best] ?? 0) ? role : best));
    return { features, answer, weight };
  });
}

function labelsOf({ days, yearless }: DateMention, facts: Facts): readonly Role[] {
  const isDay = (day: string | undefined) =>
    day !== undefined && (days.includes(day) || (yearless && days[0]?.slice(5) === day.slice(5)));
  const labels = Object.entries(LABELS).filter(([field]) => isDay(facts[field as keyof typeof LABELS]));
  return labels.length > 0 ? labels.map(([, role]) => role) : UNLABELLED;
}

const told = linesOf<Told>("dates").flatMap(toldSamples);
const first = train(told, SETTINGS);
const tuning = linesOf<Tuning>("tuning").flatMap((text) =>
  text.facts ? tuningSamples(text, first, false, TUNING_COUNTS) : [],
);
const tested = rows.flatMap((row) => tuningSamples(row, first, true, TESTED_COUNT));
write(train([...told, ...tuning, ...tested], SETTINGS), target, SMALL);
