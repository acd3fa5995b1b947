/**
 * What adapters and core share. An adapter turns what a person did into a {@link Turn} and shows the {@link Reply}s
 * with its platform's own controls; it knows nothing else of the bot.
 */

/** One thing a person did. */
export interface Turn {
  /** The platform's id of this message or press; a repeat is handled once. */
  id: string;
  /** Where it happened, e.g. `slack:T1:D2:1731.55`; opaque outside its adapter. */
  conversation: string;
  /** Who acts, e.g. `slack:T1:U3`. */
  person: string;
  text?: string;
  /**
   * A press or selection. `prompt` is the `Ask.prompt` it answers, or {@link ANY}. A picked date is one id: `2026-11-22`.
   * Without ids and with a text: words that were typed into the form of this question.
   */
  choice?: { prompt: string; ids: string[] };
  /** A submitted form: field id → what was typed. */
  form?: { prompt: string; values: Record<string, string> };
  files?: IncomingFile[];
  /** The platform's hint, e.g. `es-ES`. */
  locale?: string;
  /** The platform's hint, an IANA time zone, e.g. `America/Chicago`. */
  zone?: string;
}

/** The prompt of choices that may be made at any time: drill-downs and commands such as `status` or `forget`. */
export const ANY = "any";

/** The ids every adapter may send with {@link ANY}. `ask` and `start` may carry a text. */
export const COMMANDS = ["start", "ask", "help", "status", "deadline", "cases", "new", "forget"] as const;
export type Command = (typeof COMMANDS)[number];

export interface IncomingFile {
  name: string;
  /** Media type as the platform tells it, e.g. `application/pdf`. */
  type: string;
  /** Bytes. */
  size: number;
  read(): Promise<Uint8Array>;
}

export interface OutgoingFile {
  name: string;
  /** Media type, e.g. `text/calendar`. */
  type: string;
  content: string;
}

/** One message the bot shows. */
export interface Reply {
  blocks: Block[];
  /** The question that now stands; only the last reply of a turn has one. */
  ask?: Ask;
  /** What may be pressed at any time; pressed as `{ prompt: ANY }`. */
  choices?: Choice[];
  files?: OutgoingFile[];
}

/**
 * Texts use a small Markdown: `**bold**`, `[label](https://…)`, line breaks, and a backslash before a character that is
 * meant as it is. All else is literal, so a person's own words can neither format nor mention.
 */
export type Block =
  | { type: "title"; text: string }
  | { type: "text"; text: string }
  | { type: "steps"; items: string[] }
  | { type: "list"; items: string[] }
  | { type: "table"; columns: string[]; rows: string[][] }
  | { type: "note"; tone: "info" | "warning" | "urgent"; text: string }
  | { type: "entry"; title: string; lines: string[]; choices: Choice[]; conversation?: string }
  | { type: "sources"; items: Source[] };

export interface Source {
  label: string;
  url?: string;
  /** When somebody last compared it with the source, e.g. `2026-11`. */
  checked?: string;
}

export interface Choice {
  id: string;
  /** At most 75 characters. */
  label: string;
  style?: "primary" | "danger";
}

/** A question's meaning; each adapter picks the platform's own control. Words always work too. */
export interface Ask {
  prompt: string;
  kind: "text" | "one" | "many" | "date" | "form";
  label: string;
  /** An example or a note on what to type. */
  hint?: string;
  /** For example "Question 2 of at most 4". */
  progress?: string;
  choices?: Choice[];
  /** Only for `form`: short fields, all optional. */
  fields?: FormField[];
}

export interface FormField {
  id: string;
  label: string;
  kind: "text" | "date";
  hint?: string;
  value?: string;
}

/** Never rejects; an error of ours becomes an apology with a reference. */
export type Handle = (turn: Turn) => Promise<Reply[]>;

/** What an adapter gets. */
export interface Bot {
  handle: Handle;
  /** What is wrong with a form field's value, in the person's language; nothing when it is fine or empty. */
  check(field: string, value: string, locale?: string): string | undefined;
  /** The adapter's own words, from `messages/<language>/<adapter>.yaml`, e.g. `slack.closed`. */
  words(id: string, params?: Record<string, string | number>, locale?: string): string;
  /** The thing possible at any time that a text asks for, e.g. `back` or `skip`; nothing when it asks for none. */
  command(text: string, locale?: string): string | undefined;
  /** The topics that can be asked about, for autocomplete: best first, at most `limit`. */
  topics(typed: string, limit: number, locale?: string): string[];
  /** Deletes every conversation whose id starts with `prefix`, e.g. of a workspace that removed the app. */
  forget(prefix: string): Promise<void>;
}

export interface Adapter {
  name: string;
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  /** For when the bot writes first: reminders. Rejects when the platform refuses. */
  send(conversation: string, replies: Reply[]): Promise<void>;
}
