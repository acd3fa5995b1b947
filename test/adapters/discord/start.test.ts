import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createPerson } from "./fake/person.ts";
import { createFakeDiscord } from "./fake/server.ts";
import { seeMessage } from "./fake/sight.ts";

const main = new URL("../../../src/main.js", import.meta.url).pathname;

test("a configured token is all that the program needs; after it was killed, the case goes on", async () => {
  const fake = await createFakeDiscord();
  onTestFinished(() => fake.close());
  const env = {
    PATH: process.env.PATH,
    DISCORD_TOKEN: fake.token,
    DISCORD_API_BASE: fake.apiBase,
    RECOURSE_DATA: mkdtempSync(join(tmpdir(), "discord-")),
  };
  const run = async (starts: number) => {
    const child = spawn(process.execPath, [main], { env, stdio: "ignore" });
    onTestFinished(() => void child.kill("SIGKILL"));
    await expect.poll(() => fake.gateway.story.length, { timeout: 45_000 }).toBe(starts);
    return child;
  };
  const person = createPerson(fake, { where: "direct" });
  const shown = () =>
    person
      .sees()
      .map((message) => seeMessage(message).words)
      .join("\n");

  const first = await run(1);
  person.write("they say no auth on file CO-197 but I have the approval number");
  await expect.poll(shown, { timeout: 20_000 }).toContain("Next 3 steps");
  first.kill("SIGKILL");
  await once(first, "exit");

  const second = await run(2);
  person.write("status");
  await expect.poll(shown, { timeout: 20_000 }).toContain("What I know so far");
  expect(shown()).toContain("CO-197");
  second.kill("SIGTERM");
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  expect(fake.world.violations).toEqual([]);
}, 120_000);
