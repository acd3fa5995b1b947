import { randomBytes } from "node:crypto";
import type { ConversationEvent } from "../../flows/events.ts";
import type { Reply, Turn } from "./contract.ts";
import { dayMoved } from "./day-moved.ts";
import { type Elsewhere, elsewhere } from "./elsewhere.ts";
import { filesAsOne } from "./files-as-one.ts";
import type { Parts } from "./parts.ts";
import { present } from "./present.ts";
import type { Session } from "./sessions.ts";
import type { Situation, Words } from "./situation.ts";
import type { Place } from "./step.ts";
import { at, type Taken, take } from "./take.ts";
import { understand } from "./understand.ts";
import { caseLine } from "./views/case-line.ts";

/** A person who comes back after this long is told where things stand. */
const AWAY_HOURS = 6;

/** One turn while it is handled. */
interface Handling {
  turn: Turn;
  /** Where it is kept: the turn's own conversation, or that of the case which was pressed in a list. */
  conversation: string;
  session: Session | undefined;
  zone: string;
  base: Omit<Situation, "memory" | "prompt">;
}

/** Handles one turn after the other: load, understand, step, save, serve, present. May reject with a StorageError. */
export function createTurns(parts: Parts, words: (locale?: string) => Words): (turn: Turn) => Promise<Reply[]> {
  return async (turn) => {
    const here = parts
      .now()
      .toZonedDateTimeISO(turn.zone ?? parts.zone)
      .toPlainDate()
      .toString();
    const other = await elsewhere(turn, parts, here);
    if (other.kind === "message") return [plainReply(other, words(turn.locale ?? parts.language))];
    const handling = await begin(turn, other, parts, words);
    const { session, base } = handling;
    if (session?.turns.includes(turn.id)) return [];
    const place = placeOf(session);
    const events = other.events ?? (await eventsOf(turn, at(place ?? take(undefined, []).place, base), parts));
    const taken = take(place, isBack(handling, parts) ? welcomeBack(events) : events);
    taken.said.push(...dayMoved(place, taken, base.today));
    if (taken.language) Object.assign(base, { words: words(taken.language), language: taken.language });
    await finish(handling, taken, parts);
    const situation = at(taken.place, base);
    return present(taken.said, other.events ? { ...situation, prompt: undefined } : situation);
  };
}

async function begin(turn: Turn, other: Elsewhere, parts: Parts, words: (locale?: string) => Words): Promise<Handling> {
  const conversation = other.conversation ?? turn.conversation;
  const session = await parts.sessions.load(conversation);
  const zone = session?.zone ?? turn.zone ?? parts.zone;
  const own = words(session?.lang ?? turn.locale ?? parts.language);
  const base = {
    language: own.language,
    words: own,
    today: parts.now().toZonedDateTimeISO(zone).toPlainDate(),
    code: session?.code ?? (await parts.sessions.newCode(turn.person)),
    keepDays: parts.keepDays,
    welcomed: session !== undefined,
  };
  return { turn, conversation, session, zone, base };
}

const placeOf = (session: Session | undefined): Place | undefined =>
  session && { value: session.value as string, memory: session.memory as Place["memory"] };

function isBack({ session }: Handling, { now }: Parts): boolean {
  return session !== undefined && now().since(Temporal.Instant.from(session.updated)).total("hours") >= AWAY_HOURS;
}

/** Who only says hello, or "continue", is greeted once. */
const welcomeBack = (events: ConversationEvent[]): ConversationEvent[] => [
  { type: "RESUME" },
  ...events.filter(({ type }) => type !== "GREETING" && type !== "RESUME"),
];

/** What the words mean, then what every file says. */
async function eventsOf(turn: Turn, situation: Situation, parts: Parts): Promise<ConversationEvent[]> {
  const files = await Promise.all((turn.files ?? []).map((file) => parts.readFile(file, situation.today)));
  const isSaid = files.length === 0 || turn.text?.trim();
  return filesAsOne([...(isSaid ? understand(turn, situation) : []), ...files], situation);
}

/** Saved before a service runs and before anything is shown; then each service's outcome is a step of its own. */
async function finish(handling: Handling, taken: Taken, parts: Parts): Promise<void> {
  const forgets = taken.calls.some(({ service }) => service === "forget");
  if (!forgets) await save(handling, taken, parts);
  if (taken.calls.length === 0) return;
  for (const call of taken.calls.splice(0)) {
    const outcome = await serve(call, handling, taken, parts);
    const after = take(taken.place, [outcome]);
    taken.place = after.place;
    taken.said.push(...after.said);
  }
}

async function serve(
  { service, params = {} }: Taken["calls"][number],
  { turn, conversation, base, zone }: Handling,
  taken: Taken,
  parts: Parts,
): Promise<ConversationEvent> {
  const situation = at(taken.place, base);
  const context = { conversation, person: turn.person, situation, zone, params, key: `${turn.id}:${service}` };
  try {
    return { type: "DONE", service, data: await parts.services[service](context) };
  } catch (error) {
    parts.failed("service.failed", randomBytes(4).toString("hex"), conversation, error);
    return { type: "FAILED", service };
  }
}

async function save({ turn, conversation, session, base, zone }: Handling, taken: Taken, { sessions, now }: Parts) {
  const instant = now().toString();
  const next: Session = {
    ...(session ?? { code: base.code, person: turn.person, turns: [], created: instant, updated: instant }),
    value: taken.place.value,
    memory: taken.place.memory,
    turns: [...(session?.turns ?? []), turn.id],
    line: caseLine(conversation, at(taken.place, base), instant),
  };
  if (taken.language) next.lang = taken.language;
  if (turn.zone || session?.zone) next.zone = zone;
  await sessions.save(conversation, next);
}

function plainReply({ id, params, choices }: Extract<Elsewhere, { kind: "message" }>, words: Words): Reply {
  const shown = choices?.map(({ id, message }) => ({ id, label: words.text(message, params) }));
  return { blocks: [{ type: "text", text: words.text(id, params) }], ...(shown ? { choices: shown } : {}) };
}
