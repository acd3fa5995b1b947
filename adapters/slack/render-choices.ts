import type { types } from "@slack/bolt";
import { ANY, type Ask, type Choice } from "../../src/core/contract.ts";
import { actionId, type Meaning, writeMeaning } from "./controls.ts";
import { LIMITS } from "./limits.ts";
import type { Look } from "./look.ts";

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });

const inGroups = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const button = (choice: Choice, at: number): types.Button => ({
  type: "button",
  action_id: actionId("press", at),
  text: plain(choice.label),
  value: choice.id,
  ...(choice.style ? { style: choice.style } : {}),
});

const option = (choice: Choice): types.PlainTextOption => ({ text: plain(choice.label), value: choice.id });

type Control = types.ActionsBlockElement;

const actions = (meaning: Meaning, look: Look, elements: Control[]): types.ActionsBlock[] =>
  inGroups(elements, LIMITS.actions).map((group) => ({
    type: "actions",
    block_id: writeMeaning(meaning, look.next()),
    elements: group,
  }));

/** Few choices are buttons, some are radio buttons, many are lists. */
const single = (choices: Choice[], look: Look): Control[] => {
  if (choices.length <= LIMITS.buttons) return choices.map(button);
  const options = choices.map(option);
  if (choices.length <= LIMITS.radio) return [{ type: "radio_buttons", action_id: actionId("press"), options }];
  const placeholder = plain(look.words("slack.pick"));
  return inGroups(options, LIMITS.options).map((group, at) => ({
    type: "static_select",
    action_id: actionId("press", at),
    placeholder,
    options: group,
  }));
};

const several = (choices: Choice[], look: Look): Control[] => [
  ...inGroups(choices.map(option), LIMITS.checkboxes).map((options, at) => ({
    type: "checkboxes" as const,
    action_id: actionId("tick", at),
    options,
  })),
  {
    type: "button",
    action_id: actionId("done"),
    style: "primary",
    text: plain(look.words("slack.done")),
    value: "done",
  },
];

const opener = (action: "fill" | "say", label: string, value: string): Control[] =>
  value.length > LIMITS.value ? [] : [{ type: "button", action_id: actionId(action), text: plain(label), value }];

/** A form is kept in its own button, so it can be opened after a restart; hints go first when it is too long for that. */
const formOpener = ({ label, fields = [] }: Ask, look: Look): Control[] => {
  const whole = JSON.stringify({ label, fields });
  const short = JSON.stringify({ label: "", fields: fields.map(({ hint: _, ...field }) => field) });
  return opener("fill", look.words("slack.fill_in"), whole.length > LIMITS.value ? short : whole);
};

const special = (ask: Ask, look: Look): Control[] => {
  if (ask.kind === "date") return [{ type: "datepicker", action_id: actionId("press", "date") }];
  return ask.kind === "form" ? formOpener(ask, look) : [];
};

/** The controls of a question; where nobody can type, one that opens a field for words. */
export const askControls = (ask: Ask, look: Look): types.ActionsBlock[] => {
  const meaning: Meaning = { role: "ask", prompt: ask.prompt, conversation: look.conversation };
  const choices = ask.choices ?? [];
  const own = ask.kind === "many" ? several(choices, look) : single(choices, look);
  const words = JSON.stringify({ label: ask.label.slice(0, LIMITS.plainText / 2) });
  const say = look.surface === "private" ? opener("say", look.words("slack.say"), words) : [];
  return [special(ask, look), own, say].flatMap((controls) => actions(meaning, look, controls));
};

/** A link that looks like the other buttons. */
export const openButton = (url: string, look: Look): types.Button => ({
  type: "button",
  action_id: actionId("open"),
  text: plain(look.words("slack.open")),
  url,
});

/** What may be pressed at any time, `first` before the rest. */
export const choiceButtons = (
  choices: Choice[],
  look: Look,
  conversation = look.conversation,
  first: types.Button[] = [],
): types.ActionsBlock[] =>
  actions({ role: "any", prompt: ANY, conversation }, look, [...first, ...choices.map(button)]);
