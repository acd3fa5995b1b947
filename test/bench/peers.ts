import { type Conversation, conversations, createConversation } from "@grammyjs/conversations";
import { ConversationState, MemoryStorage, TestAdapter } from "botbuilder-core";
import { DialogSet, TextPrompt, WaterfallDialog } from "botbuilder-dialogs";
import { Bot, type Context, session } from "grammy";
import { TEXTS } from "./turns.ts";

const QUESTIONS = TEXTS.map((_, at) => `Question ${at + 1}?`);

/** botbuilder-dialogs: ten text prompts in a waterfall, its own memory storage. */
export function botbuilder(): () => Promise<void> {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty("dialogs"));
  dialogs.add(new TextPrompt("ask"));
  dialogs.add(
    new WaterfallDialog(
      "intake",
      QUESTIONS.map((question) => async (step) => step.prompt("ask", question)),
    ),
  );
  let held = 0;
  return async () => {
    const conversation = { id: `c${held++}`, isGroup: false, conversationType: "personal", tenantId: "", name: "" };
    const adapter = new TestAdapter(
      async (context) => {
        const dialog = await dialogs.createContext(context);
        await dialog.continueDialog();
        if (!dialog.context.responded) await dialog.beginDialog("intake");
        await state.saveChanges(context);
      },
      { conversation },
    );
    for (const text of TEXTS) await adapter.receiveActivity(text);
  };
}

type GrammyContext = Context & { session: Record<string, never> };

/** What Telegram would answer, so that no network is measured. */
const canned = (async () => ({ ok: true, result: { message_id: 1, date: 0, chat: { id: 1 } } })) as never;

/** @grammyjs/conversations: ten waits, replayed at each turn, its own memory session; Telegram's answers are canned. */
export function grammy(): () => Promise<void> {
  const bot = new Bot<never>("1:x", {
    botInfo: { id: 1, is_bot: true, first_name: "b", username: "b" } as never,
  }) as unknown as Bot<Context & GrammyContext & { conversation: { enter(id: string): Promise<void> } }>;
  bot.api.config.use(canned);
  bot.use(session({ initial: () => ({}) }));
  bot.use(conversations() as never);
  const plugins = [
    async (context: Context, next: () => Promise<void>) => {
      context.api.config.use(canned);
      await next();
    },
  ];
  bot.use(createConversation(intake as never, { id: "intake", plugins } as never) as never);
  bot.command("start", (context) => context.conversation.enter("intake"));
  let held = 0;
  let update = 0;
  const send = (chat: number, text: string) =>
    bot.handleUpdate({ update_id: ++update, message: messageOf(update, chat, text) } as never);
  return async () => {
    const chat = ++held;
    await send(chat, "/start");
    for (const text of TEXTS.slice(1)) await send(chat, text);
  };
}

async function intake(conversation: Conversation, context: Context): Promise<void> {
  for (const question of QUESTIONS) {
    await context.reply(question);
    await conversation.waitFor("message:text");
  }
}

const messageOf = (id: number, chat: number, text: string) => ({
  message_id: id,
  date: 0,
  chat: { id: chat, type: "private", first_name: "p" },
  from: { id: chat, is_bot: false, first_name: "p" },
  text,
  ...(text.startsWith("/") ? { entities: [{ type: "bot_command", offset: 0, length: text.length }] } : {}),
});
