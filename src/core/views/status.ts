import type { Evidence } from "../../../flows/events.ts";
import type { Field } from "../../denial/facts.ts";
import type { Change } from "../../denial/merge.ts";
import { type QuestionId, question } from "../../denial/questions.ts";
import { triage } from "../../denial/triage.ts";
import type { Block } from "../contract.ts";
import { dayName } from "../day-name.ts";
import { escapeText } from "../messages.ts";
import type { Situation } from "../situation.ts";
import { dateNote, datesOf } from "./dates.ts";
import { fieldName, knownFields, valueWords } from "./fact-words.ts";
import { firstNote } from "./first.ts";
import { join } from "./say.ts";

/** "What do you know so far": every fact, what is not known, the case, the date, logged calls. */
export function status(situation: Situation): Block[] {
  const { words, memory, code } = situation;
  const facts = knownFields(memory.facts).map((field) => factLine(field, situation));
  if (facts.length === 0) return [{ type: "text", text: words.text("common.status_none") }];
  const dates = datesOf(situation);
  const unknown = memory.facts.unknown?.map((field) => fieldName(field, situation)) ?? [];
  const { title } = words.messages.case(words.language, triage(memory.facts).case);
  return [
    { type: "title", text: words.text("common.status_title") },
    { type: "list", items: facts },
    ...(unknown.length > 0 ? [text(words.text("common.status_unknown", { list: join(unknown, situation) }))] : []),
    ...(memory.shown
      ? [
          text(words.text("common.status_case", { case: title })),
          ...firstNote(dates, situation),
          dateNote(dates, situation),
        ]
      : []),
    ...calls(situation),
    text(words.text("common.status_code", { code })),
  ];
}

const text = (words: string): Block => ({ type: "text", text: words });

const factLine = (field: Field, situation: Situation): string =>
  `**${fieldName(field, situation)}**: ${valueWords(field, situation.memory.facts[field], situation)}`;

function calls(situation: Situation): Block[] {
  const { memory, words } = situation;
  if (!memory.calls?.length) return [];
  const items = memory.calls.map(
    ({ date, note }) => `${dayName(date, situation)}${note ? `: ${escapeText(note)}` : ""}`,
  );
  return [text(`**${words.text("common.status_calls")}**`), { type: "list", items }];
}

/** The names of what was told and so can be changed; all names where nothing was. */
export function changeables({ words, memory }: Situation): string {
  const { changeables: all, changeable } = words.vocabulary;
  const told = all.filter((name) => {
    const id = changeable(name) as QuestionId | undefined;
    return id && question(id).fields.some((field) => memory.facts[field] !== undefined);
  });
  return (told.length > 0 ? told : all).join(", ");
}

/** The case in a few words, for coming back. */
export function summary(situation: Situation): string {
  const { memory, words } = situation;
  const { title } = words.messages.case(words.language, triage(memory.facts).case);
  const facts = knownFields(memory.facts)
    .filter((field) => field !== "denial_reason_text")
    .slice(0, 3);
  const known = facts.map(
    (field) => `${fieldName(field, situation)}: ${valueWords(field, memory.facts[field], situation)}`,
  );
  return [...(memory.shown ? [title] : []), ...known].join("; ");
}

/** "Changed plan. Before: X. Now: Y." */
export function changed(changes: Change[], situation: Situation): Block[] {
  const { words } = situation;
  const lines = changes.map(({ field, from, to }) =>
    words.text("common.changed", {
      field: fieldName(field, situation),
      from: valueWords(field, from, situation),
      to: valueWords(field, to, situation),
    }),
  );
  return lines.length > 0 ? [text([...lines, words.text("common.changed_undo")].join(" "))] : [];
}

/** "I went one step back and took out: plan." */
export function undone(fields: Field[], situation: Situation): Block {
  const names = fields.map((field) => fieldName(field, situation));
  const { words } = situation;
  return text(
    names.length > 0 ? words.text("common.undone", { list: join(names, situation) }) : words.text("common.went_back"),
  );
}

/** "I read: …", so that a wrong reading can be corrected at once. A clock that ends within days does not wait for the result. */
export function readBack(evidence: Evidence, situation: Situation): Block[] {
  const lines = readLines(evidence, situation);
  if (lines.length === 0) return [];
  const isNews = situation.memory.shown === undefined && OF_THE_FIRST.some((field) => evidence[field] !== undefined);
  return [
    text(situation.words.text("common.read", { list: lines.join("; ") })),
    ...(isNews ? firstNote(datesOf(situation), situation) : []),
  ];
}

/** What the clock that comes before the appeal's hangs on. */
const OF_THE_FIRST: readonly Field[] = ["cut_short", "plan_type", "service_type", "notice_date", "auth_end"];

/** Each fact with the words it was read from. */
export function readLines(evidence: Evidence, situation: Situation, facts = situation.memory.facts): string[] {
  return knownFields(facts)
    .filter((field) => evidence[field] !== undefined)
    .map((field) => `${fieldName(field, situation)}: ${valueWords(field, facts[field], situation)}`);
}
