import { type ActorScope, createActor } from "xstate";
import type { ConversationEvent, Prompt, Say, Service } from "../../flows/events.ts";
import { machine } from "../../flows/machine.ts";
import type { Memory } from "../../flows/memory.ts";

/** Where a conversation is: plain JSON. */
export interface Place {
  value: string;
  memory: Memory;
}

export interface Call {
  service: Service;
  params?: Record<string, unknown>;
}

export interface Step {
  place: Place;
  /** What to show, in order. */
  said: Say[];
  calls: Call[];
}

type Action = { type: string; params?: unknown };

/**
 * XState's own `transition()` makes an actor at every call, which costs as much as the step itself. The machine
 * invokes, spawns and delays nothing, so one scope can serve every step.
 */
function createScope() {
  const self = createActor(machine);
  const actions: Action[] = [];
  const scope = {
    self,
    defer: () => {},
    id: "",
    logger: () => {},
    sessionId: "",
    stopChild: () => {},
    system: self.system,
    emit: () => {},
    actionExecutor: (action: Action) => {
      actions.push(action);
    },
  };
  return { scope: scope as unknown as ActorScope<Snapshot, ConversationEvent>, actions };
}

type Snapshot = ReturnType<typeof machine.resolveState>;

const { scope, actions } = createScope();

/** A conversation that nobody has said anything in. */
export const opening = (): Place => placeAt(machine.getInitialSnapshot(scope));

/** One pure step: where the conversation is after the event, what to show and which services to call. */
export function step(place: Place, event: ConversationEvent): Step {
  actions.length = 0;
  const next = machine.transition(resolve(place), event, scope);
  const said: Say[] = [];
  const calls: Call[] = [];
  for (const { type, params } of actions) {
    if (type === "say") said.push(...[params as Say | Say[]].flat());
    if (type === "call") calls.push(params as Call);
  }
  return { place: placeAt(next), said, calls };
}

const resolved = new Map<string, Snapshot>();

/** A state's snapshot is resolved once; conversations there differ only in their memory. */
function resolve({ value, memory }: Place): Snapshot {
  const found = resolved.get(value) ?? machine.resolveState({ value: value as never, context: memory });
  resolved.set(value, found);
  return { ...found, context: memory };
}

const placeAt = (snapshot: Snapshot): Place => ({ value: snapshot.value as string, memory: snapshot.context });

/** The prompt of each state, read once from the chart. */
const PROMPTS = new Map<string, Prompt | undefined>(
  Object.entries(machine.states).map(([value, node]) => [value, node.meta?.prompt]),
);

/** The question that stands there. */
export const promptAt = (place: Place): Prompt | undefined => PROMPTS.get(place.value);
