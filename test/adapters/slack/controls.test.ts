import { afterEach, beforeEach, expect, it } from "vitest";
import { ANY, type Ask, type Reply } from "../../../src/core/contract.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { openSlack, type SlackDriver } from "./driver.ts";
import { controlsIn, messageText } from "./sight.ts";
import type { Shown } from "./world.ts";

let driver: SlackDriver;
let bot: ScriptedBot;
const last = () => bot.turns.at(-1);
const one = (prompt: string, ...labels: string[]): Ask => ({
  prompt,
  kind: "one",
  label: `Question ${prompt}?`,
  choices: labels.map((label) => ({ id: label.toLowerCase(), label })),
});
const asks = (ask: Ask): Reply => ({ blocks: [{ type: "text", text: "Fine." }], ask });
const say = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });
const byText = (words: string): Shown => driver.messages().find((shown) => messageText(shown).includes(words)) as Shown;

beforeEach(async () => {
  driver = await openSlack();
  bot = createScriptedBot();
  await driver.adapter.start(bot);
});
afterEach(async () => {
  await driver.adapter.stop();
  await driver.close();
});

const show = async (...replies: Reply[]) => {
  bot.say(...replies);
  await driver.type("hello");
};

it("picks Slack's own control by how many choices there are", async () => {
  const kinds = async (count: number) => {
    await show(asks(one("p", ...Array.from({ length: count }, (_, at) => `Choice ${at}`))));
    return driver.find("Choice 0").element.type;
  };
  expect([await kinds(2), await kinds(5), await kinds(6), await kinds(10), await kinds(11), await kinds(120)]).toEqual([
    "button",
    "button",
    "radio_buttons",
    "radio_buttons",
    "static_select",
    "static_select",
  ]);
});

it("says in the old message what was chosen, and leaves its drill-downs", async () => {
  await show({ ...asks(one("p1", "Yes", "No")), choices: [{ id: "more", label: "More" }] });
  bot.say(asks(one("p2", "Maybe")));
  await driver.press("Yes");
  const old = byText("Question p1?");
  expect(messageText(old)).toContain("slack.chosen Yes");
  expect(controlsIn(old.blocks).map((control) => control.label)).toEqual(["More"]);
  await driver.press("More");
  expect(last()?.choice).toEqual({ prompt: ANY, ids: ["more"] });
});

it("takes the controls off a question that was answered in words", async () => {
  await show(asks(one("p1", "Yes", "No")));
  await show(asks(one("p2", "Maybe")));
  expect(controlsIn(byText("Question p1?").blocks)).toEqual([]);
  expect(messageText(byText("Question p1?"))).toContain("slack.moved_on");
});

it("says that a question is closed when an old control is pressed late, and lets the core tell what is open", async () => {
  await show(asks(one("p1", "Yes", "No")));
  const [late] = controlsIn(byText("Question p1?").blocks, byText("Question p1?"));
  await show(asks(one("p2", "Maybe")));
  const before = structuredClone(late);
  bot.say(say("That question is closed."), asks(one("p2", "Maybe")));
  // The client still shows the old controls: the press comes with them, as it was.
  const message = { ...byText("Question p1?"), blocks: [before?.block].flatMap((block) => block ?? []) };
  if (before) await driver.user.press(before, { channel: "DT1U1", message });
  await driver.settled();
  expect(last()?.choice).toEqual({ prompt: "p1", ids: ["yes"] });
  expect(messageText(byText("slack.closed"))).toContain("slack.closed");
  expect(driver.controls()).toEqual(["Maybe"]);
});

it("answers a question that only one person sees in its place", async () => {
  bot.say(asks(one("sure", "Yes", "No")));
  await driver.user.command("forget");
  await driver.settled();
  bot.say(say("All is deleted."));
  await driver.press("Yes");
  expect(last()).toMatchObject({ conversation: "slack:T1:U1", choice: { prompt: "sure", ids: ["yes"] } });
  expect(driver.shown()).toContain("All is deleted.");
  expect(driver.shown()).not.toContain("Question sure?");
});

