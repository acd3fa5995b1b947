import { isWorkday } from "./calendar-days.ts";
import type { Deadlines } from "./date-row.ts";
import type { Facts } from "./facts.ts";
import { before, type Letter } from "./letter-dates.ts";
import type { Plan, Step } from "./plans.ts";

type Day = Temporal.PlainDate;

/** What is known when the options are chosen. */
export interface Situation {
  facts: Facts;
  plan: Plan;
  step: Step;
  letter: Letter;
  today: Day;
  dates: Omit<Deadlines, "options">;
  /** The safe day is gone; `dates.next` is a later one that can be argued for. */
  isArgued: boolean;
}

/** After so long, a year may have been mistaken. */
const OLD_DAYS = 730;

/** What can still be done, most useful first: ids of `option.…` in the messages. */
export function options(situation: Situation): string[] {
  const found = [
    ...keepOptions(situation),
    ...fastOptions(situation),
    ...stateOptions(situation),
    ...doubts(situation),
    ...situation.step.options,
    ...codeOptions(situation),
  ];
  return [...new Set(found)].map((id) => `option.${id}`);
}

function stateOptions({ facts, plan, letter, dates, isArgued }: Situation): string[] {
  const provider = facts.stage === "pre" ? [] : ["provider_correction"];
  if (dates.state === "no_date")
    return [
      "ask_last_day",
      ...(letter.kind === "decision" ? ["read_decision"] : letter.day ? [] : ["find_letter_date"]),
    ];
  if (dates.state === "passed") {
    const mayBeOpen = dates.next?.estimate ? ["ask_last_day"] : [];
    return [...mayBeOpen, late(plan), ...provider, "regulator"];
  }
  if (dates.state !== "soon") return [];
  return [...(isArgued ? ["still_arguable"] : []), "protective_appeal", ...provider];
}

function keepOptions({ facts, plan }: Situation): string[] {
  if (facts.cut_short !== "yes") return [];
  if (typeof plan.keep === "object") return ["keep_benefits"];
  return plan.keep ? [`keep_${plan.keep}`] : [];
}

function fastOptions({ facts, plan, step }: Situation): string[] {
  if (facts.urgent !== "yes" || facts.stage === "post" || step.step === "none") return [];
  const both = plan.rules.expedited_external_with_internal?.verified;
  return both && step.step === "first_appeal" ? ["fast_review", "fast_both"] : ["fast_review"];
}

function doubts({ facts, letter, today, dates }: Situation): string[] {
  const isOld = letter.day && before(letter.day.add({ days: OLD_DAYS }), today);
  const printed = dates.next?.what === "printed_deadline" ? dates.next.date : undefined;
  const contradicts = printed && letter.day && before(Temporal.PlainDate.from(printed), letter.day);
  return [
    ...(letter.doubtful || isOld || contradicts ? ["check_date"] : []),
    ...(letter.counted === "older_letter" && letter.day && !facts.decision_date ? ["which_letter"] : []),
    ...(letter.counted === "received" ? ["counted_from_receipt"] : []),
    ...(printed && !isWorkday(Temporal.PlainDate.from(printed)) ? ["weekend"] : []),
  ];
}

/** MA130: the claim cannot be appealed, only sent again. CARC 286: they say that the appeal came too late. */
function codeOptions({ facts, plan }: Situation): string[] {
  const has = (code: RegExp) => facts.carc_rarc?.some((written) => code.test(written));
  return [...(has(/MA130$/i) ? ["new_claim"] : []), ...(has(/(?:^|\D)286$/) ? [late(plan)] : [])];
}

const late = ({ good_cause }: Plan): string => (good_cause ? "good_cause" : "ask_late");

/** What opens when the answer to a sent appeal is late. */
export function overdueOptions(plan: Plan): string[] {
  const way = plan.overdue ? [`option.overdue_${plan.overdue}`] : [];
  return ["option.overdue", ...way, "option.regulator"];
}
