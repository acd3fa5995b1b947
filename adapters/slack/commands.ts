import type { App } from "@slack/bolt";
import { COMMANDS, type Command } from "../../src/core/contract.ts";
import { begin, type Desk } from "./desk.ts";
import { COMMAND } from "./manifest.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { personId, threadOf } from "./place.ts";
import type { Target } from "./post.ts";
import { type Actor, commandDeed, conversationOf, type Deed, turnOf } from "./turn.ts";

/** These begin a case; all other words after `/denial` are read as part of a letter. */
const BEGIN: readonly Command[] = ["start", "new"];
/** These are about the case that the person was last in. */
const ABOUT_LATEST: readonly Command[] = ["status", "deadline", "help", "ask", "forget"];
/** Its answer is a question: whether the person is sure. All others only tell. */
const SURE: Command = "forget";
/** These show a case, so the way to it is shown too. */
const SHOW_CASE: readonly Command[] = ["status", "deadline"];

const isCommand = (word: string): word is Command => (COMMANDS as readonly string[]).includes(word);

/** `/denial ask how long do I have` → the command and what it is about; a pasted text alone begins a case. */
const readCommand = (line: string): { command: Command; text: string } => {
  const [, first = "", rest = ""] = line.trim().match(/^(\S*)\s*(.*)$/s) ?? [];
  const command = first.toLowerCase();
  if (!isCommand(command)) return { command: "start", text: line.trim() };
  // "help me, they denied …" is a story; only `ask`, `start` and `new` take words.
  const takesWords = command === "ask" || BEGIN.includes(command);
  return rest && !takesWords ? { command: "start", text: line.trim() } : { command, text: rest };
};

const conversationFor = async (desk: Desk, actor: Actor, command: Command): Promise<string> => {
  const key = personId(actor.team, actor.user);
  // When the store is down, the core says so better than silence would.
  const latest = ABOUT_LATEST.includes(command) ? await desk.latest.get(key).catch(() => undefined) : undefined;
  return typeof latest === "string" ? latest : conversationOf(actor);
};

/** `/denial`: short answers are seen only by who asked, a case goes on in their direct messages. */
export const listenToCommands = (app: App, desk: Desk): void => {
  app.command(COMMAND, async ({ command: said, ack, context, client }) => {
    await ack();
    if (!(await desk.once(said.trigger_id))) return;
    const actor: Actor = { team: context.teamId ?? said.team_id, user: said.user_id };
    const { command, text } = readCommand(readMrkdwn(said.text ?? ""));
    const from: Target = { kind: "url", url: said.response_url, user: actor.user };
    if (BEGIN.includes(command)) {
      const deed: Deed = commandDeed(said.trigger_id, "start", text);
      await begin(desk, { client, actor, greeting: desk.bot.words("slack.thread.new"), deed, from });
      return;
    }
    const deed = commandDeed(said.trigger_id, command, text);
    const conversation = await conversationFor(desk, actor, command);
    const turn = turnOf(actor, conversation, deed);
    await desk.talk({ client, target: from, turn, withoutAsk: command !== SURE });
    if (threadOf(conversation) && SHOW_CASE.includes(command))
      await desk.post.pointTo(client, from, conversation, desk.bot.words("slack.your_case"));
  });
};
