import type { App, types } from "@slack/bolt";
import type { Reply } from "../../src/core/contract.ts";
import type { Desk } from "./desk.ts";
import { LIMITS } from "./limits.ts";
import { linksIn } from "./links.ts";
import { createLook, type Look } from "./look.ts";
import { suggestedPrompts } from "./manifest.ts";
import type { Client } from "./post.ts";
import { renderPieces } from "./render.ts";
import { choiceButtons } from "./render-choices.ts";
import { paragraph } from "./rich-text.ts";
import { type Actor, commandDeed, conversationOf, turnOf } from "./turn.ts";

const top = (look: Look): types.KnownBlock[] => [
  ...paragraph(look.words("slack.home.intro")).flatMap((piece) => piece.blocks),
  ...choiceButtons(
    [
      { id: "new", label: look.words("slack.home.new"), style: "primary" },
      { id: "help", label: look.words("slack.home.help") },
    ],
    look,
  ),
  { type: "divider" },
];

/** As many whole pieces as Home can hold, and where the rest is. */
const within = (replies: Reply[], look: Look): types.KnownBlock[] => {
  const blocks: types.KnownBlock[] = top(look);
  const more = paragraph(look.words("slack.home.more")).flatMap((piece) => piece.blocks);
  for (const piece of replies.flatMap(({ blocks, choices = [] }) => renderPieces({ blocks, choices }, look))) {
    if (blocks.length + piece.blocks.length + more.length > LIMITS.viewBlocks) return [...blocks, ...more];
    blocks.push(...piece.blocks);
  }
  return blocks;
};

/** Shows a person their own cases in App Home. */
export const publishHome = async (desk: Desk, client: Client, actor: Actor, id: string): Promise<void> => {
  const conversation = conversationOf(actor);
  const replies = await desk.order.run(conversation, () =>
    desk.bot.handle(turnOf(actor, conversation, commandDeed(id, "cases"))),
  );
  const links = await linksIn(client, desk.links, replies);
  const look = createLook({ conversation, words: desk.bot.words, surface: "home", links });
  await client.views.publish({ user_id: actor.user, view: { type: "home", blocks: within(replies, look) } });
};

/** Home lists the cases; the Messages tab offers ways to begin. */
export const listenToHome = (app: App, desk: Desk): void => {
  app.event("app_home_opened", async ({ event, context, client, body }) => {
    if (!(await desk.once(body.event_id))) return;
    const actor: Actor = { team: context.teamId ?? body.team_id, user: event.user };
    if (event.tab === "home") return publishHome(desk, client, actor, body.event_id);
    const title = desk.bot.words("slack.prompts.title");
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: event.channel,
      title,
      prompts: suggestedPrompts(desk.bot.words),
    });
  });
};
