import type { Say } from "../../flows/events.ts";
import { deadlines } from "../denial/deadline.ts";
import type { Facts } from "../denial/facts.ts";
import type { Place } from "./step.ts";
import type { Taken } from "./take.ts";

/** A file that was said yes to may move the last day of a case that is shown; where the result is not shown again, the new day is told. */
export function dayMoved(before: Place | undefined, { place, said }: Taken, today: Temporal.PlainDate): Say[] {
  if (!before?.memory.pending || !before.memory.shown || said.some(({ what }) => what === "result")) return [];
  const dayOf = (facts: Facts) => deadlines(facts, today).next?.date;
  const isMoved = dayOf(before.memory.facts) !== dayOf(place.memory.facts);
  return isMoved ? [{ what: "effect", question: "deadline" }] : [];
}
