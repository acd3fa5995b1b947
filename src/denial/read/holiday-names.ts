import { type DayOf, days, easter, fixed, memorialDay, nth, thanksgiving } from "../holidays.ts";

/** Days that people name instead of a date. */
const HOLIDAYS: Record<string, DayOf> = {
  "new years day": fixed(1, 1),
  "new years eve": fixed(12, 31),
  "new years": fixed(1, 1),
  "mlk day": nth(3, 1, 1),
  "martin luther king day": nth(3, 1, 1),
  "groundhog day": fixed(2, 2),
  "valentines day": fixed(2, 14),
  valentines: fixed(2, 14),
  "presidents day": nth(3, 1, 2),
  "st patricks day": fixed(3, 17),
  "saint patricks day": fixed(3, 17),
  "good friday": days(easter, -2),
  "easter sunday": easter,
  "easter monday": days(easter, 1),
  easter: easter,
  "cinco de mayo": fixed(5, 5),
  "mothers day": nth(2, 7, 5),
  "memorial day": memorialDay,
  juneteenth: fixed(6, 19),
  "fathers day": nth(3, 7, 6),
  "independence day": fixed(7, 4),
  "labor day": nth(1, 1, 9),
  "columbus day": nth(2, 1, 10),
  "indigenous peoples day": nth(2, 1, 10),
  halloween: fixed(10, 31),
  "veterans day": fixed(11, 11),
  "thanksgiving day": thanksgiving,
  thanksgiving: thanksgiving,
  "black friday": days(thanksgiving, 1),
  "christmas eve": fixed(12, 24),
  "christmas day": fixed(12, 25),
  christmas: fixed(12, 25),
  xmas: fixed(12, 25),
};

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const NAMES = Object.keys(HOLIDAYS)
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/s (day|eve)$/, "['’]?s['’]? $1").replace("st ", "st\\.? "))
  .join("|");

/** A holiday, perhaps with the day that is meant beside it; no "Christmas party" and no "Easter Seals". */
export const HOLIDAY = new RegExp(
  `\\b(?:(?:the\\s+)?(day|${WEEKDAYS.join("|")})\\s+(before|after)\\s+)?(${NAMES})\\b(?:\\s+(?:${WEEKDAYS.join("|")})\\b)?(?!['’]s|\\s+(?:party|dinner|week|weekend|break|season|seals|card|gift|tree|vacation|holiday|time|sale|hospital|money|present|bonus))`,
  "gi",
);
export const HOLDS_HOLIDAY = new RegExp(`\\b(?:${NAMES})\\b`, "i");

/** The latest such day that is not after today. */
export function holiday(
  [, beside = "", side, name = ""]: RegExpExecArray,
  today: Temporal.PlainDate,
): string | undefined {
  const dayOf = HOLIDAYS[name.toLowerCase().replace(/['’.]/g, "")];
  if (!dayOf) return undefined;
  const of = (year: number) => besides(dayOf(year), beside.toLowerCase(), side?.toLowerCase() === "after" ? 1 : -1);
  const day = of(today.year);
  return (Temporal.PlainDate.compare(day, today) > 0 ? of(today.year - 1) : day).toString();
}

function besides(day: Temporal.PlainDate, beside: string, step: 1 | -1): Temporal.PlainDate {
  if (beside === "") return day;
  const weekday = WEEKDAYS.indexOf(beside) + 1;
  const next = day.add({ days: step });
  if (weekday === 0) return next;
  const away = step > 0 ? weekday - next.dayOfWeek : next.dayOfWeek - weekday;
  return next.add({ days: step * ((away + 7) % 7) });
}
