/** A code found in a text. */
export interface Mention {
  code: string;
  start: number;
  end: number;
}

/** A date found in a text: its day, or why it has none. */
export interface DateMention {
  start: number;
  end: number;
  /** ISO days that it may mean: one, two when day and month may be swapped, none when there is no such day. */
  days: string[];
  /** The year was not told, so the other one is as likely when the date is a deadline. */
  yearless: boolean;
  /** It is counted from today. */
  relative: boolean;
  /** "Friday" alone: the next one is as likely when the date is a deadline. */
  weekly?: true;
  /** The sentence speaks of what will be. */
  ahead?: true;
  /** "Two months ago" is about that long ago. */
  vague?: true;
}
