import type { Say } from "../../flows/events.ts";
import { isQuestion } from "../../flows/prompts.ts";
import type { Block, Choice, Reply } from "./contract.ts";
import { escapeText } from "./messages.ts";
import type { Situation } from "./situation.ts";
import { answer, codes, term, topics } from "./views/asked.ts";
import { card, drillDowns } from "./views/card.ts";
import { effect } from "./views/effect.ts";
import { knownFields } from "./views/fact-words.ts";
import { askOf, questionText } from "./views/question.ts";
import { newSteps, result, shortResult } from "./views/result.ts";
import { message } from "./views/say.ts";
import { done } from "./views/services.ts";
import { changeables, changed, readBack, readLines, status, summary, undone } from "./views/status.ts";

/** What was said and the question that stands now, in the person's language. Nothing said and nothing asked: no reply. */
export function present(said: readonly Say[], situation: Situation): Reply[] {
  const replies: Reply[] = [];
  for (const say of said) {
    if (isSaidAlready(say, said)) continue;
    for (const reply of shown(say, situation)) append(replies, reply);
  }
  const ask = askOf(said.some(({ what }) => what === "simpler") ? inSimplerWords(situation) : situation);
  if (!ask) return replies;
  const last = replies.at(-1);
  if (last && !last.choices) return [...replies.slice(0, -1), { ...last, ask }];
  return [...replies, { blocks: [], ask }];
}

/** A result shows the dates and the buttons, so nothing else needs to; who was comforted needs no "noted". */
const isSaidAlready = (say: Say, said: readonly Say[]): boolean =>
  ((say.what === "rest" || say.what === "effect") && said.some(({ what }) => what === "result")) ||
  (isMessage(say, "common.noted") && said.some((other) => isMessage(other, "common.upset")));

const isMessage = (say: Say, id: string): boolean => say.what === "message" && say.id === id;

/** As after a miss: the open question is asked in its other words. */
const inSimplerWords = (situation: Situation): Situation => ({
  ...situation,
  memory: { ...situation.memory, misses: Math.max(situation.memory.misses, 1) },
});

/** Plain blocks are put together into one message; a reply with buttons or files stays on its own. */
function append(replies: Reply[], reply: Reply): void {
  const last = replies.at(-1);
  const plain = ({ choices, files }: Reply) => !choices && !files;
  if (last && plain(last) && (plain(reply) || reply.files))
    replies[replies.length - 1] = { ...reply, blocks: [...last.blocks, ...reply.blocks] };
  else if (reply.blocks.length > 0) replies.push(reply);
}

const blocks = (...all: Block[]): Reply[] => (all.length > 0 ? [{ blocks: all }] : []);

function shown(say: Say, situation: Situation): Reply[] {
  const { words, memory, prompt } = situation;
  switch (say.what) {
    case "message":
      return plainMessage(say.id, say.params ?? {}, situation);
    case "result":
      return [say.before === memory.shown?.case ? newSteps(situation) : result(situation, say.before)];
    case "read":
      return blocks(...readBack(say.evidence, situation));
    case "changed":
      return blocks(...changed(say.changes, situation));
    case "undone":
      return blocks(undone(say.fields, situation));
    case "effect":
      return blocks(...effect(say.question, situation));
    case "check":
      return checked(say.name, situation);
    case "card":
      return cardReply(say.id, situation);
    case "term":
      return blocks(...term(say.id, situation));
    case "codes":
      return blocks(...codes(say.codes, situation));
    case "answer":
      return answer(say.id, situation);
    case "topics":
      return [topics(say.ids, situation)];
    case "miss":
      return blocks(...miss(say.times, situation));
    case "done":
      return done(say.service, say.data, situation);
    case "status":
      return blocks(...status(situation));
    case "help":
      return blocks(message("common.help", situation), { type: "list", items: words.list("common.help_items") });
    case "why":
      return isQuestion(prompt)
        ? blocks({ type: "text", text: questionText(prompt, "why", situation) })
        : blocks(message(memory.shown ? "common.why_result" : "common.why_nothing", situation));
    case "simpler":
      return memory.shown ? [{ blocks: shortResult(situation) }] : simplerQuestion(situation);
    case "rest":
      return [rest(situation)];
    case "repeat":
      return memory.shown ? [result(situation)] : blocks(message("common.repeat_nothing", situation));
    case "paused":
      return blocks(message("common.paused", situation, { code: situation.code, days: situation.keepDays }));
    case "resumed":
      return knownFields(memory.facts).length > 0
        ? blocks(message("common.resumed", situation, { code: situation.code, summary: summary(situation) }))
        : [];
    case "changeable":
      return blocks(message("common.changeable", situation, { list: changeables(situation) }));
    default:
      return [];
  }
}

/** Not every question has something to say when it is not known. */
function plainMessage(id: string, params: Record<string, string | number>, situation: Situation): Reply[] {
  const own = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? escapeText(value) : value]),
  );
  return blocks(message(id, situation, { days: situation.keepDays, code: situation.code, ...own }));
}

function simplerQuestion(situation: Situation): Reply[] {
  const { prompt } = situation;
  return isQuestion(prompt) ? [] : shown({ what: "help" }, situation);
}

/** Nothing more is asked: what helps next. */
const rest = (situation: Situation): Reply => ({
  blocks: [message(situation.memory.enough ? "common.rest_enough" : "common.rest", situation)],
  choices: drillDowns(situation),
});

function cardReply(id: string, situation: Situation): Reply[] {
  const found = card(id, situation);
  if (found.length === 0) return blocks(message("common.closed_card", situation));
  const back: Choice = { id: "repeat", label: situation.words.text("result.choices.back") };
  const choices = id === "more" ? drillDowns(situation, true) : situation.memory.shown ? [back] : [];
  return [{ blocks: found, ...(choices.length > 0 ? { choices } : {}) }];
}

function checked(name: string, situation: Situation): Reply[] {
  const { pending = {} } = situation.memory;
  const everything = Object.fromEntries(knownFields(pending).map((field) => [field, ""]));
  const lines = readLines(everything, situation, pending);
  const said = message(lines.length > 0 ? "common.check" : "common.check_nothing", situation, {
    name: escapeText(name),
  });
  return lines.length > 0 ? blocks(said, { type: "list", items: lines }) : blocks(said);
}

function miss(times: number, situation: Situation): Block[] {
  const { words, prompt } = situation;
  const all = words.messages.list(words.language, "common.miss", {
    example: isQuestion(prompt) ? questionText(prompt, "hint", situation) : words.text("common.miss_example"),
  });
  const text = all[(times - 1) % all.length];
  return text ? [{ type: "text", text }] : [];
}
