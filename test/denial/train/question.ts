import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { KINDS, questionFeatures } from "../../../src/core/question-words.ts";
import { linesOf, type Tuning } from "./labelled.ts";
import { type Sample, train, write } from "./regression.ts";

/** Trains what hears a question at any time, beside stories and short answers: `npm run train question`. */

type Kind = (typeof KINDS)[number];

const root = new URL("../../../", import.meta.url);
const target = new URL("src/denial/data/en/question.bin", root);
const SETTINGS = { classes: KINDS.length, rounds: 80, pull: 0.00003, seen: 2 };
const SMALL = 0.05;

/** The longest story that counts; nobody asks at such length. */
const LONGEST = 60;
const SHORT = 25;

const text = (path: string): string => readFileSync(new URL(path, root), "utf8");
const guidance = (name: string): Record<string, unknown> => parse(text(`messages/en/${name}.yaml`));

const sample = (words: string, kind: Kind, weight = 1): Sample => ({
  features: [...new Set(questionFeatures(words))],
  answer: KINDS.indexOf(kind),
  weight,
});

/** The half of the labelled messages that is not only measured, and others that were written to learn from. */
const labelled = (): Sample[] =>
  ["learned", "written"].flatMap((name) =>
    text(`test/core/questions/${name}.jsonl`)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { text: string; kind: Kind })
      .map(({ text, kind }) => sample(text, kind, 8)),
  );

/** The way to ask may be a bare topic or a story; only what is worded as a question is one. */
const WORDED =
  /(?:^|[,.:] |^so |^and |^but |^ok )(?:what|how|who|whom|whose|when|where|which|why|can|could|do|does|did|is|are|am|should|will|would|may|must|has|have|isn|aren|doesn|won)\b|\?\s*$|^(?:tell me|explain|define|difference between|meaning of)\b|\bmeaning$/i;

function asked(): Sample[] {
  const topics = Object.values(guidance("faq")) as { q: string[] }[];
  const { answered, elsewhere } = parse(text("test/core/answer-questions.yaml")) as {
    answered: Record<string, string[]>;
    elsewhere: string[];
  };
  const all = [...topics.flatMap(({ q }) => q), ...Object.keys(answered), ...elsewhere];
  const worded = all.filter((words) => WORDED.test(words));
  return [...worded, ...dressed(worded)].map((words) => sample(words, "question"));
}

/** What people say before and after a question; none of it tells of a denial. */
const BEFORE = [
  "Hi. ",
  "ok dumb question but ",
  "hi there, ",
  "quick question. ",
  "ok so ",
  "sorry to bother you, ",
  "hello! ",
  "i was reading about this. ",
  "we have medicaid. ",
  "its a plan from my husbands job. ",
  "i have a medicare advantage plan, ",
  "my eob has CO 45 on it. ",
  "it says remark code N130 here. ",
  "the letter uses that word. ",
  "i call them tomorrow, ",
  "my mom is 84, ",
];
const AFTER = [
  ". Thank you.",
  "? thanks",
  "? im new to this",
  ", im confused",
  ", my doctor says so",
  "? like can they do that",
  "? i have no clue",
  ". Just wondering",
  ", shes 80",
  ", or is it different",
];

/** Each as somebody may say it: with something before it, after it, or with another question. */
function dressed(asked: readonly string[]): string[] {
  return asked.map((words, at) => {
    const bare = words.replace(/[?.]+$/, "");
    if (at % 3 === 0) return `${BEFORE[(at / 3) % BEFORE.length]}${words}`;
    if (at % 3 === 1) return `${bare}${AFTER[Math.floor(at / 3) % AFTER.length]}`;
    return `${bare}? ${asked[at - 1]}`;
  });
}

/** What people ask at the end of a story. */
const ASKED_IN_STORIES = [
  ", what can i do",
  " what now",
  ", can they do that??",
  ". what do i do?",
  ", is that legal",
  ". do i have to pay this?",
];

/** Short stories are the likest to questions, and more so when they end in one. */
function stories(): Sample[] {
  return linesOf<Tuning>("tuning").flatMap(({ text }, at) => {
    const long = text.split(/\s+/).length;
    if (long > LONGEST) return [];
    if (long > SHORT) return [sample(text, "story")];
    const end = ASKED_IN_STORIES[at % ASKED_IN_STORIES.length];
    return [text, `${text.replace(/[.?!]+$/, "")}${end}`].map((words) => sample(words, "story", 3));
  });
}

const leaves = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(leaves);

/** Commands that are worded as what the guidance answers, or take words of any kind. */
const AS_ASKED = ["card", "keep", "explain", "ask", "language"];

/** What is picked, commanded or answered in ordinary talks. */
function others(): Sample[] {
  const commands = Object.entries(guidance("commands")).flatMap(([id, words]) =>
    AS_ASKED.includes(id) ? [] : leaves(words).filter((phrase) => !phrase.includes("*")),
  );
  const choices = Object.values(guidance("intake")).flatMap((question) => {
    const { choices, words } = Object(question) as { choices?: unknown; words?: unknown };
    return [...leaves(choices), ...leaves(words)];
  });
  return [...commands, ...choices].map((words) => sample(words, "other"));
}

/** What people say in transcripts, without what may be a question. */
function talks(): Sample[] {
  const folder = new URL("test/transcripts/", root);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));
  const said = names.sort().flatMap((name) => readFileSync(new URL(name, folder), "utf8").match(/(?<=^> ).+/gm) ?? []);
  return said.flatMap((words) => {
    if (WORDED.test(words)) return [];
    return sample(words, words.split(" ").length > 6 ? "story" : "other");
  });
}

write(train([...labelled(), ...asked(), ...stories(), ...others(), ...talks()], SETTINGS), target, SMALL);
