import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { checkStore } from "../../src/doctor/store.ts";
import { createFakeDiscord } from "../adapters/discord/fake/server.ts";
import { silent } from "../silent.ts";

const doctor = new URL("../../src/doctor.ts", import.meta.url).pathname;

const run = (env: Record<string, string>): Promise<{ code: number; shown: string }> =>
  new Promise((resolve) => {
    const cwd = mkdtempSync(join(tmpdir(), "doctor-"));
    execFile(process.execPath, [doctor], { cwd, env: { PATH: process.env.PATH, ...env } }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), shown: stdout + stderr }),
    );
  });

const findings = async (env: Record<string, string>): Promise<string> => {
  const { config } = readConfig(env);
  if (!config) throw new Error("The settings are wrong");
  return (await checkStore(config, silent)).map(({ state, text }) => `${state}: ${text}`).join("\n");
};

test("one screen says all, and ends with the number of things to mend", async () => {
  const fake = await createFakeDiscord();
  onTestFinished(() => fake.close());
  const { code, shown } = await run({ DISCORD_TOKEN: fake.token, DISCORD_API_BASE: fake.apiBase });
  expect(shown).toMatch(/Store[\s\S]*Slack is not used[\s\S]*The token is right[\s\S]*One thing has to be mended/);
  expect(shown.split("\n").length).toBeLessThan(40);
  expect(shown).not.toContain(fake.token);
  expect(code).toBe(1);
}, 60_000);

test("without any platform nothing has to be mended; with a wrong setting that is told", async () => {
  expect(await run({})).toMatchObject({ code: 0, shown: expect.stringContaining("Everything that is set up works.") });
  const wrong = await run({ DISCORD_TOKEN: "t", DISCORD_SHARDS: "many" });
  expect(wrong).toMatchObject({ code: 1, shown: expect.stringContaining("DISCORD_SHARDS must be") });
}, 60_000);

test("a store that can be used, in memory and on disk", async () => {
  expect(await findings({ RECOURSE_STORE: "memory" })).toContain("ok: The store in memory can be read and written.");
  const data = mkdtempSync(join(tmpdir(), "doctor-"));
  expect(await findings({ RECOURSE_DATA: data })).toContain("note: The key is in");
});

test("a store that can't be used", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "doctor-")), "file");
  writeFileSync(file, "");
  expect(await findings({ RECOURSE_DATA: join(file, "data") })).toMatch(/^broken: The SQLite file in/);
  const key = Buffer.alloc(32, 1).toString("base64");
  expect(await findings({ REDIS_URL: "redis://127.0.0.1:9", RECOURSE_KEY: key })).toMatch(
    /^broken: The Redis server at 127/,
  );
});
