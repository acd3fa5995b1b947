import type { ConversationEvent } from "../../flows/events.ts";
import { ANY, type Turn } from "./contract.ts";
import type { Parts } from "./parts.ts";
import type { Session } from "./sessions.ts";

/** A turn about another of the person's cases, pressed in a list or named by its code; or a plain turn (`here`). */
export type Elsewhere =
  | { kind: "here"; conversation?: string; events?: ConversationEvent[] }
  | ({ kind: "message"; conversation?: string; events?: never } & Note);

interface Note {
  id: string;
  params: Record<string, string>;
  choices?: { id: string; message: string }[];
}

/** Where cases live. */
type Home = Pick<Parts, "sessions" | "services">;

const HERE: Elsewhere = { kind: "here" };
const CODE = /^[2-9A-HJKMNP-Z]{4}$/;

/** Finds the conversation that a turn is about. Only the person's own cases are ever found. */
export async function elsewhere(turn: Turn, parts: Home, today: string): Promise<Elsewhere> {
  const [action = "", code] = actionOf(turn);
  if (!code) return HERE;
  const conversation = await parts.sessions.byCode(code, turn.person);
  if (!conversation) return turn.choice?.prompt === ANY ? note("case_unknown", code) : HERE;
  if (action === "open") return open(code, conversation, turn, parts);
  if (action === "forget")
    return note("forget_sure", code, [
      ["yes", "forget-sure"],
      ["no", "cases"],
    ]);
  const events = eventsFor(action, today);
  return events ? { kind: "here", conversation, events } : HERE;
}

/** `close:7Q4K` as pressed, or a bare case code as typed. */
function actionOf({ choice, text }: Turn): string[] {
  if (choice?.prompt === ANY) {
    const parts = choice.ids[0]?.split(":") ?? [];
    return CODE.test(parts[1] ?? "") ? parts : [];
  }
  const typed =
    text
      ?.trim()
      .replace(/^(open|case|code)\s+/i, "")
      .toUpperCase() ?? "";
  return CODE.test(typed) ? ["open", typed] : [];
}

function eventsFor(action: string, today: string): ConversationEvent[] | undefined {
  if (action === "close") return [{ type: "CLOSE_CASE" }];
  if (action === "log-call") return [{ type: "CALL", call: { date: today, note: "" } }];
  return action === "forget-sure" ? [{ type: "FORGET" }, { type: "YES" }] : undefined;
}

/** A case is brought to where its person is now, unless another case is already there. */
async function open(code: string, from: string, turn: Turn, { sessions, services }: Home): Promise<Elsewhere> {
  const resume: Elsewhere = { kind: "here", events: [{ type: "RESUME" }] };
  if (from === turn.conversation) return { kind: "here", conversation: from };
  const [session, here] = [await sessions.load(from), await sessions.load(turn.conversation)];
  if (!session) return note("case_unknown", code);
  if (here && isBegun(here)) return note("case_busy", here.code);
  await sessions.save(turn.conversation, { ...session, tag: here?.tag });
  await services.move(from, turn.conversation);
  await sessions.remove(from);
  return resume;
}

const isBegun = ({ memory }: Session): boolean => Object.keys((memory as { facts?: object }).facts ?? {}).length > 0;

function note(id: string, code: string, choices: [string, string][] = []): Elsewhere {
  return {
    kind: "message",
    id: `common.${id}`,
    params: { code },
    ...(choices.length > 0
      ? {
          choices: choices.map(([name, action]) => ({
            id: action === "cases" ? action : `${action}:${code}`,
            message: `common.${id}_choices.${name}`,
          })),
        }
      : {}),
  };
}
