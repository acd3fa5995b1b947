import { type BindingRule, bindingRules } from "../../denial/binding.ts";
import { whoPays } from "../../denial/codes.ts";
import type { Facts } from "../../denial/facts.ts";
import { helpLines } from "../../denial/help.ts";
import { triage } from "../../denial/triage.ts";
import type { Block, Choice, Source } from "../contract.ts";
import { DECISIONS } from "../decisions.ts";
import type { Card, When } from "../message-schema.ts";
import type { Situation, Words } from "../situation.ts";
import { datesOf, deadlineCard, sourcesBlock } from "./dates.ts";
import { firstNote } from "./first.ts";
import { ownSources, sources } from "./sources.ts";

/** A drill-down: the case's own card, or the one that all cases share; some are made from the facts. */
export function card(id: string, situation: Situation): Block[] {
  if (id === "deadline") return deadlineCard(situation);
  if (id === "why-happened") return whyHappened(situation);
  if (id === "more") return [{ type: "title", text: situation.words.text("result.more_title") }];
  const found = findCard(id, situation);
  const written = found ? writtenCard(found, situation) : [];
  if (isToAct(id)) return [...firstNote(datesOf(situation), situation), ...written];
  if (id === "script") return [...written.slice(0, 1), ...scriptNext(situation), ...written.slice(1)];
  if (id === "rights") return [...rules(situation), ...written];
  if (id === "bill") return [...whoMustPay(situation), ...written];
  if (id === "fix-appeal-stop") return [...written.slice(0, 1), ...decisions(situation), ...written.slice(1)];
  if (id === "person") return people(written, situation);
  return written;
}

/** After a no to the appeal, the call is about the next level. */
function scriptNext({ words, memory: { facts } }: Situation): Block[] {
  const id = `result.script_next.${facts.progress}`;
  return words.messages.has(words.language, id) ? [{ type: "text", text: words.text(id) }] : [];
}

/** Cards that somebody in a hurry asks for. */
const TELLS_WHAT_TO_DO: readonly string[] = ["urgent", "ten-minutes", "today", "ongoing-care", "late", "appeal"];

/** Whether that card tells somebody in a hurry what to do, so that the clock which counts first belongs before it. */
export const isToAct = (card: string | undefined): boolean => card !== undefined && TELLS_WHAT_TO_DO.includes(card);

/** Whether there is anything to show under that id. */
export const hasCard = (id: string, situation: Situation): boolean =>
  ["deadline", "why-happened", "more"].includes(id) || findCard(id, situation) !== undefined;

const findCard = (id: string, { words, memory }: Situation): Card | undefined =>
  words.messages.card(words.language, id, triage(memory.facts).case);

function writtenCard({ title, intro, items, sources: ids }: Card, situation: Situation): Block[] {
  const fitting = items.filter(({ when }) => when === undefined || fits(when, situation)).map(({ text }) => text);
  return [
    { type: "title", text: title },
    ...(intro ? [{ type: "text", text: intro } as const] : []),
    ...(fitting.length > 0 ? [{ type: "list", items: fitting } as const] : []),
    ...sourcesBlock(sources(ids, situation.words)),
  ];
}

/** Items for a situation are shown where nothing speaks against it. */
function fits(when: When, { memory: { facts } }: Situation): boolean {
  const { progress = "nothing", bill, stage } = facts;
  const FITS: Record<When, boolean> = {
    bill: bill === "bill" || bill === "collections",
    nothing_filed: progress === "nothing" || progress === "called" || progress === "provider_fixing",
    called_only: progress === "called",
    appeal_sent: progress === "appeal_sent",
    appeal_denied: progress === "appeal_denied" || progress === "final",
    before_care: stage !== "post",
    after_care: stage !== "pre",
  };
  return FITS[when];
}

function whyHappened(situation: Situation): Block[] {
  const { words, memory } = situation;
  const content = words.messages.case(words.language, triage(memory.facts).case);
  return [
    { type: "title", text: words.text("result.choices.why-happened") },
    { type: "list", items: content.why },
    ...sourcesBlock(ownSources(content.sources, situation)),
  ];
}

