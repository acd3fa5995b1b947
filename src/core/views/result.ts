import { bindingRules } from "../../denial/binding.ts";
import { whoPays } from "../../denial/codes.ts";
import { type Deadlines, deadlines } from "../../denial/deadline.ts";
import type { CaseId, Facts } from "../../denial/facts.ts";
import { type Because, type Triage, triage } from "../../denial/triage.ts";
import { restored } from "../../denial/undo.ts";
import type { Block, Reply, Source } from "../contract.ts";
import type { Stage } from "../message-schema.ts";
import type { Situation } from "../situation.ts";
import { drillDowns } from "./card.ts";
import { comparison } from "./comparison.ts";
import { dateNote, dateSources, datesOf, sourcesBlock } from "./dates.ts";
import { firstNote, withFirstStep } from "./first.ts";
import { ownSteps } from "./own-way.ts";
import { join } from "./say.ts";
import { ownSources } from "./sources.ts";

/** The result: which case, because of what, what it means, three steps, the date, and where it all comes from. */
export function result(situation: Situation, before?: CaseId): Reply {
  const { words, memory, code } = situation;
  const found = triage(memory.facts, situation.today);
  const dates = datesOf(situation);
  const content = words.messages.case(words.language, found.case);
  const blocks: Block[] = [
    ...firstNote(dates, situation),
    ...caseChanged(before, found, situation),
    { type: "title", text: titleOf(found, content.title, situation) },
    { type: "text", text: whyThisCase(found, situation) },
    { type: "text", text: words.text("result.means", { text: content.say }) },
    ...comparison(memory.facts, situation),
    ...steps(found, dates, situation),
    ...notes(found, dates, situation),
    ...sourcesBlock([...ownSources(content.sources, situation), ...shownDateSources(dates)]),
    { type: "text", text: `${words.text("result.footer")} ${words.text("result.case_code", { code })}.` },
  ];
  return { blocks, choices: drillDowns(situation) };
}

/** Where the dates that are shown stand. */
function shownDateSources({ first, next }: Deadlines): Source[] {
  const shown = [first?.row, next?.date ? next : undefined].filter((row) => row !== undefined);
  return dateSources({ rows: shown });
}

/** The case stays and its steps change: title, steps and notes, without what was said before. */
export function newSteps(situation: Situation): Reply {
  const { words, memory, today } = situation;
  const found = triage(memory.facts, today);
  const dates = datesOf(situation);
  const before = restored(memory.facts, memory.past.at(-1)?.was ?? {});
  const isSame = stageOf(memory.facts, dates) === stageOf(before, deadlines(before, today));
  if (isSame) return { blocks: urgency(memory.facts, situation), choices: drillDowns(situation) };
  const content = words.messages.case(words.language, found.case);
  const blocks: Block[] = [
    ...firstNote(dates, situation),
    { type: "text", text: words.text("result.new_steps") },
    { type: "title", text: titleOf(found, content.title, situation) },
    ...steps(found, dates, situation),
    ...notes(found, dates, situation),
  ];
  return { blocks, choices: drillDowns(situation) };
}

/** Whether waiting is a risk changes how fast the steps must go, not what they are. */
const urgency = ({ urgent }: Facts, { words }: Situation): Block[] =>
  urgent === "yes"
    ? [{ type: "note", tone: "urgent", text: words.text("result.effects.urgent_yes") }]
    : [{ type: "text", text: words.text(`result.effects.${urgent === "no" ? "urgent_no" : "noted"}`) }];

/** The same in short: title, steps and date. */
export function shortResult(situation: Situation): Block[] {
  const { words, memory } = situation;
  const found = triage(memory.facts, situation.today);
  const dates = datesOf(situation);
  const content = words.messages.case(words.language, found.case);
  return [
    ...firstNote(dates, situation),
    { type: "title", text: titleOf(found, content.title, situation) },
    ...steps(found, dates, situation),
    ...(found.case === "out-of-scope" ? [] : [dateNote(dates, situation)]),
  ];
}

