const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
function formatOf(language: string): Intl.DateTimeFormat {
  const found = formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long" });
  formats.set(language, found);
  return found;
}

/** A calendar date with the month by name, e.g. "March 14, 2027". */
export const dayName = (date: string, { language }: { language: string }): string =>
  formatOf(language).format(Temporal.PlainDate.from(date));
