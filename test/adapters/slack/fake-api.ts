import { randomUUID } from "node:crypto";
import { createLimitCheck } from "./check-limits.ts";
import type { World } from "./world.ts";

export type Args = Record<string, unknown>;
export type Answer = Record<string, unknown>;

/** The scope each method needs; a method that is not here does not exist in this Slack. */
export const SCOPE_OF: Record<string, string | undefined> = {
  "auth.test": undefined,
  "apps.connections.open": undefined,
  "oauth.v2.access": undefined,
  "views.open": undefined,
  "views.publish": undefined,
  "chat.getPermalink": undefined,
  "conversations.open": "im:write",
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "files.info": "files:read",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
  "assistant.threads.setStatus": "assistant:write",
  "assistant.threads.setSuggestedPrompts": "assistant:write",
};

const fail = (error: string): Answer => ({ ok: false, error });
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The methods of the Web API that the adapter uses, on one world. */
export const createApi = (world: World): Record<string, (args: Args, team: string) => Answer> => {
  const checked = (where: string) => {
    const problems: string[] = [];
    const check = createLimitCheck((problem) => problems.push(problem));
    return {
      check,
      /** Slack refuses the whole call, and the test fails. */
      refuse: (): Answer | undefined => {
        world.problems.push(...problems.map((problem) => `${where}: ${problem}`));
        return problems.length > 0 ? fail("invalid_blocks") : undefined;
      },
    };
  };

  const channelOf = (team: string, id: unknown) => {
    const channel = world.channels.get(text(id));
    return channel?.team === team ? channel : undefined;
  };

  const say = (method: string, args: Args, team: string, only?: string): Answer => {
    const channel = channelOf(team, args.channel);
    if (!channel) return fail("channel_not_found");
    const { check, refuse } = checked(method);
    check.message(method, args);
    if (!only && (args.unfurl_links !== false || args.unfurl_media !== false)) world.problems.push("unfurls are on");
    if (!only && !channel.direct) world.problems.push(`${method}: a public message in ${channel.id}`);
    const refused = refuse();
    if (refused) return refused;
    return { ok: true, channel: channel.id, ts: world.say(channel, args, only).ts };
  };

  const open = (args: Args): Answer => {
    const trigger = world.triggers.get(text(args.trigger_id));
    if (!trigger) return fail("invalid_trigger_id");
    if (trigger.used) return fail("exchanged_trigger_id");
    if (trigger.expired) return fail("expired_trigger_id");
    trigger.used = true;
    const view = args.view as Args;
    const { check, refuse } = checked("views.open");
    check.view("views.open", view as never);
    const refused = refuse();
    if (refused) return refused;
    const kept = { ...view, id: `V${randomUUID()}`, hash: "1.a" };
    world.modals.set(trigger.user, kept);
    return { ok: true, view: kept };
  };

  return {
    "auth.test": (_, team) => ({
      ok: true,
      team_id: team,
      user_id: world.botUser(team),
      bot_id: "B1",
      url: world.base,
    }),
    "apps.connections.open": () => ({ ok: true, url: world.socketUrl() }),
    "conversations.open": (args, team) => {
      const user = text(args.users);
      if (world.closedTo.has(user)) return fail("cannot_dm_bot");
      return { ok: true, channel: { id: world.direct(team, user).id } };
    },
    "chat.postMessage": (args, team) => say("chat.postMessage", args, team),
    "chat.postEphemeral": (args, team) => say("chat.postEphemeral", args, team, text(args.user)),
    "chat.update": (args, team) => {
      const message = channelOf(team, args.channel)?.messages.find((one) => one.ts === args.ts);
      if (!message) return fail("message_not_found");
      const { check, refuse } = checked("chat.update");
      check.message("chat.update", args);
      const refused = refuse();
      if (refused) return refused;
      Object.assign(message, { text: args.text, blocks: args.blocks ?? [], edited: true });
      return { ok: true, ts: message.ts };
    },
    "chat.getPermalink": (args, team) => {
      const found = channelOf(team, args.channel)?.messages.some((one) => one.ts === args.message_ts);
      const path = `${text(args.channel)}/p${text(args.message_ts).replace(".", "")}`;
      return found ? { ok: true, permalink: `https://${team}.slack.com/archives/${path}` } : fail("message_not_found");
    },
    "views.open": open,
    "views.publish": (args) => {
      const { check, refuse } = checked("views.publish");
      check.view("views.publish", args.view as never);
      const refused = refuse();
      if (refused) return refused;
      world.homes.set(text(args.user_id), args.view as Args);
      return { ok: true, view: { id: `V${randomUUID()}` } };
    },
    "files.info": (args) => {
      const file = world.files.get(text(args.file));
      return file ? { ok: true, file: { id: file.id, url_private_download: file.url } } : fail("file_not_found");
    },
    "files.getUploadURLExternal": (args) => {
      const id = `F${randomUUID()}`;
      world.uploads.set(id, { name: text(args.filename), content: "", done: false });
      return { ok: true, upload_url: `${world.base}/upload/${id}`, file_id: id };
    },
    "files.completeUploadExternal": (args, team) => {
      const files = args.files as { id: string }[];
      if (!channelOf(team, args.channel_id)?.direct) world.problems.push("a file in a channel");
      for (const { id } of files) Object.assign(world.uploads.get(id) ?? {}, { done: true, thread: args.thread_ts });
      return { ok: true, files };
    },
    "assistant.threads.setStatus": (args) => {
      world.statuses.push(text(args.status));
      return { ok: true };
    },
    "assistant.threads.setSuggestedPrompts": (args) => {
      const prompts = args.prompts as unknown[];
      if (args.thread_ts !== undefined) world.problems.push("thread_ts makes suggested prompts fail silently");
      if (prompts.length > 4) world.problems.push("more than four suggested prompts");
      world.prompts.push(prompts);
      return { ok: true };
    },
    "oauth.v2.access": (args) => {
      const made = world.grants.get(text(args.code));
      return made ?? fail("invalid_code");
    },
  };
};
