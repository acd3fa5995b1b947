import type { Facts } from "./facts.ts";

type Day = Temporal.PlainDate;

/** The letter that the next step answers. */
export interface Letter {
  /** The safe day to count from: never later than the date on the letter. */
  day?: Day;
  received?: Day;
  kind: "notice" | "decision";
  /** What `day` is: the letter's own date, receipt less the mail's days, or maybe the date of an older letter. */
  counted: "letter" | "received" | "older_letter";
  /** A date was left out because it lies in the future, or two dates contradict each other. */
  doubtful: boolean;
}

/** How long the mail takes by the rule of Medicare (42 CFR 405.942(a)), used the other way round as an estimate. */
const MAIL_DAYS = 5;

/** The denial itself, or with `decided` the decision on the appeal. A letter from tomorrow is another time zone's today. */
export function letterDates(facts: Facts, today: Day, decided: boolean): Letter {
  const [notice, received, sent, decision] = [
    facts.notice_date,
    facts.received_date,
    facts.appeal_sent_date,
    facts.decision_date,
  ].map((date) => (date ? Temporal.PlainDate.from(date) : undefined));
  if (decided && decision) return dated(decision, undefined, today, "decision", "letter");
  const isOld = decided && sent && notice && before(notice, sent);
  if (isOld) return { kind: "decision", counted: "letter", doubtful: false };
  return dated(notice, received, today, decided ? "decision" : "notice", decided ? "older_letter" : "letter");
}

function dated(
  letter: Day | undefined,
  got: Day | undefined,
  today: Day,
  kind: Letter["kind"],
  counted: Letter["counted"],
): Letter {
  const [day, received] = [letter, got].map((date) => (date && isFuture(date, today) ? undefined : date));
  const crossed = day && received && before(received, day);
  const doubtful = day !== letter || received !== got || Boolean(crossed);
  const rest = { ...(received && { received }), kind, doubtful };
  if (!day)
    return received
      ? { day: received.subtract({ days: MAIL_DAYS }), ...rest, counted: "received" }
      : { ...rest, counted };
  return { day: crossed ? received : day, ...rest, counted };
}

const isFuture = (date: Day, today: Day): boolean => before(today.add({ days: 1 }), date);
export const before = (one: Day, other: Day): boolean => Temporal.PlainDate.compare(one, other) < 0;
