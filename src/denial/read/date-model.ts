import { addUp, readModel, sharesOf } from "../linear-model.ts";
import { once } from "../once.ts";
import { type DatePlace, dateFeatures } from "./date-features.ts";
import type { Scored, Which } from "./date-fields.ts";
import { isSpan } from "./date-spans.ts";
import { nextOf } from "./dates.ts";
import type { DateMention } from "./mention.ts";

/** What a date can be, in the order of the model's classes, and the field that it then states. */
export const ROLES = {
  notice: "notice_date",
  received: "received_date",
  deadline: "deadline_date",
  service: "date_of_service",
  service_end: "other",
  planned: "other",
  approved: "auth_date",
  auth_start: "auth_start",
  auth_end: "auth_end",
  requested: "other",
  appeal_sent: "appeal_sent_date",
  appeal_decided: "decision_date",
  bill: "other",
  coverage: "other",
  other: "other",
} as const satisfies Record<string, Which>;
export const ROLE_NAMES = Object.keys(ROLES) as (keyof typeof ROLES)[];

/** Trained by `test/denial/train/dates.ts`. */
const model = once(() => readModel(new URL("../data/en/dates.bin", import.meta.url)));

/** How much each field is spoken for by all that stands around the date: minus the logarithm of its likelihood. */
export function likelyFields(one: DatePlace): Scored[] {
  const { dates, at, today, said } = one;
  const date = dates[at];
  if (!date || date.days.length === 0) return [];
  const roles = likelyRoles(one);
  const isAhead = isPlanned(roles) && nextOf(date, today) > today.toString();
  const shares = new Map<Which, number>();
  for (const [role, share] of Object.entries(roles)) {
    const which = role === "planned" && isAhead ? "date_of_service" : ROLES[role as Role];
    shares.set(which, (shares.get(which) ?? 0) + share);
  }
  const isSure = (which: Which) => (said[at]?.get(which) ?? 0) <= TABLE;
  return [...shares].map(([which, share]) => ({
    date,
    which,
    cost: -Math.log(Math.max(share, LEAST)) - (isSure(which) ? SURE : 0),
    ...(which === "date_of_service" && isAhead && { ahead: true }),
  }));
}

/** A day without its year is rather one that is over. */
const isPlanned = ({ planned = 0, service = 0 }: Partial<Record<Role, number>>): boolean => planned > PLAINLY * service;
const PLAINLY = 2;

function likelyRoles(one: DatePlace): Partial<Record<Role, number>> {
  const roles: Partial<Record<Role, number>> = {};
  for (const [at, share] of sharesOf(addUp(model(), dateFeatures(one))).entries()) {
    const role = inSpan(ROLE_NAMES[at] ?? "other", one);
    roles[role] = (roles[role] ?? 0) + share;
  }
  return roles;
}
const LEAST = 1e-4;
/** What the columns of a table say, stands. */
const TABLE = -7;
const SURE = 3;

type Role = (typeof ROLE_NAMES)[number];
const ENDS: Partial<Record<Role, Role>> = { service: "service_end", auth_start: "auth_end" };
const STARTS: Partial<Record<Role, Role>> = { service_end: "service", auth_end: "auth_start" };

/** "3/11 to 3/13": the first day of a span ends nothing, the last begins nothing. */
function inSpan(role: Role, { words: { text }, dates, at }: DatePlace): Role {
  const isLinked = (first: DateMention | undefined, last: DateMention | undefined): boolean =>
    first !== undefined && last !== undefined && isSpan(text, first, last);
  if (isLinked(dates[at - 1], dates[at])) return ENDS[role] ?? role;
  return isLinked(dates[at], dates[at + 1]) ? (STARTS[role] ?? role) : role;
}
