import { addUp, readModel, sharesOf } from "../linear-model.ts";
import { once } from "../once.ts";
import { type DatePlace, dateFeatures } from "./date-features.ts";
import type { Scored, Which } from "./date-fields.ts";
import { nextOf } from "./dates.ts";

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

/** Trained by `test/denial/train-dates.ts`. */
const model = once(() => readModel(new URL("../data/en/dates.bin", import.meta.url)));

/** How much each field is spoken for by all that stands around the date: minus the logarithm of its likelihood. */
export function likelyFields(one: DatePlace): Scored[] {
  const date = one.dates[one.at];
  if (!date || date.days.length === 0) return [];
  const shares = new Map<Which, number>();
  for (const [at, share] of sharesOf(addUp(model(), dateFeatures(one))).entries()) {
    const role = ROLE_NAMES[at] ?? "other";
    const isAhead = role === "planned" && nextOf(date, one.today) > one.today.toString();
    const which = isAhead ? "date_of_service" : ROLES[role];
    shares.set(which, (shares.get(which) ?? 0) + share);
  }
  return [...shares].map(([which, share]) => ({ date, which, cost: -Math.log(Math.max(share, LEAST)) }));
}
const LEAST = 1e-4;
