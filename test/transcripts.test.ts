import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createBot, type TestBot } from "./conversation/bot.ts";
import { readTranscript } from "./conversation/transcript.ts";

const folder = new URL("transcripts/", import.meta.url);

for (const name of globSync("**/*.txt", { cwd: folder }).sort()) {
  test(`the conversation ${name.replace(/\.txt$/, "")}`, async () => {
    const { today, exchanges } = readTranscript(readFileSync(new URL(name, folder), "utf8"));
    const bot = await createBot(today);
    for (const { line, says, shows, never } of exchanges) {
      const shown = await act(says, bot);
      let from = 0;
      for (const part of shows) {
        const at = shown.indexOf(part, from);
        expect(at, `${name}:${line} should show "${part}" in:\n${shown}`).toBeGreaterThanOrEqual(0);
        from = at + part.length;
      }
      for (const part of never) expect(shown, `${name}:${line}`).not.toContain(part);
      expect(bot.failures, `${name}:${line}`).toEqual([]);
    }
    await bot.close();
  });
}

/** `> [prompt] a, b` is a press, `~ 7 hours` lets time pass; all else is typed. */
async function act(says: string, bot: TestBot): Promise<string> {
  const passed = /^~(\d+) (\w+)$/.exec(says);
  if (passed) {
    bot.pass({ hours: Number(passed[1]) * (passed[2]?.startsWith("day") ? 24 : 1) });
    return "";
  }
  const press = /^\[([\w-]+)\] (.+)$/.exec(says);
  return press ? bot.press(press[1] ?? "", ...(press[2] ?? "").split(/, */)) : bot.type(says);
}
