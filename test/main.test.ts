import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { program, says, spawnProgram } from "./program.ts";
import { folder } from "./storage/folder.ts";

const STORY = "MRI without contrast 70551 was approved, they billed 70553 and now it says CO-284\n";
const MESSAGES = fileURLToPath(new URL("../messages", import.meta.url));
const CODE = /Case code: (\w{4})/;

test("a story through a pipe leads to its case with its because, three steps and a case code", async () => {
  const { code, out, error } = await program([], { data: folder() }, STORY);
  expect(error).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(/This looks like: they approved one thing, the bill shows\s+another/);
  expect(out).toMatch(/Because the line says CO-284/);
  expect(out).toMatch(/^1\. [\s\S]*^2\. [\s\S]*^3\. /m);
  expect(out).toMatch(CODE);
});

test("every line of a pipe is a turn, shown once before what it is answered with", async () => {
  const { out } = await program([], { data: folder() }, "start\n2\nstatus\n");
  expect(out.match(/^> .*$/gm)).toEqual(["> start", "> 2", "> status"]);
  expect(out.indexOf("What I know so far")).toBeGreaterThan(out.indexOf("> status"));
});

test("nothing is wider than 80 columns, and nothing is coloured between pipes", async () => {
  const input = `${STORY}more\nask insurer\nrights\n`;
  const { out } = await program([], { data: folder() }, input);
  const wide = out.split("\n").filter((line) => line.length > 80 && !/^> |https?:\/\//.test(line));
  expect(wide).toEqual([]);
  expect(out).not.toContain("\u001b");
});

test("colour is forced and forbidden by the environment", async () => {
  const forced = await program([], { data: folder(), env: { FORCE_COLOR: "1" } });
  expect(forced.out).toContain("\u001b[1m");
  const both = await program([], { data: folder(), env: { FORCE_COLOR: "0", NO_COLOR: "1" } });
  expect(both.out).not.toContain("\u001b");
});

test("killed at any moment and started again, the conversation goes on", async () => {
  const data = folder();
  const child = spawnProgram([], { data });
  const said = says(child, "Case code:");
  child.stdin?.write(STORY);
  await said;
  child.kill("SIGKILL");
  await once(child, "close");
  const { code, out } = await program([], { data }, "status\n");
  expect(code).toBe(0);
  expect(out).toContain("Welcome back");
  expect(out).toMatch(/approved codes: 70551/);
});

test("a signal ends it in order, with everything saved", async () => {
  const data = folder();
  const child = spawnProgram([], { data });
  const said = says(child, "Case code:");
  child.stdin?.write(STORY);
  await said;
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([0, null]);
  expect((await program([], { data })).out).toContain("Welcome back");
});

test("--forget deletes the conversation and says so", async () => {
  const data = folder();
  await program([], { data }, STORY);
  const { code, out } = await program(["--forget"], { data });
  expect(code).toBe(0);
  expect(out).toMatch(/deleted your case/);
  expect((await program(["--forget"], { data })).out).toMatch(/had nothing/);
  expect((await program([], { data })).out).not.toContain("Welcome back");
});

test("ask answers one question with its source, keeps nothing, and ends", async () => {
  const data = folder();
  const { code, out } = await program(["ask", "what is a peer to peer?"], { data });
  expect(code).toBe(0);
  expect(out).toMatch(/doctor/);
  expect(out).toMatch(/Sources?:/);
  expect(existsSync(join(data, "recourse.db"))).toBe(false);
});

test("ask names the nearest topics when it has no answer, and puts danger first", async () => {
  const data = folder();
  const { code, out } = await program(["ask", "who won the football game yesterday"], { data });
  expect([code, out]).toEqual([0, expect.stringContaining("I have no good answer")]);
  expect((await program(["ask", "I want to kill myself"], { data })).out).toContain("988");
});

test("a letter that is named is read first", async () => {
  const data = folder();
  writeFileSync(join(data, "letter.txt"), "Your claim was denied. Reason code CO-197: no prior authorization on file.");
  const { code, out } = await program(["letter.txt"], { data });
  expect(code).toBe(0);
  expect(out).toMatch(/I am reading letter\.txt/);
  expect(out).toContain("CO-197");
});

test.each([
  [["nothing.pdf"], /can't find the file nothing\.pdf/],
  [["."], /is a folder/],
  [["--colour"], /unknown option '--colour'/],
  [["--lang", "xx"], /do not have that language/],
])("%j is refused in a sentence", async (args, sentence) => {
  const { code, out, error } = await program(args, { data: folder() });
  expect(code).toBe(1);
  expect(error).toMatch(sentence);
  expect(error).not.toMatch(/^\s+at /m);
  expect(out).toBe("");
});

test("all that is wrong with the settings is told at once", async () => {
  const env = { RECOURSE_KEEP_DAYS: "soon", SLACK_APP_TOKEN: "xapp-1", DISCORD_APP_ID: "12" };
  const { code, error } = await program([], { data: folder(), env });
  expect(code).toBe(1);
  for (const name of ["RECOURSE_KEEP_DAYS", "SLACK_BOT_TOKEN", "DISCORD_TOKEN", "DISCORD_APP_ID"])
    expect(error).toContain(name);
  expect(error).not.toMatch(/^\s+at /m);
});

test("all that is wrong with the messages is told at once", async () => {
  const [data, messages] = [folder(), folder()];
  cpSync(MESSAGES, messages, { recursive: true });
  writeFileSync(join(messages, "en", "common.yaml"), "welcome: [unclosed");
  writeFileSync(join(messages, "en", "cases", "unclear.yaml"), "title: no more than a title");
  const { code, error } = await program([], { data, env: { RECOURSE_MESSAGES: messages } });
  expect(code).toBe(1);
  expect(error).toContain("common.yaml");
  expect(error).toMatch(/unclear\.yaml: steps/);
  expect(error).not.toMatch(/^\s+at /m);
});

test("a data folder that cannot be written is told, and nothing is lost", async () => {
  const data = folder();
  writeFileSync(join(data, "file"), "kept");
  const { code, error } = await program([], { data: join(data, "file"), cwd: data });
  expect(code).toBe(1);
  expect(error).toContain("The data folder cannot be written");
  expect(readFileSync(join(data, "file"), "utf8")).toBe("kept");
});

test("a key that is not the one of the data is told", async () => {
  const data = folder();
  await program([], { data }, STORY);
  const env = { RECOURSE_KEY: Buffer.alloc(32, 9).toString("base64") };
  const { code, error } = await program([], { data, env });
  expect(code).toBe(1);
  expect(error).toMatch(/key/i);
});

test("another calendar is saved beside the first, the same one once, and log lines stay off the screen", async () => {
  const data = folder();
  const dated = `${STORY}2\nthe letter is dated November 3, 2026\ncalendar\ncalendar\n`;
  const input = `${dated}no, it was November 6 not November 3\ncalendar\n`;
  const { out, error } = await program([], { data }, input);
  const saved = readdirSync(data).filter((name) => name.endsWith(".ics"));
  expect(saved).toHaveLength(2);
  for (const name of saved) expect(out.replace(/\s+/g, " ")).toContain(`I saved ${name}`);
  expect(out + error).not.toContain('"level"');
});

test("with a token the platforms are named, and the terminal stays closed", async () => {
  const server = createServer((_, response) => response.end(JSON.stringify({ ok: false, error: "invalid_auth" })));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const env = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: url, SLACK_RETRIES: "0" };
  const { code, out, error } = await program([], { data: folder(), env }, "hello\n");
  expect(code).toBe(1);
  expect(error).toMatch(/Slack did not let the app in: invalid_auth/);
  expect(error + out).not.toContain("xoxb-1");
});

test("the key is made once, and said once", async () => {
  const data = join(folder(), "deep", "data");
  mkdirSync(join(data, ".."), { recursive: true });
  expect((await program([], { data, cwd: join(data, "..") })).out).toContain(join(data, "key"));
  expect((await program([], { data, cwd: join(data, "..") })).out).not.toContain("lock what I keep");
});