/** Rules that may keep the plan to its approval: never as certain, each with its source and date. */
function rules(situation: Situation): Block[] {
  const { words, memory } = situation;
  const found = bindingRules(memory.facts).slice(0, 3);
  if (found.length === 0) return noRule(situation);
  const lines = found.map(({ fit, name, rule, exceptions, reaches }) =>
    [
      words.text(fitId(fit, memory.facts), { name }),
      rule,
      ...(exceptions.length > 0 ? [words.text("binding.exceptions", { list: exceptions.join("; ") })] : []),
      words.text("binding.reaches", { reaches }),
    ].join(" "),
  );
  return [
    { type: "title", text: words.text("result.rights_title") },
    { type: "text", text: words.text("binding.frame") },
    { type: "list", items: lines },
    { type: "text", text: words.text("binding.ask") },
    ...sourcesBlock(found.map(({ citation, url, checked }): Source => ({ label: citation, url, checked }))),
  ];
}

/** "From an insurer or not sure" may still be a plan that the employer pays itself, which state rules do not reach. */
const fitId = (fit: BindingRule["fit"], { plan_type }: Facts): string =>
  fit === "plan_and_state" && plan_type === "employer_insured" ? "binding.fit.insured_and_state" : `binding.fit.${fit}`;

function noRule({ words, memory: { facts } }: Situation): Block[] {
  if (facts.approved !== "yes") return [];
  const own = `binding.none.${facts.plan_type}`;
  const id = words.messages.has(words.language, own) ? own : "result.rights_none";
  return [{ type: "text", text: words.text(id) }];
}

/** What comes first in this very case, and when the next. */
function decisions({ words, memory }: Situation): Block[] {
  const { title, decide } = words.messages.case(words.language, triage(memory.facts).case);
  const lines = DECISIONS.flatMap((id) =>
    decide[id] ? `**${words.text(`result.decide.${id}`)}**: ${decide[id]}` : [],
  );
  return [
    { type: "text", text: `**${words.text("result.decide_title", { case: title })}**` },
    { type: "list", items: lines },
  ];
}

/** What the group code on the line says about whose money it is. */
function whoMustPay({ words, memory }: Situation): Block[] {
  const who = whoPays(memory.facts.carc_rarc ?? []);
  return who ? [{ type: "text", text: words.text(`codes.pays.${who}`) }] : [];
}

/** Who helps with this plan in this state; the general list where neither is known. */
function people(written: Block[], situation: Situation): Block[] {
  const { plan_type, state } = situation.memory.facts;
  return plan_type || state ? [...written.slice(0, 2), ...helpers(situation)] : written;
}

function helpers(situation: Situation): Block[] {
  const { words, memory } = situation;
  const lines = helpLines(memory.facts).slice(0, 4);
  if (lines.length === 0) return [];
  return [
    { type: "text", text: `**${words.text("result.help_title")}**` },
    {
      type: "list",
      items: lines.map(
        ({ name, phone, url, for: what }) => `**${name}**${phone ? `: ${phone}` : ""} (${what}) [${url}](${url})`,
      ),
    },
  ];
}

const FIRST = ["ask-insurer", "ask-provider", "gather", "script", "deadline"];
const REST = [
  "appeal",
  "letter",
  "mistakes",
  "fix-appeal-stop",
  "peer-to-peer",
  "claim-file",
  "external-review",
  "bill",
  "delay",
  "stuck",
  "urgent",
  "late",
  "rights",
  "in-writing",
  "before-you-send",
  "ten-minutes",
  "protective-appeal",
  "why-happened",
  "person",
];
const ACTIONS = ["calendar", "remind", "log-call", "status"];

/** The buttons under a result: the ones needed most, or with `all` every one. */
export function drillDowns(situation: Situation, all = false): Choice[] {
  const cut = situation.memory.facts.cut_short === "yes" ? ["ongoing-care"] : [];
  const ids = all ? [...cut, ...FIRST, ...REST] : [...cut, ...FIRST, "appeal"];
  const cards = ids.filter((id) => hasCard(id, situation)).map((id) => choice(`card:${id}`, id, situation.words));
  const actions = (all ? ACTIONS : ["more"]).map((id) => choice(id, id, situation.words));
  return all ? [...cards.slice(0, 25 - actions.length), ...actions] : [...cards, ...actions];
}

const choice = (id: string, name: string, words: Words): Choice => ({
  id,
  label: words.text(`result.choices.${name}`),
});