it("takes a case begun from such an answer to direct messages", async () => {
  bot.say({ ...say("No case yet."), choices: [{ id: "new", label: "New case" }] });
  await driver.user.command("cases");
  await driver.settled();
  await driver.press("New case");
  expect(last()).toMatchObject({ choice: { prompt: ANY, ids: ["start"] } });
  expect(last()?.conversation).toMatch(/^slack:T1:DT1U1:/);
  expect(driver.shown()).toContain("slack.answered_there");
});

it("begins a new case in a new thread when it is asked for in one", async () => {
  await show({ ...say("A result"), choices: [{ id: "new", label: "New case" }] });
  const first = last()?.conversation;
  await driver.press("New case");
  expect(last()?.choice).toEqual({ prompt: ANY, ids: ["start"] });
  expect(last()?.conversation).not.toBe(first);
  expect(driver.shown()).toContain("slack.answered_there");
});

const form: Ask = {
  prompt: "codes",
  kind: "form",
  label: "What do they say?",
  fields: [
    { id: "codes_approved", label: "Approved codes", kind: "text" },
    { id: "auth_date", label: "Date", kind: "date", value: "2026-03-01" },
  ],
};

it("offers the form again and says that typing works when it could not open in time", async () => {
  await show(asks(form));
  driver.slack.faults.push({ method: "views.open", error: "expired_trigger_id" });
  await driver.press("slack.fill_in");
  expect(driver.shown()).toContain("slack.modal.too_late");
  await driver.submit({ "Approved codes": "70551" });
  expect(last()?.form).toEqual({ prompt: "codes", values: { codes_approved: "70551", auth_date: "2026-03-01" } });
});

it("closes the form's message once it is filled in", async () => {
  await show(asks(form));
  bot.say(asks(one("p2", "Maybe")));
  await driver.submit({ "Approved codes": "70551" });
  expect(messageText(byText("What do they say?"))).toContain("slack.chosen slack.filled_in");
  expect(driver.controls()).toEqual(["Maybe"]);
});

it("keeps a long form without its hints, and asks a longer one in words", async () => {
  const fields = (hint: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `f${at}`, label: `Field ${at}`, kind: "text" as const, hint }));
  await show(asks({ ...form, fields: fields("h".repeat(400), 6) }));
  bot.say(say("Thanks."));
  await driver.submit({ "Field 5": "five" });
  expect(last()?.form?.values).toEqual({ f5: "five" });
  await show(asks({ ...form, prompt: "long", fields: fields("", 60) }));
  expect(driver.controls()).not.toContain("slack.fill_in");
});

it("escapes what people wrote wherever Slack reads its own mark-up", async () => {
  await show(say("You said <!channel> & <@U1>"));
  const shown = byText("You said");
  expect(shown.text).toBe("You said &lt;!channel&gt; &amp; &lt;@U1&gt;");
});

it("shows that it is reading when a file comes, and refuses to send its token elsewhere", async () => {
  await driver.attach([{ name: "letter.pdf", type: "application/pdf", content: new Uint8Array([1]) }]);
  expect(driver.slack.statuses).toEqual(["slack.reading"]);
  const file = { id: "F9", name: "x", mimetype: "text/plain", size: 1, url_private_download: "http://evil.example/x" };
  await driver.type("", { subtype: "file_share", files: [file] });
  await expect(last()?.files?.[0]?.read()).rejects.toThrow("outside of Slack");
});

it("asks Slack for a file that is shared from elsewhere", async () => {
  const url = `${driver.slack.base}/files/F7`;
  driver.slack.files.set("F7", { id: "F7", url, content: new Uint8Array([7]), token: "xoxb-1" });
  await driver.type("", { subtype: "file_share", files: [{ id: "F7", file_access: "check_file_info" }] });
  expect(await last()?.files?.[0]?.read()).toEqual(new Uint8Array([7]));
});
