import type { types } from "@slack/bolt";
import { ANY, type Command, type Turn } from "../../src/core/contract.ts";
import { ACTION, type Meaning, readMeaning } from "./controls.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { conversationId, personId, type Thread } from "./place.ts";

/** Who did something, and in which workspace. */
export interface Actor {
  team: string;
  user: string;
}

/** A turn without the place: the conversation is told apart, since some are begun only now. */
export type Deed = Omit<Turn, "conversation" | "person">;

/** The conversation of a thread, or the person's own one outside of threads. */
export const conversationOf = ({ team, user }: Actor, thread?: Thread): string =>
  thread ? conversationId(team, thread) : personId(team, user);

export const turnOf = (actor: Actor, conversation: string, deed: Deed): Turn => ({
  ...deed,
  conversation,
  person: personId(actor.team, actor.user),
});

export const commandDeed = (id: string, command: Command, text = ""): Deed => ({
  id,
  choice: { prompt: ANY, ids: [command] },
  ...(text ? { text } : {}),
});

/** What a person typed, the app's own mention left out. */
export const typed = (text: string | undefined, self?: string): string =>
  readMrkdwn((text ?? "").replaceAll(`<@${self}>`, "")).trim();

type Option = { text: { text: string }; value?: string };

/** The parts of a press that matter here; Bolt's types differ for each control. */
export interface Action {
  action_id: string;
  block_id?: string;
  action_ts?: string;
  value?: string;
  text?: { text: string };
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
}

export interface Press {
  meaning: Meaning;
  ids: string[];
  /** What the person saw on what they chose. */
  chosen: string;
}

type State = Record<string, Record<string, Pick<Action, "selected_options">>>;

const longDate = (day: string): string =>
  new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

const optionsOf = (action: Action, state: State): Option[] => {
  if (action.action_id.startsWith(ACTION.done))
    return Object.values(state[action.block_id ?? ""] ?? {}).flatMap((ticks) => ticks.selected_options ?? []);
  if (action.selected_option) return [action.selected_option];
  return action.value !== undefined ? [{ text: action.text ?? { text: "" }, value: action.value }] : [];
};

/** What was pressed or picked, as it was shown; nothing for controls that are not answers. */
export const readPress = (action: Action, state: State = {}): Press | undefined => {
  const meaning = readMeaning(action.block_id);
  if (!meaning) return undefined;
  const day = action.selected_date;
  if (day) return { meaning, ids: [day], chosen: longDate(day) };
  const options = optionsOf(action, state);
  const ids = options.map((option) => option.value ?? "");
  return { meaning, ids, chosen: options.map((option) => option.text.text).join(", ") };
};

/** Where a control stood when it was pressed. */
export interface Container {
  type?: string;
  message_ts?: string;
  thread_ts?: string;
  channel_id?: string;
  is_ephemeral?: boolean;
}

export interface PressedMessage {
  ts?: string;
  thread_ts?: string;
  text?: string;
  blocks?: types.KnownBlock[];
}
