import { codeMeanings } from "../../denial/codes.ts";
import type { Block, Reply } from "../contract.ts";
import { escapeText } from "../messages.ts";
import type { Situation } from "../situation.ts";
import { isToAct } from "./card.ts";
import { datesOf, deadlineCard, sourcesBlock } from "./dates.ts";
import { firstNote } from "./first.ts";
import { message } from "./say.ts";

/** A word of the field, explained. */
export function term(id: string, { words }: Situation): Block[] {
  const found = words.messages.terms(words.language).find((one) => one.id === id);
  return found ? [{ type: "text", text: words.text("common.term", { term: found.term, means: found.means }) }] : [];
}

/** What codes mean, in our words, each with its source. */
export function codes(asked: string[], { words }: Situation): Block[] {
  const meanings = codeMeanings(asked);
  if (meanings.length === 0)
    return [{ type: "text", text: words.text("result.codes_unknown", { code: escapeText(asked.join(", ")) }) }];
  return [
    {
      type: "list",
      items: meanings.map(({ code, meaning, implication }) =>
        words.text("result.code_line", { code, meaning, implication }),
      ),
    },
    ...sourcesBlock(meanings.map(({ source, checked }) => ({ label: source, checked }))),
  ];
}

/** The answer to a question; what comes first for this case stands before it. */
export function answer(id: string, situation: Situation): Reply[] {
  const found = situation.words.answers.byId(id);
  if (!found) return [];
  const isDated = situation.memory.shown || datesOf(situation).next?.date;
  const dated = found.card === "deadline" && isDated ? deadlineCard(situation) : [];
  const first = isToAct(found.card) ? firstNote(datesOf(situation), situation) : [];
  const said: Block[] = [...first, { type: "text", text: found.text }, ...dated, ...sourcesBlock(found.sources)];
  const more =
    found.card && found.card !== "deadline"
      ? [{ id: `card:${found.card}`, label: situation.words.text(`result.choices.more`) }]
      : [];
  return [{ blocks: said, ...(more.length > 0 ? { choices: more } : {}) }];
}

/** No answer, and the topics that are nearest. */
export function topics(ids: string[], situation: Situation): Reply {
  const { words } = situation;
  const labels = ids.flatMap((id) => words.answers.byId(id)?.label ?? []);
  const none = message("common.no_answer", situation);
  if (labels.length === 0) return { blocks: [none] };
  return { blocks: [none, message("common.no_answer_topics", situation), { type: "list", items: labels }] };
}