/** Which of a case's five sets of steps fits. */
export function stageOf({ progress }: Facts, { state }: Deadlines): Stage {
  if (progress === "appeal_sent" || progress === "appeal_denied" || progress === "final") {
    return state === "passed" && progress !== "appeal_sent" ? "deadline_passed" : progress;
  }
  return state === "passed" ? "deadline_passed" : "nothing_filed";
}

const titleOf = ({ case: id }: Triage, title: string, { words }: Situation): string =>
  id === "unclear" || id === "out-of-scope" ? title : words.text("result.title", { case: lowerFirst(title) });

/** "It looks like: the claim may …"; names such as MRI stay as they are. */
const lowerFirst = (title: string): string =>
  /^[A-Z][a-z ]/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title;

function whyThisCase({ ranked, confidence, case: id }: Triage, situation: Situation): string {
  const { words } = situation;
  const because = ranked.find((one) => one.case === id)?.because.toSorted(vagueLast) ?? [];
  if (because.length === 0 || (id === "unclear" && because[0]?.id === "words"))
    return words.text("result.because_none");
  const list = join(
    because.slice(0, 3).map((one) => becauseWords(one, situation)),
    situation,
  );
  return `${words.text("result.because", { list })} ${words.text(`result.confidence.${confidence}`)}`;
}

/** "Your own words point to it" says the least. */
const vagueLast = (one: Because, other: Because): number => Number(one.id === "words") - Number(other.id === "words");

export const becauseWords = ({ id, params }: Because, { words }: Situation): string =>
  words.text(`because.${id}`, params ?? {});

function steps({ case: id }: Triage, dates: Deadlines, situation: Situation): Block[] {
  const { words, memory } = situation;
  const own = ownSteps(
    words.messages.case(words.language, id).steps,
    id,
    stageOf(memory.facts, dates),
    dates,
    situation,
  );
  return [
    { type: "text", text: `**${words.text("result.steps")}**` },
    { type: "steps", items: withFirstStep(own, dates, situation) },
  ];
}

function caseChanged(before: CaseId | undefined, found: Triage, { words }: Situation): Block[] {
  if (!before || before === found.case) return [];
  const title = words.messages.case(words.language, before).title;
  return [{ type: "note", tone: "info", text: words.text("common.case_changed", { before: title }) }];
}

/** Where it changes what the plan may ask for that the care was an emergency. */
const PROTECTED: readonly CaseId[] = ["out-of-network", "no-authorization"];

function notes(found: Triage, dates: Deadlines, situation: Situation): Block[] {
  const { words, memory } = situation;
  if (found.case === "out-of-scope") return [];
  const { urgent, appeal_delayed, billing_pressure } = found.overlays;
  const isAsked = dates.first?.row.what === "fast_request_by";
  const billed = billing_pressure || whoPays(memory.facts.carc_rarc ?? []) !== undefined;
  const say = (id: string, params = {}): Block => ({
    type: "note",
    tone: "info",
    text: words.text(`result.${id}`, params),
  });
  const [rule] = bindingRules(memory.facts);
  return [
    ...(urgent && !isAsked ? [{ type: "note", tone: "urgent", text: words.text("result.urgent") } as const] : []),
    dateNote(dates, situation),
    ...(memory.facts.plan_type === "original_medicare" ? [say("plan_words.original_medicare")] : []),
    ...(memory.facts.emergency === "yes" && PROTECTED.includes(found.case) ? [say("emergency")] : []),
    ...(appeal_delayed ? [say("delayed")] : []),
    ...(billed && memory.facts.stage !== "pre" ? [say("bill")] : []),
    ...(rule ? [say("rules", { name: rule.name })] : []),
    ...(memory.facts.auth_proof === "none" || memory.facts.auth_proof === "phone" ? [say("approval_first")] : []),
    ...alsoCheck(found, situation),
  ];
}

/** Cases of care that is still ahead: no second guess for care that was given. */
const BEFORE_CARE: readonly CaseId[] = ["criteria-not-met", "step-therapy"];

function alsoCheck({ also }: Triage, { words, memory }: Situation): Block[] {
  if (!also || also === "out-of-scope") return [];
  if (memory.facts.stage === "post" && BEFORE_CARE.includes(also)) return [];
  const title = words.messages.case(words.language, also).title;
  return [{ type: "note", tone: "info", text: words.text("result.also", { case: title }) }];
}
