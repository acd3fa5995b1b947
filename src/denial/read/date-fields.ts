import type { Field } from "../facts.ts";
import type { DateMention } from "./mention.ts";

/** The field that a date states, or `other`: a date that is none of ours. */
export type Which = DateField | "other";
export type DateField = (typeof DATE_FIELDS)[number];
export const DATE_FIELDS = [
  "notice_date",
  "received_date",
  "date_of_service",
  "auth_date",
  "auth_start",
  "auth_end",
  "deadline_date",
  "appeal_sent_date",
  "decision_date",
  "keep_date",
] as const satisfies Field[];

export const isDateField = (field: Field | undefined): field is DateField => DATE_FIELDS.includes(field as DateField);

/** What speaks for a date being that field; less is better. */
export interface Scored {
  date: DateMention;
  which: Which;
  cost: number;
  /** The care lies ahead. */
  ahead?: boolean;
}

/** A date with the field that it states. */
export interface DateFact {
  field: Field;
  day: string;
  start: number;
  end: number;
  /** As in {@link Scored}; absent where only the rest of the text tells. */
  cost?: number;
}

/** The dates of which something says what they are, and those that are left over. */
export interface ToldDates {
  told: DateFact[];
  left: LeftDate[];
}

/** A date that may be the day of the care or of the notice; only the rest of the text can tell. */
export interface LeftDate {
  date: DateMention;
  likelier: "date_of_service" | "notice_date";
}
