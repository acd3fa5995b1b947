import { App, HTTPReceiver } from "@slack/bolt";
import { createSlack } from "../../../adapters/slack/index.ts";
import { silent } from "../../silent.ts";
import { createScriptedBot } from "../scripted-bot.ts";
import { memoryStorage, SECRET } from "./memory.ts";

/** One side of the load run, in a process of its own: `bare` is Bolt that only acknowledges, `recourse` is the adapter. */
const [, , side = "bare", port = "0", apiUrl = ""] = process.argv;
const host = "127.0.0.1";

const bare = async (): Promise<void> => {
  const receiver = new HTTPReceiver({ signingSecret: SECRET });
  const app = new App({ receiver, token: "xoxb-1", clientOptions: { slackApiUrl: apiUrl } });
  app.message(async () => {});
  app.command("/denial", async ({ ack }) => ack());
  await receiver.start({ host, port: Number(port) });
};

const recourse = async (): Promise<void> => {
  const bot = createScriptedBot();
  const choices = ["Yes", "No", "I don't know"].map((label) => ({ id: label, label }));
  bot.answer(() => [
    { blocks: [{ type: "text", text: "I see." }], ask: { prompt: "p", kind: "one", label: "And then?", choices } },
  ]);
  const config = { signingSecret: SECRET, botToken: "xoxb-1", host, port: Number(port), apiUrl };
  const adapter = createSlack({ config, storage: memoryStorage(), log: silent, now: Date.now });
  await adapter.start(bot);
};

await (side === "bare" ? bare() : recourse());
process.on("disconnect", () => process.exit());
process.send?.("ready");
