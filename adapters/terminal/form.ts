import { ANY, type Ask, type Bot, type FormField } from "../../src/core/contract.ts";
import { type Controls, pressed } from "./controls.ts";
import { type Look, styled } from "./look.ts";
import { harmless } from "./small-markdown.ts";
import type { Deed } from "./turn.ts";
import { wrap } from "./wrap.ts";

/** Where fields are asked and answered. */
export interface Dialogue {
  bot: Bot;
  look: Look;
  locale: string | undefined;
  /** What is filled in so far, by field. */
  draft: Map<string, string>;
  tell(text: string): void;
  next(): Promise<string | undefined>;
  /** To be done after what is returned. */
  later(deed: Deed): void;
}

/** More words than a field of a form has: the person tells it all at once. */
const SENTENCE = 7;

/** Words without a figure, which a field could not use, were said to the assistant. */
const TALK = /^\D+\s\D+$/;

/**
 * Asks the fields of a form one after the other. The form; or what the person did instead, such as a question, a
 * choice or the whole answer in one sentence; or nothing when the input has ended.
 */
export const fillIn = async (ask: Ask, controls: Controls, dialogue: Dialogue): Promise<Deed | undefined> => {
  const { fields = [], prompt } = ask;
  const { draft, tell, next, later } = dialogue;
  let at = 0;
  for (let field = fields[at]; field; field = fields[at]) {
    tell(question(field, at, fields.length, dialogue));
    const line = await next();
    if (line === undefined) return undefined;
    const answer = read(line, at, controls, dialogue);
    if (answer.deed && (draft.size === 0 || !isApart(answer.deed))) return answer.deed;
    if (answer.deed) {
      later(answer.deed);
      return { form: { prompt, values: Object.fromEntries(draft) } };
    }
    const complaint = answer.value && dialogue.bot.check(field.id, answer.value, dialogue.locale);
    if (complaint && TALK.test(line)) return { text: line };
    if (complaint) tell(wrap(harmless(complaint), dialogue.look));
    else if (answer.value) draft.set(field.id, answer.value);
    if (!complaint) at += answer.step ?? 1;
  }
  const values = fields.map(({ id, value = "" }) => [id, draft.get(id) ?? value]);
  return { form: { prompt, values: Object.fromEntries(values) } };
};

/** What can be done at any time: what was filled in counts before it, so that the answer knows it. */
const isApart = ({ text, choice }: Deed): boolean => text !== undefined || choice?.prompt === ANY;

/** A value (none keeps what is there), a step back, or something else than an answer to the field. */
const read = (
  line: string,
  at: number,
  controls: Controls,
  { bot, locale }: Dialogue,
): { value?: string; step?: number; deed?: Deed } => {
  const value = line.trim();
  const choice = value && pressed(line, controls);
  if (choice) return { deed: { choice } };
  const command = value && bot.command(value, locale);
  if (command === "unknown" || command === "no") return {};
  if (command === "skip" && at > 0) return {};
  if (command === "back" && at > 0) return { step: -1 };
  const isStory = at === 0 && value.split(/\s+/).length >= SENTENCE;
  return command || isStory || value.endsWith("?") ? { deed: { text: line } } : { value };
};

/** A calendar date with its month by name; all else as it is. */
const spoken = (value: string, locale: string | undefined): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? Temporal.PlainDate.from(value).toLocaleString(locale, { dateStyle: "long" })
    : value;

const question = (field: FormField, at: number, count: number, { look, draft, locale }: Dialogue): string => {
  const value = draft.get(field.id) ?? field.value;
  const known = value && spoken(value, locale);
  const label = look.words("terminal.field", { label: harmless(field.label), at: at + 1, count });
  const more = [field.hint, known && look.words("terminal.field_known", { value: harmless(known) })];
  return [styled("bold", label, look), ...more.filter((one) => one).map((one) => harmless(one ?? ""))]
    .map((line) => wrap(line, look))
    .join("\n");
};
