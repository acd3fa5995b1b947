import type { ConversationEvent, Say, Service } from "../../flows/events.ts";
import type { Situation } from "./situation.ts";
import type { Call, Place } from "./step.ts";
import { opening, promptAt, step } from "./step.ts";

/** What a turn did: where the conversation is, what to show, which services to run. */
export interface Taken {
  place: Place;
  said: Say[];
  calls: Call[];
  language?: string;
}

/** Steps through the events of a turn in order. */
export function take(place: Place | undefined, events: readonly ConversationEvent[]): Taken {
  const taken: Taken = { place: place ?? opening(), said: [], calls: [] };
  for (const event of events) {
    if (event.type === "LANGUAGE") taken.language = event.language;
    const next = step(taken.place, event);
    taken.place = next.place;
    taken.said.push(...next.said);
    taken.calls.push(...next.calls);
  }
  return taken;
}

/** The situation at that place. */
export const at = (place: Place, rest: Omit<Situation, "memory" | "prompt">): Situation => ({
  ...rest,
  memory: place.memory,
  prompt: promptAt(place),
});

/** What a service works on. */
export interface ServiceContext {
  conversation: string;
  person: string;
  situation: Situation;
  /** IANA time zone of the person, as far as known. */
  zone: string;
  params: Record<string, unknown>;
  /** The same for a call that is made again, so that it is carried out once. */
  key: string;
}

/** Work outside the conversation. What it resolves to is shown by `views/services.ts`; a rejection is FAILED. */
export type Services = Record<Service, (context: ServiceContext) => Promise<unknown>> & {
  /** A case goes on in another conversation. */
  move(from: string, to: string): Promise<void>;
};
