import { readModel, UNIT } from "../linear-model.ts";
import { once } from "../once.ts";
import { softmax } from "../softmax.ts";
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
  if (!date) return [];
  const shares = new Map<Which, number>();
  for (const [at, share] of likely(dateFeatures(one)).entries()) {
    const role = ROLE_NAMES[at] ?? "other";
    const isAhead = role === "planned" && nextOf(date, one.today) > one.today.toString();
    const which = isAhead ? "date_of_service" : ROLES[role];
    shares.set(which, (shares.get(which) ?? 0) + share);
  }
  return [...shares].map(([which, share]) => ({ date, which, cost: -Math.log(Math.max(share, LEAST)) }));
}
const LEAST = 1e-4;

function likely(features: readonly number[]): number[] {
  const { classes, weights, find } = model();
  const sums = new Int32Array(classes);
  const known = new Set(features.map(find).filter((at) => at >= 0));
  for (const at of known)
    for (let id = 0; id < classes; id++) sums[id] = (sums[id] ?? 0) + (weights[at * classes + id] ?? 0);
  return softmax([...sums], 1 / UNIT / Math.sqrt(known.size || 1));
}
