import { expect, test } from "vitest";
import { createBot } from "../conversation/bot.ts";

const typed = (prompt: string, text: string) => ({ choice: { prompt, ids: [] }, text });

test("words typed into a question's own form answer it", async () => {
  const bot = await createBot();
  await bot.press("welcome", "start");
  const replies = await bot.turn(typed("when", "1"));
  expect(replies.at(-1)?.ask?.prompt).not.toBe("when");
});

test("words typed into the form of a closed question are not taken for the open one", async () => {
  const bot = await createBot();
  await bot.press("welcome", "start");
  const [reply] = await bot.turn(typed("progress", "1"));
  expect(JSON.stringify(reply?.blocks)).toContain("That question is closed");
  expect(reply?.ask?.prompt).toBe("when");
});

test("words of danger are heard in any form", async () => {
  const bot = await createBot();
  const [reply] = await bot.turn(typed("progress", "I want to kill myself"));
  expect(JSON.stringify(reply?.blocks)).toContain("988");
});

test("a word that could be a case code is not taken for one", async () => {
  const bot = await createBot();
  await bot.press("welcome", "start");
  await bot.press("when", "before");
  const replies = await bot.turn(typed("urgent", "back"));
  expect(replies.at(-1)?.ask?.prompt).toBe("when");
});

test("who comes by a command sees the welcome before the first question", async () => {
  const bot = await createBot();
  const [reply] = await bot.turn({ choice: { prompt: "any", ids: ["start"] } });
  expect(reply?.ask?.prompt).toBe("welcome");
  const [next] = await bot.turn({ choice: { prompt: "welcome", ids: ["start"] } });
  expect(next?.ask?.prompt).toBe("when");
});
