import type { Facts, Field } from "../facts.ts";
import { once } from "../once.ts";
import { isDateField } from "./date-fields.ts";
import type { Draft } from "./draft.ts";
import type { DateMention } from "./mention.ts";
import { find, phrases } from "./phrases.ts";
import type { TwoReadings } from "./reading.ts";
import type { Words } from "./words.ts";

/** Written as a date, so that a version or a part of a number is not taken for one. */
const WRITTEN = /\p{L}{3}|^\d{1,2}[/-]\d{1,2}[/-](?:\d{2}|\d{4})$/u;

/** Days that there are not, and answers to a question for a date that may be two days. */
export function unclearDates(
  text: string,
  dates: readonly DateMention[],
  today: Temporal.PlainDate,
  open: Field | undefined,
): TwoReadings[] {
  if (!isDateField(open)) {
    const none = dates.find(
      ({ start, end, days, relative }) => !days.length && !relative && WRITTEN.test(text.slice(start, end)),
    );
    return none
      ? [{ id: "readings.no_such_day", field: "notice_date", words: text.slice(none.start, none.end), readings: [] }]
      : [];
  }
  return dates.flatMap((date) => {
    const words = text.slice(date.start, date.end);
    if (date.days.length === 0 && !date.relative)
      return [{ id: "readings.no_such_day", field: open, words, readings: [] }];
    const likely = date.days.filter(
      (day) => open === "deadline_date" || open === "auth_end" || day <= today.toString(),
    );
    const days = likely.length > 0 ? likely : date.days;
    return days.length < 2
      ? []
      : [{ id: "readings.which_day", field: open, words, readings: days.map((day) => dayReading(open, day)) }];
  });
}

const dayReading = (field: Field, day: string): { id: string; facts: Facts } => ({
  id: "readings.day",
  facts: { [field]: day },
});

const forAuth = once(() =>
  phrases([
    ["DENY ~2 for|because|due|over|re|about ~3 AUTH", true],
    ["AUTH issue|issues|problem|problems|thing|stuff|reasons|reason", true],
    ["DENY by AUTH", true],
    ["por AUTH", true],
  ] as const),
);

const KINDS = ["original_medicare", "medicare_advantage", "medicare_part_d"] as const;
/** A name of a plan; more words tell a story, and the plan is asked about later. */
const FEW = 4;

/** "Medicare" as an answer: each of its kinds has other dates. */
export function unclearPlan({ word }: Words, { facts }: Draft, open: Field | undefined): TwoReadings[] {
  const isAnswer = word.length <= FEW || open === "plan_type";
  if (facts.plan_type || !isAnswer || !word.includes("medicare")) return [];
  const readings = KINDS.map((plan_type) => ({ id: `readings.${plan_type}`, facts: { plan_type } }));
  return [{ id: "readings.which_medicare", field: "plan_type", words: "Medicare", readings }];
}

/** "It was denied for auth": no approval on file, or one that does not match? */
export function unclearWords(words: Words, { facts }: Draft): TwoReadings[] {
  if (facts.carc_rarc || facts.approved || (facts.reasons ?? []).some((reason) => reason !== "vague")) return [];
  const [found] = find(words, forAuth());
  if (!found) return [];
  return [
    {
      id: "readings.denied_for_auth",
      field: "reasons",
      words: words.text.slice(words.start[found.from], words.end[found.to - 1]),
      readings: [
        { id: "readings.no_approval", facts: { reasons: ["no_auth"] } },
        { id: "readings.not_matching", facts: { reasons: ["mismatch"] } },
      ],
    },
  ];
}
