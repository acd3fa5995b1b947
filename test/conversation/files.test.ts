import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { asFile } from "../files/letters.ts";
import { createBot, type TestBot } from "./bot.ts";
import { plainReply } from "./plain-reply.ts";

const FIRST = `Premera Blue Cross
Notice date: November 6, 2026
Date of service: September 24, 2026
We approved CPT 73721 under authorization number 8841-2207.
The claim was sent with CPT 73722. Because the service billed is not the service that we authorized (CO-284), the
claim is denied. You must file your appeal by January 5, 2027.`;
const SECOND = `Your appeal rights
You must file your appeal by February 12, 2027.
This is a self-funded plan.`;
const APPROVAL = `Cigna Healthcare
May 29, 2026
Re: Prior authorization APPROVED
Authorization number: OP0448812
Service: CPT 29881 knee arthroscopy, 1 unit
Valid: June 1, 2026 through August 31, 2026`;

const words = (text: string, name: string) => asFile(Buffer.from(text), name);
const sample = (name: string) => asFile(readFileSync(new URL(`../files/samples/${name}`, import.meta.url)), name);

async function bot(): Promise<TestBot & { sendAll(...files: ReturnType<typeof words>[]): Promise<string> }> {
  const made = await createBot();
  onTestFinished(() => made.close());
  const sendAll: Awaited<ReturnType<typeof bot>>["sendAll"] = async (...files) =>
    (await made.turn({ files })).map(plainReply).join("\n");
  return { ...made, sendAll };
}

test("two pages are one letter: both are read, and where the second says otherwise, that is shown", async () => {
  const { sendAll, type } = await bot();
  const shown = await sendAll(words(FIRST, "page1.txt"), words(SECOND, "page2.txt"));
  expect(shown).toContain(
    "page2.txt changes one thing, last day on the letter. Before: January 5, 2027. Now: February 12, 2027.",
  );
  expect(shown).toContain("This is what I read in page1.txt and page2.txt");
  expect(shown).toMatch(/billed codes: 73722.*last day on the letter: February 12, 2027.*self-funded/is);
  expect(await type("yes")).toContain("February 12, 2027");
});

test("a page that comes before the first was checked is added to it", async () => {
  const { sendAll } = await bot();
  await sendAll(words(FIRST, "page1.txt"));
  const shown = await sendAll(words(SECOND, "page2.txt"));
  expect(shown).toContain("This is what I read in page2.txt, with what you sent before");
  expect(shown).toMatch(/billed codes: 73722.*February 12, 2027/is);
});

test("a page that comes after the result tells the day that it moved, once it is used", async () => {
  const { sendAll, type } = await bot();
  await sendAll(words(FIRST.replace(/ You must.*/, ""), "page1.txt"));
  expect(await type("yes")).toContain("Last safe day: January 5, 2027");
  expect(await sendAll(words(SECOND, "page2.txt"))).not.toContain("Last safe day");
  const used = await type("yes");
  expect(used).toContain("February 12, 2027");
  expect(used).not.toContain("Because the line says CO-284");
});

test("a file that cannot be read does not cost the others, and is named", async () => {
  const { sendAll } = await bot();
  const shown = await sendAll(words("", "blank.txt"), words(FIRST, "page1.txt"), words("Hello, world!", "other.txt"));
  expect(shown).toContain("blank.txt has nothing in it");
  expect(shown).toContain("I could not find a fact about a denial in other.txt");
  expect(shown).toContain("This is what I read in page1.txt.");
});

test("an approval alone: its facts are shown, and the denial is asked for", async () => {
  const { sendAll, type } = await bot();
  const shown = await sendAll(words(APPROVAL, "approval.txt"));
  expect(shown).toMatch(/approved codes: 29881/i);
  expect(shown).toContain("This letter says yes to the care.");
  expect(shown).not.toContain("date of the letter");
  expect(await type("yes")).not.toContain("Latest day");
});

test("an approval and a denial are one case, in whichever order", async () => {
  for (const order of [
    [APPROVAL, FIRST],
    [FIRST, APPROVAL],
  ]) {
    const { sendAll } = await bot();
    const shown = await sendAll(...order.map((text, at) => words(text, `${at}.txt`)));
    expect(shown).toMatch(/approved codes: .*29881.*billed codes: 73722/is);
    expect(shown).not.toContain("This letter says yes to the care.");
  }
});

test("of a file with many denied claims one is picked, shown and used after a yes", async () => {
  const { sendAll, type } = await bot();
  const asked = await sendAll(sample("two-denied.835"));
  expect(asked).toContain("two-denied.835 holds more than one claim to look at");
  expect(asked).toContain("September 14, 2026: 29880, CO-284, N54");
  const shown = await type("2");
  expect(shown).toContain("This is what I read in two-denied.835");
  expect(shown).toMatch(/billed codes: 99213/i);
  expect(shown).not.toContain("29880");
  const used = await type("yes");
  expect(used).not.toContain("holds more than one claim to look at");
  expect(await type("status")).toMatch(/99213/);
});

test("what a claim file says in words counts too", async () => {
  const { sendAll } = await bot();
  const told = JSON.parse(readFileSync(new URL("../files/samples/explanation.json", import.meta.url), "utf8"));
  Object.assign(told, {
    insurer: { display: "Humana Medicare Advantage" },
    processNote: [{ text: "Approved service was CPT 73721. You have 60 days to appeal." }],
  });
  const shown = await sendAll(words(JSON.stringify(told), "eob.json"));
  expect(shown).toMatch(/approved codes: 73721.*days to appeal, as printed: 60.*Medicare Advantage/is);
});

test("a request that was answered with yes is no denial", async () => {
  const { sendAll } = await bot();
  const answer = {
    resourceType: "ClaimResponse",
    use: "preauthorization",
    created: "2026-11-02",
    disposition: "Approved as requested",
    preAuthRef: "PA77",
  };
  const shown = await sendAll(words(JSON.stringify(answer), "answer.json"));
  expect(shown).toMatch(/approval number: PA77.*date of the approval: November 2, 2026/is);
  expect(shown).toContain("This letter says yes to the care.");
  expect(shown).not.toContain("date of the letter");
});
