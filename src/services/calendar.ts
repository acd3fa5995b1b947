import ical, { ICalAlarmType, type ICalCalendar, ICalEventTransparency } from "ical-generator";
import type { OutgoingFile } from "../core/contract.ts";
import type { DateRow, Deadlines } from "../denial/deadline.ts";

export interface CalendarRequest {
  dates: Deadlines;
  /** The case code, e.g. `7Q4K`: all that says what the entries are about. */
  code: string;
  /** What lies before it is left out. */
  today: Temporal.PlainDate;
  /** A text of the messages in the person's language, e.g. `dates.calendar.title`. */
  words(id: string, params?: Record<string, string | number>): string;
}

/** The dates still to come as a calendar file (RFC 5545), without health details; undefined when there is none. */
export function calendarFile(request: CalendarRequest): OutgoingFile | undefined {
  const rows = toCome(request.dates, request.today);
  if (rows.length === 0) return undefined;
  const calendar = ical({ prodId: { company: "Recourse", product: "Recourse" } });
  for (const row of rows) addEvent(calendar, row, request);
  const name = request.words("dates.calendar.file", { code: request.code });
  return { name, type: "text/calendar", content: calendar.toString() };
}

type DatedRow = DateRow & { date: string };

/** A day that can only be argued for is no day to plan by, unless nothing better is left. */
function toCome({ rows, next }: Deadlines, today: Temporal.PlainDate): DatedRow[] {
  const isDated = (row: DateRow): row is DatedRow => row.date !== undefined && row.date >= today.toString();
  return rows.filter(isDated).filter((row) => row === next || row.what !== "latest_arguable");
}

function addEvent(calendar: ICalCalendar, row: DatedRow, { code, today, words }: CalendarRequest): void {
  const what = words(`dates.calendar.what.${row.what}`);
  calendar.createEvent({
    id: `${code}-${row.what}-${row.basis.id}@recourse`.toLowerCase(),
    // The day is enough, and makes the same dates the same file.
    stamp: new Date(today.toZonedDateTime("UTC").epochMilliseconds),
    start: row.date,
    allDay: true,
    floating: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: words("dates.calendar.title", { code, what }),
    description: words("dates.calendar.note", { basis: words(`dates.${row.basis.id}`, row.basis.params) }),
    alarms: REMIND_DAYS.map((days) => ({
      type: ICalAlarmType.display,
      trigger: days * DAY_SECONDS - MORNING_SECONDS,
      description: words("dates.calendar.soon", { days, what }),
    })),
  });
}

const REMIND_DAYS = [14, 7, 3, 1];
const DAY_SECONDS = 86_400;
/** Nine in the morning: an all-day entry starts at midnight. */
const MORNING_SECONDS = 9 * 3600;
