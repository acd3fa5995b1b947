import type { types } from "@slack/bolt";
import type { Bot, FormField } from "../../src/core/contract.ts";
import { LIMITS } from "./limits.ts";
import { paragraph } from "./rich-text.ts";

export const MODALS = { form: "form", words: "words", begin: "begin" } as const;

/** What a modal must remember until it is sent. */
export interface Memo {
  conversation?: string;
  prompt?: string;
  /** Where the answer goes when it was opened from a message that one person sees. */
  url?: string;
  /** The message that its button was in. */
  message?: { channel: string; ts: string };
}

const VALUE = "value";
const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });

const input = ({ kind, value }: FormField): types.PlainTextInput | types.Datepicker => {
  if (kind === "text")
    return { type: "plain_text_input", action_id: VALUE, ...(value ? { initial_value: value } : {}) };
  return { type: "datepicker", action_id: VALUE, ...(value ? { initial_date: value } : {}) };
};

const field = (one: FormField): types.InputBlock => ({
  type: "input",
  block_id: one.id,
  optional: true,
  label: plain(one.label),
  element: input(one),
  ...(one.hint ? { hint: plain(one.hint) } : {}),
});

const modal = (
  callback: keyof typeof MODALS,
  memo: Memo,
  words: Bot["words"],
  blocks: types.KnownBlock[],
): types.ModalView => ({
  type: "modal",
  callback_id: MODALS[callback],
  private_metadata: JSON.stringify(memo),
  title: plain(words(`slack.modal.${callback}`)),
  submit: plain(words("slack.modal.send")),
  close: plain(words("slack.modal.cancel")),
  blocks,
});

const intro = (label: string): types.KnownBlock[] => paragraph(label).flatMap((piece) => piece.blocks);

/** Several short fields at once. */
export const formModal = (label: string, fields: FormField[], memo: Memo, words: Bot["words"]): types.ModalView =>
  modal("form", memo, words, [...intro(label), ...fields.slice(0, LIMITS.viewBlocks - 2).map(field)]);

const area = (id: string, label: string, optional: boolean): types.InputBlock => ({
  type: "input",
  block_id: id,
  optional,
  label: plain(label),
  element: { type: "plain_text_input", action_id: VALUE, multiline: true, max_length: LIMITS.typed },
});

/** Words, where nobody can type into the conversation. */
export const wordsModal = (label: string, memo: Memo, words: Bot["words"]): types.ModalView =>
  modal("words", memo, words, [...intro(label), area("text", words("slack.modal.your_words"), false)]);

/** A new case, with the letter's words if the person likes. */
export const beginModal = (words: Bot["words"]): types.ModalView =>
  modal("begin", {}, words, [...intro(words("slack.modal.intro")), area("text", words("slack.modal.letter"), true)]);

type Values = Record<string, Record<string, { value?: string | null; selected_date?: string | null }>>;

/** Field id → what was filled in; empty ones are left out. */
export const readModal = (values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, elements]) => {
      const text = elements[VALUE]?.value ?? elements[VALUE]?.selected_date ?? "";
      return text.trim() ? [[id, text.trim()]] : [];
    }),
  );

/** Field id → what is wrong with it. */
export const complaints = (bot: Bot, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const complaint = bot.check(id, value);
      return complaint ? [[id, complaint]] : [];
    }),
  );

export const readMemo = (metadata: string): Memo => JSON.parse(metadata || "{}") as Memo;
