import { LIMITS } from "./limits.ts";

/**
 * What a control stands for, kept in the control itself, so that it means the same after a restart.
 * - `answer`: answers the question `prompt`; `value` is the choice, or empty where options carry it
 * - `any`: may be pressed at any time
 * - `say`: says the words on it in reply to the question `prompt`, as if they were typed
 * - `type`, `date`, `fill`, `question`: open a form for words, a date, several fields (`value` names them), a question
 * - `invite`: writes to a person (`value`) who posted a message; `decline`: the answer to that
 */
export interface Control {
  kind: keyof typeof LETTERS;
  ref: string;
  prompt: string;
  value: string;
}

const LETTERS = {
  answer: "a",
  any: "c",
  say: "s",
  type: "t",
  date: "d",
  fill: "f",
  question: "q",
  invite: "i",
  decline: "n",
};
const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as Control["kind"]]));

const SEPARATOR = "|";

/** @throws RangeError when prompt and value are too long for Discord to keep. */
export const writeControl = (control: Partial<Control> & Pick<Control, "kind">, unique = 0): string => {
  const { kind, ref = "", prompt = "", value = "" } = control;
  const id = [LETTERS[kind], ref, unique.toString(36), encodeURIComponent(prompt), value].join(SEPARATOR);
  if (id.length > LIMITS.customId) throw new RangeError(`Too long for a control of Discord: ${id}`);
  return id;
};

/** Nothing for what is not ours. */
export const readControl = (customId: string): Control | undefined => {
  const [letter = "", ref = "", , prompt = "", ...rest] = customId.split(SEPARATOR);
  const kind = KINDS.get(letter);
  return kind && { kind, ref, prompt: decodeURIComponent(prompt), value: rest.join(SEPARATOR) };
};
