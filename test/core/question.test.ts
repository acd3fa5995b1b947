import { expect, test } from "vitest";
import type { ConversationEvent } from "../../flows/events.ts";
import { createIsQuestion } from "../../src/core/question.ts";
import { answerOf, heard, isAsked, type Labelled, measured, messages } from "./hear.ts";

const asks = ({ text }: Labelled) => isAsked(heard(text));
const shareOf = (kind: Labelled["kind"]) => {
  const all = measured.filter((one) => one.kind === kind);
  return all.filter(asks).length / all.length;
};

test("questions are heard, stories and short answers are not taken for them", () => {
  const [question, story, other] = [shareOf("question"), shareOf("story"), shareOf("other")];
  console.log(
    `Heard: ${percent(question)} of questions; taken for one: ${percent(story)} of stories, ${percent(other)} of others`,
  );
  expect(question).toBeGreaterThanOrEqual(0.85);
  expect(story).toBeLessThanOrEqual(0.01);
  expect(other).toBeLessThanOrEqual(0.06);
});

test("questions of people who never saw the guidance are answered, seldom wrongly", () => {
  const all = measured.filter(({ topics = [] }) => topics.length > 0);
  const answers = all.map(({ text, topics = [] }) => ({ id: answerOf(heard(text)), topics, near: nearest(text) }));
  const right = answers.filter(({ id, topics }) => id && topics.includes(id)).length / all.length;
  const near =
    answers.filter(({ id, topics, near }) => !id && near.some((one) => topics.includes(one))).length / all.length;
  const wrong = answers.filter(({ id, topics }) => id && !topics.includes(id)).length / all.length;
  console.log(`Right ${percent(right)}, among the three nearest ${percent(near)}, wrong ${percent(wrong)}`);
  expect(right).toBeGreaterThanOrEqual(0.55);
  expect(right + near).toBeGreaterThanOrEqual(0.8);
  expect(wrong).toBeLessThanOrEqual(0.08);
});

const nearest = (text: string): string[] =>
  heard(text).flatMap((event) => (event.type === "NO_ANSWER" ? event.topics : []));

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

test("a language without a model keeps the rule", () => {
  const isQuestion = createIsQuestion({ ...messages, list: (_language, id) => messages.list("en", id) }, "es");
  expect(isQuestion("can they deny after approving?")).toBe(true);
  expect(isQuestion("MRI was denied, what now")).toBe(false);
});

test.each([
  ["50 is what code", ["50"]],
  ["296 meaning pls", ["296"]],
  ["does PR 1 mean denied", ["PR-1"]],
  ["what would co-198 mean on a pt bill", ["CO-198"]],
  ["what does remark code N130 say", ["N130"]],
])("%j is answered from the codes", (text, codes) => {
  expect(heard(text)).toEqual([{ type: "CODES", codes }]);
});

test.each(["is it 60 days or 180", "how long is 72 hours", "what is 2 plus 2"])("%j names no code", (text) => {
  expect(answerOf(heard(text))).not.toBe("codes");
});

test.each([
  ["my plan is medicare advantage how long do i have", { plan_type: "medicare_advantage" }],
  ["we're on medicaid, how many days for the appeal there", { plan_type: "medicaid_mco" }],
  ["i live in texas, who do i complain to", { state: "TX" }],
  ["the letter is dated october 3, how long do i have", { notice_date: "2026-10-03" }],
])("%j keeps what it tells, and is answered", (text, facts) => {
  const [told, ...answer] = heard(text);
  expect(told).toMatchObject({ type: "FACTS", facts });
  expect(isAsked(answer)).toBe(true);
});

test.each([
  "can they deny after approving?",
  "do i qualify for medicaid",
  "can a medicare advantage plan take back an approval",
  "what is a denial",
])("%j tells no facts", (text) => {
  expect(heard(text).map(({ type }) => type)).not.toContain("FACTS");
});

test.each(["humana", "the hospital", "its in the mail", "this is stupid", "???", "cancel that"])(
  "%j gets no answer to a question that nobody asked",
  (text) => {
    expect(answerOf(heard(text))).toBeUndefined();
  },
);

test("a topic that was offered is answered when it is typed", () => {
  const labels = messages.faq("en").map(({ id, q: [label = ""] }) => ({ id, label }));
  const missed = labels.filter(
    ({ id, label }) => answerOf(heard(label)) !== `faq.${id}` && isAsked(heard(label)) === false,
  );
  expect(missed.map(({ label }) => label)).toEqual(["What can you do?"]);
});

test("before and after say when they said no, whatever is open", () => {
  expect(heard("after", [{ type: "START" }, { type: "SKIP" }])).toMatchObject([
    { type: "FACTS", facts: { stage: "post" } },
  ]);
});

const CASE: ConversationEvent[] = [
  { type: "START" },
  {
    type: "FACTS",
    facts: {
      stage: "post",
      approved: "yes",
      carc_rarc: ["CO-284"],
      reasons: ["mismatch"],
      plan_type: "employer_self_funded",
      notice_date: "2026-10-20",
    },
  },
];

test.each([
  ["how many days left", { type: "CARD", card: "deadline" }],
  ["so when do they have to answer", { type: "CARD", card: "deadline" }],
  ["what do i do right now", { type: "REPEAT" }],
  ["what does that mean", { type: "SIMPLER" }],
  ["why do you need my state", { type: "WHY" }],
  ["can they do that", { type: "ANSWER", answer: "faq.deny-after-approval" }],
])("%j is answered from the own case", (text, event) => {
  expect(heard(text, CASE)).toEqual([event]);
});
