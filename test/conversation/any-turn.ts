import fc from "fast-check";
import { placeOf } from "../../flows/prompts.ts";
import { ANY, type Reply, type Turn } from "../../src/core/contract.ts";
import { QUESTION_IDS, question } from "../../src/denial/questions.ts";
import { messages } from "./bot.ts";

/** What somebody may do: a turn, or a press on the n-th choice of what is shown. */
export type Did = Pick<Turn, "text" | "choice" | "form"> | { pick: number };

const STORIES = [
  "MRI without contrast 70551 was approved, they billed 70553 and now it says CO-284",
  "approved my surgery, then months later a letter says not medically necessary",
  "they say no auth on file CO-197 but I have the approval number A12345",
  "step therapy, they want me to fail two cheaper drugs first",
  "it was denied for auth",
  "no, I meant medicare advantage",
  "actually the appeal was denied on November 3, 2026",
  "my car insurance won't pay",
  "they denied my stay after a suicide attempt",
  "i want to die",
  "my phone is 312-555-0142 and they denied it",
  "can they deny after approving?",
  "what is a peer to peer?",
  "02/03/26",
  "30 Feb",
  "letter dated October 5, 2026, appeal by April 1, 2027",
  "1 and 3",
  "texas",
];
const commands = messages
  .ids("en")
  .filter((id) => id.startsWith("commands."))
  .flatMap((id) => messages.list("en", id).map((phrase) => phrase.replace("*", "plan")));

const typed = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...STORIES) },
  { weight: 3, arbitrary: fc.constantFrom(...commands) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 }).map(String) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 12 }) },
);

const PLACES = ["welcome", "check", "crisis", "remind", "start_over", "forget"] as const;
const pressed = fc.oneof(
  fc.constantFrom(
    ...QUESTION_IDS.flatMap((prompt) =>
      Object.keys(question(prompt).choices ?? {}).map((id) => ({ prompt, ids: [id] })),
    ),
    ...PLACES.flatMap((prompt) => Object.keys(placeOf(prompt)?.choices ?? {}).map((id) => ({ prompt, ids: [id] }))),
    { prompt: "reading", ids: ["0"] },
    { prompt: "match", ids: ["code", "place"] },
    { prompt: "sent", ids: ["2026-11-01"] },
  ),
  fc
    .constantFrom(
      "hello",
      "start",
      "status",
      "cases",
      "more",
      "back",
      "deadline",
      "calendar",
      "remind",
      "log-call",
      "nonsense",
    )
    .map((id) => ({ prompt: ANY, ids: [id] })),
  fc
    .constantFrom("bill", "rights", "script", "fix-appeal-stop", "nothing")
    .map((id) => ({ prompt: ANY, ids: [`card:${id}`] })),
);

const day = fc.constantFrom("", "October 5, 2026", "30 Feb", "02/03/26", "soon");
const form = fc.oneof(
  fc.record({ prompt: fc.constant("deadline"), values: fc.record({ deadline_date: day, notice_date: day }) }),
  fc.record({
    prompt: fc.constant("details"),
    values: fc.record({ auth_number: fc.constantFrom("", "A123"), codes_billed: fc.constantFrom("", "70553", "x") }),
  }),
  fc.record({
    prompt: fc.constant("call"),
    values: fc.record({ call_date: day, call_note: fc.lorem({ maxCount: 5 }) }),
  }),
);

export const anything: fc.Arbitrary<Did> = fc.oneof(
  { weight: 4, arbitrary: typed.map((text) => ({ text })) },
  { weight: 3, arbitrary: fc.nat(8).map((pick) => ({ pick })) },
  { weight: 2, arbitrary: pressed.map((choice) => ({ choice })) },
  { weight: 1, arbitrary: form.map((form) => ({ form })) },
);

/** The turn, with a pick resolved to what the last replies show; a form's question is typed a day instead. */
export function turnOf(did: Did, shown: readonly Reply[]): Pick<Turn, "text" | "choice" | "form"> {
  if (!("pick" in did)) return did;
  const last = shown.at(-1);
  const { prompt = ANY, choices = last?.choices ?? [] } = last?.ask ?? {};
  const choice = choices[did.pick % Math.max(choices.length, 1)];
  return choice ? { choice: { prompt, ids: [choice.id] } } : { text: "October 5, 2026" };
}
