import { answer } from "./answer.ts";
import { asApproval, isApprovalLetter } from "./approval-letter.ts";
import { approvalNumber } from "./approval-number.ts";
import { boilerplate } from "./boilerplate.ts";
import { likelyRoles } from "./code-model.ts";
import { denialCodes } from "./codes.ts";
import { datesIn } from "./dates.ts";
import { leftDates, planned } from "./dates-left.ts";
import { deadlineDays } from "./deadline-days.ts";
import { draft } from "./draft.ts";
import { featuresOf } from "./features.ts";
import { denialWords } from "./letter-words.ts";
import { soundsLike, withinScope } from "./model.ts";
import { heardPressure } from "./pressure.ts";
import { serviceCodes } from "./procedures.ts";
import type { Context, Reading } from "./reading.ts";
import { said } from "./said.ts";
import { readServices } from "./services.ts";
import { settle } from "./settle.ts";
import { stateOf } from "./state.ts";
import { unclearDates, unclearPlan, unclearWords } from "./unclear.ts";
import { whichDates } from "./which-date.ts";
import { wordsOf } from "./words.ts";

export type { Context, Reading, TwoReadings } from "./reading.ts";

const MOST_READ = 20_000;

/** Every fact that the words hold. Pure; at most 20,000 characters are read. */
export function read(full: string, context: Context): Reading {
  return readWith({ sounds: soundsLike, pressure: heardPressure, codes: likelyRoles }, full, context);
}

/** What trained models judge: how the words sound, whether they press, and the roles of codes. */
export interface Judges {
  sounds: typeof soundsLike;
  pressure: typeof heardPressure;
  codes: typeof likelyRoles;
}
/** While a model is trained, only phrases judge. */
export const PHRASES: Judges = { sounds: () => ({}), pressure: () => [], codes: ({ near = [] }) => [...near] };

/** As {@link read}, with other judges. */
export function readWith(judges: Judges, full: string, { today, open }: Context): Reading {
  const text = full.slice(0, MOST_READ);
  const words = wordsOf(text);
  const skip = boilerplate(words);
  const dates = datesIn(text, today);
  const codes = denialCodes(text);
  const services = serviceCodes(text);
  const reading = draft(text);
  reading.list("carc_rarc", codes);
  reading.one("auth_number", approvalNumber(text, [...services.procedures, ...services.ndc, ...codes]));
  const within = deadlineDays(text);
  const told = whichDates(words, dates, today, within?.days);
  for (const { field, day, start, end } of told.told) reading.add(field, day, start, end);
  if (within) reading.add("deadline_days", within.days, within.start, within.end);
  reading.one("state", stateOf(text));
  readServices(words, services, reading, settle(words, said(words, skip), reading), judges.codes);
  const plan = planned(told, dates, reading.facts, today);
  // Care that is still to come was not given; whether an approval was taken back is asked.
  if (plan && reading.facts.approved !== "yes") reading.replace("stage", "pre", plan.fact.start, plan.fact.end);
  if (plan?.day) reading.replace("date_of_service", plan.day, plan.fact.start, plan.fact.end);
  else if (plan) reading.drop("date_of_service");
  for (const { field, day, start, end } of leftDates(told, reading.facts, today))
    reading.replace(field, day, start, end);
  reading.one("denial_reason_text", denialWords(text));
  const features = featuresOf(words, skip, reading.facts);
  reading.hint(withinScope(judges.sounds(words, features), words, reading.facts));
  // An answer to a question is no place to hear more than was asked.
  const pressed = open ? [] : judges.pressure(words, features);
  for (const { field, value, start, end } of pressed) reading.add(field, value, start, end);
  answer(words, { dates, services }, reading, { today, ...(open && { open }) });
  const unclear = [
    ...unclearDates(text, dates, today, open),
    ...unclearWords(words, reading),
    ...unclearPlan(words, reading, open),
  ];
  if (unclear.some((one) => one.words === reading.result().evidence.stage)) reading.drop("stage");
  const found = { ...reading.result(), unclear };
  return isApprovalLetter(text, found.facts) ? asApproval(found, text, services.procedures) : found;
}
