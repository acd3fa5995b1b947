/** A calendar date with the month by name, e.g. "March 14, 2027". */
export const dayName = (date: string, { language }: { language: string }): string =>
  Temporal.PlainDate.from(date).toLocaleString(language, { dateStyle: "long" });
