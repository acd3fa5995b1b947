import type { Facts, Field } from "../facts.ts";
import { matches } from "../matches.ts";
import { once } from "../once.ts";
import { load } from "./data.ts";
import { isDateField } from "./date-fields.ts";
import { dueDay } from "./dates.ts";
import type { Draft } from "./draft.ts";
import type { DateMention } from "./mention.ts";
import { find, type Phrases, phrases } from "./phrases.ts";
import type { Services } from "./procedures.ts";
import type { Context } from "./reading.ts";
import type { Words } from "./words.ts";

const YES_NO: readonly Field[] = ["approved", "cut_short", "urgent", "records_sent", "emergency", "appeal_late"];
const MANY: readonly Field[] = ["reasons", "differs"];
const SHORT = 9;

const answers = once(() => {
  const { yes_no = {}, ...lists } = load<Record<string, Record<string, string[]>>>("en/answers");
  const meanings = new Map(Object.entries(lists).map(([field, values]) => [field, compile(values)]));
  return { meanings, yesOrNo: compile(yes_no) };
});
const states = once(() => Object.entries(load<{ names: Record<string, string[]> }>("en/states").names));

function compile(values: Record<string, string[]>): Phrases<string> {
  return phrases(Object.entries(values).flatMap(([value, says]) => says.map((say) => [say, value] as const)));
}

/** What else was read, for answers that are codes or dates. */
export interface Rest {
  dates: readonly DateMention[];
  services: Services;
}

/** A short answer belongs to the question that is open, before anything else that the words might mean. */
export function answer(words: Words, rest: Rest, reading: Draft, { open, today }: Context): void {
  if (!open || words.word.length === 0) return;
  const whole = (value: unknown): void => reading.replace(open, value, words.start[0] ?? 0, words.end.at(-1) ?? 0);
  const short = words.word.length <= SHORT;
  if (isDateField(open)) answerDate(open, rest.dates, reading, today, words.text);
  else if (open === "codes_approved" || open === "codes_billed") answerCodes(open, rest.services, reading);
  else if (!short) return;
  else if (open === "state") answerState(words, whole);
  else if (open === "carc_rarc") answerReasonCodes(words.text, whole);
  else if (open === "auth_number") answerNumber(words.text, whole);
  else answerChoice(open, words, reading, whole);
}

/** One date in the answer is the date asked for, unless its own words say that it is another. */
function answerDate(
  open: Field,
  dates: readonly DateMention[],
  reading: Draft,
  today: Temporal.PlainDate,
  text: string,
): void {
  const [date] = dates;
  const bare = text.length < 40;
  if (!date || dates.length > 1 || date.days.length === 0) return;
  if (reading.facts[open] !== undefined && !bare) return;
  if (bare) for (const field of Object.keys(reading.facts) as Field[]) if (isDateField(field)) reading.drop(field);
  const ahead = open === "deadline_date" || open === "auth_end";
  const likely = date.days.filter((day) => ahead || day <= today.toString());
  const days = likely.length > 0 ? likely : date.days;
  const [day] = days;
  if (!day || days.length > 1) return;
  reading.add(open, open === "deadline_date" && date.yearless ? dueDay(day, today) : day, date.start, date.end);
}

function answerCodes(open: "codes_approved" | "codes_billed", { procedures }: Services, reading: Draft): void {
  const other = open === "codes_approved" ? "codes_billed" : "codes_approved";
  const told = reading.facts[open] !== undefined || (reading.facts[other] !== undefined && procedures.length > 1);
  if (procedures.length === 0 || told) return;
  reading.drop(other);
  reading.list(open, procedures);
}

function answerState(words: Words, whole: (value: string) => void): void {
  const told = words.word.join(" ").replace(/^(?:in|i live in|its|it is|en)\s+/, "");
  const state = states().find(([code, names]) => code.toLowerCase() === told || names.includes(told));
  if (state) whole(state[0]);
}

const CODE =
  /\b(?:(CO|PR|OA|PI|CR)[\s-]*)?(\d{1,3}|(?:MA|M|N)\s?\d{1,3}|[AB]\d{1,2})\b(?!\s*(?:st|nd|rd|th|days|weeks)\b)/gi;

function answerReasonCodes(text: string, whole: (value: string[]) => void): void {
  const codes = Array.from(matches(text, CODE), ([, group, code = ""]) => {
    const bare = code.replace(/\s/g, "").replace(/^0+(?=\d)/, "");
    return (group ? `${group}-${bare}` : bare).toUpperCase();
  });
  if (codes.length > 0) whole([...new Set(codes)].slice(0, 20));
}

function answerNumber(text: string, whole: (value: string) => void): void {
  const [number] =
    text.match(/\b(?=[A-Z-]*\d)[A-Z\d]+(?:-[A-Z\d]+)*\b/gi)?.filter((one) => one.replace(/\D/g, "").length >= 3) ?? [];
  if (number) whole(number.slice(0, 40));
}

function answerChoice(open: Field, words: Words, reading: Draft, whole: (value: unknown) => void): void {
  const own = YES_NO.includes(open) ? [...find(words, answers().yesOrNo)] : [];
  const told = own.length > 0 ? own : [...find(words, answers().meanings.get(open) ?? new Map())];
  const [first] = told;
  const known = reading.facts[open as keyof Facts];
  if (!first || (known !== undefined && first.from > 0)) return;
  whole(MANY.includes(open) ? [...new Set(told.map(({ means }) => means))] : first.means);
}
