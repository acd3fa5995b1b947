import type {
  ChatInputCommandInteraction,
  Message,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import { ANY, COMMANDS, type Command, type IncomingFile, type Turn } from "../../src/core/contract.ts";
import type { Control } from "./custom-id.ts";
import { filesOf } from "./files.ts";
import { DATE, FILES, monthName, TEXT } from "./modal.ts";
import { conversationId, personId } from "./place.ts";

/** Who acts, and how the act is known. */
interface Act {
  id: string;
  user: { id: string };
  locale?: string;
}

const turn = ({ id, user, locale }: Act, ref: string, deed: Partial<Turn>): Turn => ({
  id: `discord:${id}`,
  conversation: conversationId(user.id, ref),
  person: personId(user.id),
  ...(locale ? { locale } : {}),
  ...deed,
});

/** Words and files; words alone may be an answer to `prompt`. */
const told = (text: string | undefined, files: IncomingFile[], prompt?: string): Partial<Turn> => ({
  ...(text || files.length === 0 ? { text: text ?? "" } : {}),
  ...(files.length > 0 ? { files } : {}),
  ...(prompt && text && files.length === 0 ? { choice: { prompt, ids: [] } } : {}),
});

/** What was typed or dropped into the direct messages. */
export const messageTurn = ({ id, author, content, attachments }: Message, locale: string | undefined): Turn =>
  turn({ id, user: author, ...(locale ? { locale } : {}) }, "", told(content, filesOf(attachments.values())));

const isCommand = (name: string): name is Command => (COMMANDS as readonly string[]).includes(name);

/** `/denial status`, `/denial start what:… letter:…`; nothing for what is no command of the core. */
export const commandTurn = (command: ChatInputCommandInteraction): Turn | undefined => {
  const name = command.options.getSubcommand();
  if (!isCommand(name)) return undefined;
  const text = command.options.getString("what") ?? command.options.getString("question") ?? undefined;
  const file = command.options.getAttachment("letter");
  if (file) return turn(command, "", told(text, filesOf([file])));
  return turn(command, "", { choice: { prompt: ANY, ids: [name] }, ...(text ? { text } : {}) });
};

/** Somebody else's message is a conversation of its own; one's own message belongs to one's own. */
export const triageTurn = (command: MessageContextMenuCommandInteraction): Turn => {
  const { id, author, content, attachments } = command.targetMessage;
  const ref = author.id === command.user.id ? "" : id;
  return turn(command, ref, told(content, filesOf(attachments.values())));
};

/** A pressed button, or what was picked in a list. */
export const pressTurn = (press: MessageComponentInteraction, { ref, prompt, value }: Control): Turn =>
  turn(press, ref, { choice: { prompt, ids: press.isStringSelectMenu() ? press.values : [value] } });

/** Words of a button, in reply to its question. */
export const wordsTurn = (press: MessageComponentInteraction, { ref, prompt }: Control, words: string): Turn =>
  turn(press, ref, told(words, [], prompt));

/** Words, and perhaps files, from a form. */
export const answerTurn = (form: ModalSubmitInteraction, { ref, prompt }: Control): Turn => {
  const files = form.fields.fields.has(FILES) ? (form.fields.getUploadedFiles(FILES) ?? new Map()) : new Map();
  return turn(form, ref, told(form.fields.getTextInputValue(TEXT).trim(), filesOf(files.values()), prompt));
};

/** A day in parts is told as `2026-03-02`, possible or not: the core knows. With a part missing it stays in words. */
export const dateTurn = (form: ModalSubmitInteraction, { ref, prompt }: Control): Turn => {
  const [month = ""] = form.fields.getStringSelectValues(DATE.month);
  const [day, year] = [DATE.day, DATE.year].map((id) => form.fields.getTextInputValue(id).trim());
  const parts = month && day && year ? [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") : "";
  const loose = [month && monthName(Number(month), form.locale), day, year].filter(Boolean).join(" ");
  return turn(form, ref, told(form.fields.getTextInputValue(TEXT).trim() || parts || loose, [], prompt));
};

export const questionTurn = (form: ModalSubmitInteraction, { ref }: Control): Turn =>
  turn(form, ref, { choice: { prompt: ANY, ids: ["ask"] }, text: form.fields.getTextInputValue(TEXT).trim() });

export const formTurn = (
  form: ModalSubmitInteraction,
  { ref, prompt }: Control,
  values: Record<string, string>,
): Turn => turn(form, ref, { form: { prompt, values } });
