import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Answers, createAnswers } from "../../src/core/answer.ts";
import { loadMessages } from "../../src/core/messages.ts";

const messages = loadMessages(new URL("../../messages/", import.meta.url));
const { answered, elsewhere } = parse(readFileSync(new URL("answer-questions.yaml", import.meta.url), "utf8")) as {
  answered: Record<string, string[]>;
  elsewhere: string[];
};
let answers: Answers;
beforeAll(() => {
  answers = createAnswers(messages, "en");
});

test("questions in people's own words find the right topic", () => {
  const asked = Object.entries(answered);
  const wrong = asked.flatMap(([question, right]) => {
    const id = answers.answer(question)?.id ?? "nothing";
    return right.includes(id) ? [] : [`${question} → ${id}`];
  });
  const share = 1 - wrong.length / asked.length;
  console.log(`${asked.length} questions, ${(share * 100).toFixed(1)} % right. Not right:\n${wrong.join("\n")}`);
  expect(asked.length).toBeGreaterThanOrEqual(200);
  expect(share).toBeGreaterThanOrEqual(0.9);
});

test("the right topic is among the three nearest", () => {
  const asked = Object.entries(answered);
  const near = asked.filter(([question, right]) => answers.nearest(question, 3).some(({ id }) => right.includes(id)));
  expect(near.length / asked.length).toBeGreaterThanOrEqual(0.97);
});

test("questions about other matters are not answered", () => {
  const wrong = elsewhere.flatMap((question) => {
    const answer = answers.answer(question);
    return answer ? [`${question} → ${answer.id}`] : [];
  });
  console.log(`${elsewhere.length} questions about other matters, answered by mistake:\n${wrong.join("\n")}`);
  expect(elsewhere.length).toBeGreaterThanOrEqual(60);
  expect(wrong.length / elsewhere.length).toBeLessThanOrEqual(0.03);
});

test("the table names topics that are there", () => {
  const known = new Set([
    ...messages.faq("en").map(({ id }) => `faq.${id}`),
    ...messages.terms("en").map(({ id }) => `term.${id}`),
    ...messages.cardIds("en").map((id) => `card.${id}`),
    ...messages.caseIds("en").map((id) => `case.${id}`),
  ]);
  expect(Object.values(answered).map((ids) => ids.filter((id) => known.has(id)).length)).not.toContain(0);
});

test("the table is not worded as the messages are", () => {
  const worded = new Set(messages.faq("en").flatMap(({ q }) => q.map((way) => way.toLowerCase())));
  const same = Object.keys(answered).filter((question) => worded.has(question.toLowerCase()));
  expect(same.length / Object.keys(answered).length).toBeLessThan(0.25);
});

test("an answer is short and has its sources", () => {
  const answer = answers.answer("can they deny after approving?");
  expect(answer).toMatchObject({ id: "faq.deny-after-approval", label: expect.stringContaining("deny") });
  expect(answer?.text.length).toBeLessThanOrEqual(420);
  expect(answer?.sources[0]).toMatchObject({
    label: expect.any(String),
    checked: expect.stringMatching(/^\d{4}-\d{2}$/),
  });
});

test("an answer is found again by its id", () => {
  const answer = answers.answer("should I sue them?");
  expect(answers.byId(answer?.id ?? "")).toEqual(answer);
  expect(answers.byId("faq.constructor")).toBeUndefined();
});

test("words without a question find nothing and break nothing", () => {
  for (const words of ["", " ", "???", "asdf", "the", "😀", "x".repeat(10_000), "is it", "\u0000"]) {
    expect(answers.answer(words)).toBeUndefined();
    expect(answers.nearest(words, 3).length).toBeLessThanOrEqual(3);
  }
});

test.each([
  ["peer to peer", "peer-to-peer"],
  ["P2P", "peer-to-peer"],
  ["Pre-Authorization", "prior-authorization"],
  ["  EOB ", "eob"],
  ["explanation of benefits", "eob"],
  ["fail first", "step-therapy"],
  ["self-insured", "self-funded"],
  ["N54", "rarc"],
])("%j is the term %s", (words, id) => {
  expect(answers.explain(words)?.id).toBe(id);
});

test.each(["", "weather", "my MRI", "constructor"])("%j is no term", (words) => {
  expect(answers.explain(words)).toBeUndefined();
});

test("topics complete what is typed, and offer some before anything is", () => {
  expect(answers.topics("peer", 5)).toContain("peer-to-peer review");
  expect(answers.topics("", 5)).toHaveLength(5);
  expect(new Set(answers.topics("appeal", 25)).size).toBe(answers.topics("appeal", 25).length);
});

test.each([
  "can they deny after approving?",
  "what is a peer to peer?",
  "how long do I have?",
  "How long do I have",
  "ok, so what is an EOB",
  "thanks, what is an EOB?",
  "why was it denied?",
  "do I have to pay this bill?",
  "should I sue",
  "explain modifier",
  "is it too late to appeal?",
  "wait, can my doctor appeal?",
])("%j asks something", (words) => {
  expect(answers.isQuestion(words)).toBe(true);
});

test.each([
  "MRI was denied, what now",
  "My MRI was denied. What should I do?",
  "they approved my surgery and then denied it, can they do that?",
  "I got a letter with CO-197, what does that mean?",
  "no approval on file?",
  "why did they bill 70553 when 70551 was approved?",
  "CA",
  "yes",
  "2",
  "Medicare?",
  "not sure?",
  "can't tell",
  "when I was in the hospital",
  "which one I do not know",
  "how should they know, I told them already",
  "is approved",
  "what they said is that the code does not match",
  "It says not medically necessary. Why?",
  "",
])("%j is an answer or a story", (words) => {
  expect(answers.isQuestion(words)).toBe(false);
});
