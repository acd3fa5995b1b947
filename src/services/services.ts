import type { Sessions } from "../core/sessions.ts";
import type { ServiceContext, Services } from "../core/take.ts";
import { dayToKeep } from "../denial/date-row.ts";
import { deadlines } from "../denial/deadline.ts";
import type { Reminders } from "./reminders.ts";

export interface ServiceParts {
  sessions: Sessions;
  reminders: Reminders;
}

/** All work outside the conversation. Each may be asked for twice with the same key, and is carried out once. */
export function createServices({ sessions, reminders }: ServiceParts): Services {
  const forgetOne = async (conversation: string) => {
    await reminders.cancel(conversation);
    await sessions.remove(conversation);
  };
  return {
    forget: async ({ conversation, person, params }) => {
      const others = params.all === true ? await sessions.byPerson(person) : [];
      const all = new Set([conversation, ...others.map((line) => line.conversation)]);
      for (const one of all) await forgetOne(one);
      return all.size;
    },
    cases: async ({ person }) => {
      const lines = (await sessions.byPerson(person)).filter(({ empty }) => !empty);
      return Promise.all(lines.map(async (line) => ({ ...line, reminders: await reminders.list(line.conversation) })));
    },
    reminders: ({ conversation }) => reminders.list(conversation),
    remind: (context) => remind(context, reminders),
    cancelReminders: ({ conversation }) => reminders.cancel(conversation),
    calendar,
    move: (from, to) => reminders.move(from, to),
  };
}

/** The days on which reminders will come; undefined when there is no date to remind of. */
async function remind({ conversation, person, situation, zone, params }: ServiceContext, reminders: Reminders) {
  const date = dayToKeep(deadlines(situation.memory.facts, situation.today));
  if (!date) return undefined;
  const days = (params.days as number[] | undefined) ?? [];
  return reminders.set(conversation, person, { code: situation.code, date, days, zone });
}

/** Loaded at first use, for most conversations never ask for it. */
async function calendar({ situation }: ServiceContext) {
  const { calendarFile } = await import("./calendar.ts");
  const { memory, today, code, words } = situation;
  return calendarFile({ dates: deadlines(memory.facts, today), code, today, words: words.text });
}
