import type { Service } from "../../../flows/events.ts";
import type { Block, Choice, OutgoingFile, Reply } from "../contract.ts";
import { dayName } from "../day-name.ts";
import type { CaseLine } from "../saved.ts";
import type { Situation } from "../situation.ts";
import { join } from "./say.ts";

/** What a service reports, in words. */
export function done(service: Service, data: unknown, situation: Situation): Reply[] {
  const { words } = situation;
  const say = (id: string, params = {}): Reply[] => [{ blocks: [{ type: "text", text: words.text(id, params) }] }];
  if (service === "forget") return say("common.forgotten", { count: Number(data ?? 1) });
  if (service === "cancelReminders") return say("common.reminders_cancelled");
  if (service === "reminders") return listed(data as string[] | undefined, situation);
  if (service === "remind") return [{ blocks: reminded(data as string[] | undefined, situation) }];
  if (service === "cases") return [{ blocks: cases((data ?? []) as ListedCase[], situation) }];
  if (!data) return say("result.deadline_none");
  return say("result.calendar").map((reply) => ({ ...reply, files: [data as OutgoingFile] }));
}

/** With the status: the days on which reminders will come, if any. */
function listed(dates: string[] | undefined, situation: Situation): Reply[] {
  const text = reminderLine(dates, situation);
  return text ? [{ blocks: [{ type: "text", text }] }] : [];
}

function reminderLine(dates: string[] = [], situation: Situation): string | undefined {
  const names = dates.map((date) => dayName(date, situation));
  return names.length > 0
    ? situation.words.text("common.status_reminders", { list: join(names, situation) })
    : undefined;
}

function reminded(dates: string[] | undefined, situation: Situation): Block[] {
  const { words, code } = situation;
  if (dates === undefined) return [{ type: "text", text: words.text("common.remind_no_date") }];
  if (dates.length === 0) return [{ type: "text", text: words.text("common.remind_none") }];
  const list = join(
    dates.map((date) => dayName(date, situation)),
    situation,
  );
  return [{ type: "text", text: words.text("common.reminded", { code, dates: list }) }];
}

/** A case in the person's list, with the days on which reminders of it will come. */
type ListedCase = CaseLine & { reminders?: string[] };

/** The person's cases, the nearest date first; what is overdue says so in words. */
export function cases(lines: ListedCase[], situation: Situation): Block[] {
  const { words } = situation;
  if (lines.length === 0) return [{ type: "text", text: words.text("common.cases_none") }];
  const sorted = [...lines].sort(
    (a, b) => Number(b.open) - Number(a.open) || (a.next ?? "9999").localeCompare(b.next ?? "9999"),
  );
  return [
    { type: "title", text: words.text("common.cases_title") },
    ...sorted.map(
      (line): Block => ({
        type: "entry",
        title: `${line.code} ${caseTitle(line, situation)}`,
        lines: linesOf(line, situation),
        choices: choicesOf(line, situation),
        conversation: line.conversation,
      }),
    ),
  ];
}

const caseTitle = ({ case: id }: CaseLine, { words }: Situation): string =>
  words.messages.case(words.language, (id ?? "unclear") as never).title;

function linesOf({ open, stage, next, reminders }: ListedCase, situation: Situation): string[] {
  const { words, today } = situation;
  const say = (id: string, params = {}) => words.text(`common.case_line.${id}`, params);
  const overdue = next !== undefined && next < today.toString();
  const date =
    next === undefined ? say("no_date") : say(overdue ? "overdue" : "next", { date: dayName(next, situation) });
  const done = stage ? [say("stage", { stage: words.text(`intake.progress.choices.${stage}`) })] : [];
  return [...(open ? [] : [say("closed")]), date, ...done, ...[reminderLine(reminders, situation) ?? []].flat()];
}

function choicesOf({ code, open }: CaseLine, { words }: Situation): Choice[] {
  const ids = open ? ["log_call", "close", "forget"] : ["forget"];
  return ids.map((id) => ({ id: `${id.replace("_", "-")}:${code}`, label: words.text(`common.case_choices.${id}`) }));
}
