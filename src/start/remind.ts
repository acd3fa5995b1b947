import type { Assistant } from "../core/assistant.ts";
import type { Adapter, Reply } from "../core/contract.ts";
import { dayName } from "../core/day-name.ts";
import type { Sessions } from "../core/sessions.ts";
import type { ReminderNote } from "../services/reminders.ts";

interface Sender {
  assistant: Assistant;
  sessions: Sessions;
  adapters: Adapter[];
}

/** Sends a reminder by the adapter of its conversation. Rejects when that one does not run, so it is tried later. */
export async function remind({ assistant, sessions, adapters }: Sender, conversation: string, note: ReminderNote) {
  const adapter = adapters.find(({ name }) => conversation.startsWith(`${name}:`));
  if (!adapter) throw new Error("No adapter runs for this conversation");
  const session = await sessions.load(conversation);
  await adapter.send(conversation, [reminder(assistant.words(session?.lang), note)]);
}

function reminder({ text, language }: ReturnType<Assistant["words"]>, { code, date, daysLeft }: ReminderNote): Reply {
  const said = text("common.reminder", { code, date: dayName(date, { language }), days: daysLeft });
  return {
    blocks: [{ type: "note", tone: "warning", text: said }],
    choices: [{ id: "status", label: text("result.choices.status") }],
  };
}
