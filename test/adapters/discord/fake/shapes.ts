/** What the stand-in for Discord knows. Ids are digits; bodies are JSON as Discord sends and gets it. */
export type Json = { [key: string]: unknown };

export interface User extends Json {
  id: string;
  username: string;
  bot?: boolean;
}

export interface Component extends Json {
  type: number;
  id?: number;
  custom_id?: string;
  content?: string;
  label?: string;
  value?: string;
  description?: string;
  disabled?: boolean;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  options?: { label: string; value: string }[];
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  required?: boolean;
  file?: { url: string };
}

export interface Message extends Json {
  id: string;
  channel_id: string;
  author: User;
  content: string;
  flags: number;
  components: Component[];
  attachments: { id: string; filename: string; content: string }[];
}

/** A message with what Discord keeps beside it. */
export interface Kept extends Message {
  /** Who alone sees it; nobody means everybody in the channel. */
  onlyFor?: string;
  deleted?: boolean;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
}

export interface Callback {
  type: number;
  data?: Json;
}

/** An interaction as it was sent, and what became of it. */
export interface Interaction {
  id: string;
  token: string;
  type: number;
  user: User;
  channelId: string;
  context: number;
  /** The app is only installed by the person: five follow-ups. */
  limited: boolean;
  /** Milliseconds on the stand-in's clock after which its token is dead. */
  until: number;
  /** The message that was pressed. */
  messageId?: string;
  callback?: Callback;
  /** The message that answers it. */
  original?: string;
  ephemeral: boolean;
  followUps: number;
}

export const EPHEMERAL = 64;
export const V2 = 1 << 15;

/** All components, with those that they hold. */
export const flat = (components: readonly Component[]): Component[] =>
  components.flatMap((one) => [
    one,
    ...flat(one.components ?? []),
    ...flat([one.accessory, one.component].filter((inner) => inner !== undefined)),
  ]);
