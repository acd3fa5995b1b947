import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANY, type Reply } from "../../../src/core/contract.ts";
import { createScriptedBot, type ScriptedBot } from "../scripted-bot.ts";
import { openSlack, type SlackDriver } from "./driver.ts";
import { controlsIn, messageText } from "./sight.ts";
import { createUser } from "./user.ts";

const text = (words: string): Reply => ({ blocks: [{ type: "text", text: words }] });

describe.each(["socket", "http"] as const)("the ways in, by %s", (mode) => {
  let driver: SlackDriver;
  let bot: ScriptedBot;
  const last = () => bot.turns.at(-1);
  const direct = (user = "U1") => driver.slack.direct("T1", user);
  const own = (user = "U1") => driver.slack.channel("T1", `ET1${user}`).messages;
  const ephemeral = () => [...driver.slack.channels.values()].flatMap((one) => one.messages).filter((one) => one.only);

  beforeEach(async () => {
    driver = await openSlack({ mode });
    bot = createScriptedBot();
    bot.answer(() => [text("An answer")]);
    await driver.adapter.start(bot);
  });
  afterEach(async () => {
    await driver.adapter.stop();
    await driver.close();
  });

  it("makes every message outside of threads a conversation, and answers each in its own thread", async () => {
    const { user, slack } = driver;
    const first = await user.write(direct().id, "one case");
    const second = await user.write(direct().id, "another case");
    await user.write(direct().id, "more of the first", { thread_ts: first });
    await driver.settled();
    expect(bot.turns.map((turn) => turn.conversation)).toEqual([
      `slack:T1:DT1U1:${first}`,
      `slack:T1:DT1U1:${second}`,
      `slack:T1:DT1U1:${first}`,
    ]);
    expect(last()).toMatchObject({ person: "slack:T1:U1", text: "more of the first" });
    const answers = slack.calls.filter((call) => call.method === "chat.postMessage").map((call) => call.args.thread_ts);
    expect(answers.toSorted()).toEqual([first, first, second].toSorted());
  });

  it("reads links, mentions and signs as they were typed", async () => {
    const event = { type: "message", channel: direct().id, channel_type: "im", user: "U1", ts: "5.1" };
    await driver.user.event({
      ...event,
      text: "see <https://a.b/c|a.b/c> <mailto:x@y.z|x@y.z> <!here> a &lt;b&gt; &amp;amp;",
    });
    await driver.settled();
    expect(last()?.text).toBe("see a.b/c x@y.z @here a <b> &amp;");
  });

  it("hears nobody else: edits, other apps, itself, channels", async () => {
    const event = { type: "message", channel: direct().id, channel_type: "im", user: "U1", ts: "5.1", text: "x" };
    await driver.user.event({ ...event, subtype: "message_changed", message: { text: "x" } });
    await driver.user.event({ ...event, subtype: "bot_message", bot_id: "B9" });
    await driver.user.event({ ...event, bot_id: "B1", user: "UBOTT1" });
    await driver.user.event({ ...event, channel: "C1", channel_type: "channel" });
    await driver.settled();
    expect(bot.turns).toEqual([]);
  });

  it("begins a case in direct messages with /denial and a pasted text, and tells where", async () => {
    const sent = await driver.user.command("CO-197 no auth on file &amp; more");
    expect(sent.status).toBe(200);
    await driver.settled();
    expect(last()).toMatchObject({ text: "CO-197 no auth on file & more", choice: { prompt: ANY, ids: ["start"] } });
    const [root, answer] = direct().messages;
    expect(last()?.conversation).toBe(`slack:T1:DT1U1:${root?.ts}`);
    expect(answer).toMatchObject({ thread_ts: root?.ts });
    const [pointer] = own();
    expect(pointer?.blocks.at(-1)?.elements[0].url).toBe(
      `https://T1.slack.com/archives/DT1U1/p${root?.ts.replace(".", "")}`,
    );
  });

  it.each([
    ["", "start", undefined],
    ["new", "start", undefined],
    ["start they said no", "start", "they said no"],
    ["help me, they said no", "start", "help me, they said no"],
  ])("takes /denial %s as a beginning", async (line, command, words) => {
    await driver.user.command(line);
    await driver.settled();
    expect(last()?.choice).toEqual({ prompt: ANY, ids: [command] });
    expect(last()?.text).toBe(words);
    expect(last()?.conversation).toMatch(/^slack:T1:DT1U1:/);
  });

  it.each(["help", "status", "cases", "forget", "deadline", "ask how long do I have?"])(
    "answers /denial %s so that only this person sees it",
    async (line) => {
      await driver.user.command(line);
      await driver.settled();
      const [command, ...rest] = line.split(" ");
      expect(last()?.choice).toEqual({ prompt: ANY, ids: [command] });
      expect(last()?.text).toBe(rest.length > 0 ? rest.join(" ") : undefined);
      expect(last()?.conversation).toBe("slack:T1:U1");
      expect(own().map(messageText)).toEqual(["An answer"]);
      expect(direct().messages).toEqual([]);
    },
  );

  it("takes /denial status to the case that the person was last in, without its open question", async () => {
    await driver.type("a case");
    const { conversation = "" } = last() ?? {};
    bot.answer(() => [text("What I know"), { blocks: [], ask: { prompt: "p", kind: "text", label: "What else?" } }]);
    await driver.user.command("status");
    await driver.settled();
    expect(last()?.conversation).toBe(conversation);
    expect(own().map(messageText)).toEqual(["What I know", "slack.your_case\n[slack.open]"]);
  });

  it("moves a long or filed answer of a command to direct messages", async () => {
    const file = { name: "dates.ics", type: "text/calendar", content: "BEGIN" };
    bot.answer(() => [{ ...text("Your dates"), files: [file] }]);
    await driver.user.command("deadline");
    await driver.settled();
    expect(direct().messages.map(messageText)).toContain("Your dates");
    expect(driver.given()).toEqual([{ name: "dates.ics", content: "BEGIN" }]);
    bot.answer(() => Array.from({ length: 8 }, (_, at) => text(`${at} ${"long ".repeat(600)}`)));
    await driver.user.command("cases");
    await driver.settled();
    expect(direct().messages.some((message) => messageText(message).startsWith("7 long"))).toBe(true);
  });

  it("answers a mention in a thread where only that person sees it", async () => {
    driver.slack.channel("T1", "C1");
    const mention = { type: "app_mention", channel: "C1", user: "U1", ts: "7.2", thread_ts: "7.1" };
    await driver.user.event({ ...mention, text: "<@UBOTT1> they denied my MRI" });
    await driver.settled();
    expect(last()).toMatchObject({ text: "they denied my MRI", choice: { prompt: ANY, ids: ["start"] } });
    expect(last()?.conversation).toMatch(/^slack:T1:DT1U1:/);
    expect(ephemeral()).toHaveLength(1);
    expect(ephemeral()[0]).toMatchObject({ only: "U1", thread_ts: "7.1" });
  });

  it("answers in place, seen by one, where no direct message can be opened", async () => {
    driver.slack.channel("T1", "C1");
    driver.slack.closedTo.add("U1");
    bot.answer(() => [{ ...text("Hello"), ask: { prompt: "p1", kind: "text", label: "What happened?" } }]);
    await driver.user.event({ type: "app_mention", channel: "C1", user: "U1", ts: "7.2", text: "<@UBOTT1> hi" });
    await driver.settled();
    expect(last()?.conversation).toBe("slack:T1:U1");
    expect(ephemeral()[0]).toMatchObject({ only: "U1" });
    await driver.press("slack.say");
    const view = driver.slack.modals.get("U1") ?? {};
    bot.answer(() => [text("I see.")]);
    await driver.user.submit(view, { text: { value: { value: "they said no" } } });
    await driver.settled();
    expect(last()).toMatchObject({ conversation: "slack:T1:U1", text: "they said no" });
    expect(ephemeral().map(messageText)).toContain("I see.");
  });

  const letter = { user: "U2", text: "They denied my secret surgery" };

  it("triages a message for the person who asked, and offers to tell its author", async () => {
    await driver.user.messageShortcut(letter);
    await driver.settled();
    expect(last()).toMatchObject({ person: "slack:T1:U1", text: letter.text, choice: { prompt: ANY, ids: ["start"] } });
    expect(driver.slack.channels.get("C1")?.messages ?? []).toEqual([]);
    expect(direct("U2").messages).toEqual([]);
    await driver.press("slack.invite.send");
    const [invitation] = direct("U2").messages;
    expect(JSON.stringify(invitation)).not.toMatch(/secret|U1/);
    expect(driver.controls()).not.toContain("slack.invite.send");

    const author = createUser(driver.slack, driver.transport, { team: "T1", id: "U2" });
    const [start] = controlsIn(invitation?.blocks ?? []);
    if (start) await author.press(start, { channel: direct("U2").id, ...(invitation ? { message: invitation } : {}) });
    await driver.settled();
    expect(last()).toMatchObject({ person: "slack:T1:U2", choice: { prompt: ANY, ids: ["start"] } });
    expect(last()?.conversation).toBe(`slack:T1:DT1U2:${invitation?.ts}`);
  });

  it("invites nobody twice in a week, and tells when it cannot", async () => {
    for (let times = 0; times < 2; times++) {
      await driver.user.messageShortcut(letter);
      await driver.settled();
      await driver.press("slack.invite.send");
    }
    expect(direct("U2").messages).toHaveLength(1);
    expect(direct().messages.map(messageText)).toContain("slack.invite.already");
    driver.slack.closedTo.add("U3");
    await driver.user.messageShortcut({ ...letter, user: "U3" });
    await driver.settled();
    await driver.press("slack.invite.send");
    expect(direct().messages.map(messageText)).toContain("slack.invite.failed");
  });

  it.each([{ user: "U1" }, { user: "U2", bot_id: "B2" }, { user: "U2", team: "T9" }])(
    "offers no invitation for a message of %o",
    async (author) => {
      await driver.user.messageShortcut({ ...letter, ...author });
      await driver.settled();
      expect(driver.controls()).not.toContain("slack.invite.send");
    },
  );

  it("begins a case with the global shortcut, with or without words", async () => {
    await driver.user.globalShortcut();
    await driver.settled();
    const view = driver.slack.modals.get("U1") ?? {};
    await driver.user.submit(view, { text: { value: { value: "pasted letter" } } });
    await driver.settled();
    expect(last()).toMatchObject({ text: "pasted letter", choice: { prompt: ANY, ids: ["start"] } });
    expect(last()?.conversation).toMatch(/^slack:T1:DT1U1:/);
  });

  it("begins a case at once when the shortcut's modal comes too late", async () => {
    const trigger = driver.slack.trigger("U1");
    Object.assign(driver.slack.triggers.get(trigger) ?? {}, { expired: true });
    await driver.user.globalShortcut(trigger);
    await driver.settled();
    expect(last()?.choice).toEqual({ prompt: ANY, ids: ["start"] });
  });

  it("suggests ways to begin in the Messages tab", async () => {
    await driver.user.event({ type: "app_home_opened", user: "U1", channel: direct().id, tab: "messages" });
    await driver.settled();
    expect(driver.slack.prompts[0]).toHaveLength(3);
  });
});
