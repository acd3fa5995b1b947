import type { Adapter } from "../../src/core/contract.ts";

/**
 * A person in front of one platform, in one private conversation. Every action does what the person's client would do
 * with the controls that are really shown, and resolves when the bot has shown all it has to say.
 */
export interface Driver {
  adapter: Adapter;
  /** Stops the platform's stand-in; the adapter is stopped by the suite. */
  close(): Promise<void>;
  /** Types into the conversation. Where a question's words need a button first (a modal), presses it. */
  type(text: string): Promise<void>;
  /** Drops files into the conversation. */
  attach(files: { name: string; type: string; content: Uint8Array }[]): Promise<void>;
  /** Presses or picks the newest control with this label. Rejects when there is none. */
  press(label: string): Promise<void>;
  /** Answers the newest question of the kind "many" with these labels. */
  pick(labels: string[]): Promise<void>;
  /** Answers the newest question of the kind "date" with a day such as `2026-11-22`. */
  pickDate(day: string): Promise<void>;
  /** Opens the newest form and sends these values, by field label; the others stay as they are shown. */
  submit(values: Record<string, string>): Promise<void>;
  /** All that can be read now, top to bottom, as plain text: formatting removed as the platform removes it. */
  shown(): string;
  /** What the platform would set in bold, make a link, ping or otherwise bring to life: `bold:…`, `link:…`, `ping:…`. */
  alive(): string[];
  /** Labels of all that can be pressed or picked now. */
  controls(): string[];
  /** Files that the bot gave. */
  given(): { name: string; content: string }[];
}
