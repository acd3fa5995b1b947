import { readdirSync, readFileSync } from "node:fs";
import { dateFeatures } from "../../src/denial/read/date-features.ts";
import { ROLE_NAMES } from "../../src/denial/read/date-model.ts";
import { type DateMention, datesIn } from "../../src/denial/read/dates.ts";
import { deadlineDays } from "../../src/denial/read/deadline-days.ts";
import { scoredDates } from "../../src/denial/read/which-date.ts";
import { wordsOf } from "../../src/denial/read/words.ts";
import { type Sample, train, write } from "./regression.ts";

/**
 * Trains what tells the role of a date from all that stands around it, from texts in which every date is labelled, and
 * writes its weights: `node test/denial/train-dates.ts`. The phrases of `dates.yaml` were written without a look at these
 * texts, so the model learns how far to trust them.
 */

interface Labelled {
  text: string;
  today: string;
  dates: { said: string; role: (typeof ROLE_NAMES)[number] }[];
}

const folder = new URL("cases/dates/", import.meta.url);
const target = new URL("../../src/denial/data/en/dates.bin", import.meta.url);
const SETTINGS = { classes: ROLE_NAMES.length, rounds: 60, pull: 0.00003, seen: 3 };
const SMALL = 0.1;

function samplesOf({ text, today: day, dates: labels }: Labelled): Sample[] {
  const today = Temporal.PlainDate.from(day);
  const words = wordsOf(text);
  const dates = datesIn(text, today).filter((date) => !date.vague && date.days.length > 0);
  const { places, scored } = scoredDates(words, dates, today, deadlineDays(text)?.days);
  let from = 0;
  return labels.flatMap(({ said, role }) => {
    const start = text.indexOf(said, from);
    from = start + 1;
    const at = dates.findIndex((date: DateMention) => date.start < start + said.length && start < date.end);
    if (at < 0) return [];
    const features = [...new Set(dateFeatures({ words, dates, places, at, today, scored }))];
    return [{ features, answer: ROLE_NAMES.indexOf(role) }];
  });
}

const lines = readdirSync(folder)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n").filter(Boolean));
write(train(lines.flatMap((line) => samplesOf(JSON.parse(line))), SETTINGS), target, SMALL);
