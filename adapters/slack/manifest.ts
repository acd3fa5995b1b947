import type { Bot } from "../../src/core/contract.ts";
import { PATHS } from "./paths.ts";

/** What the app may do, and why: nothing is asked for that no line of this adapter uses. */
export const SCOPES = [
  "app_mentions:read", // a mention is answered privately
  "assistant:write", // suggested prompts, and the note that a letter is being read
  "chat:write", // replies
  "commands", // /denial and the two shortcuts
  "files:read", // letters dropped into the conversation
  "files:write", // calendar files
  "im:history", // what a person writes to the app
  "im:write", // a thread in direct messages for a case begun elsewhere
] as const;

/** What Slack tells the app of. */
export const EVENTS = ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"] as const;

/** Names of what is used from Slack's menus; `callback_id`s in the manifest. */
export const SHORTCUTS = { triage: "triage", newCase: "new_case" } as const;

export const COMMAND = "/denial";

const PROMPTS = ["start", "letter", "question"] as const;

type Words = Bot["words"];

/** The ways to begin that the Messages tab offers. */
export const suggestedPrompts = (words: Words) =>
  PROMPTS.map((name) => ({
    title: words(`slack.prompts.${name}.title`),
    message: words(`slack.prompts.${name}.message`),
  }));

const features = (words: Words, events?: string) => ({
  app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
  agent_view: { agent_description: words("slack.manifest.agent"), suggested_prompts: suggestedPrompts(words) },
  bot_user: { display_name: "recourse", always_online: true },
  shortcuts: [
    {
      name: words("slack.manifest.triage"),
      type: "message",
      callback_id: SHORTCUTS.triage,
      description: words("slack.manifest.triage_about"),
    },
    {
      name: words("slack.manifest.new_case"),
      type: "global",
      callback_id: SHORTCUTS.newCase,
      description: words("slack.manifest.new_case_about"),
    },
  ],
  slash_commands: [
    {
      command: COMMAND,
      ...(events ? { url: events } : {}),
      description: words("slack.manifest.command"),
      usage_hint: words("slack.manifest.usage"),
      should_escape: false,
    },
  ],
});

/**
 * What an operator pastes to create the app. With `address`, e.g. `https://recourse.example.org`, for signed requests
 * and many workspaces; without, for Socket Mode in one.
 */
export const manifest = (words: Words, address?: string) => {
  const events = address && `${address}${PATHS.events}`;
  const url = events ? { request_url: events } : {};
  return {
    display_information: { name: "Recourse", description: words("slack.manifest.description") },
    features: features(words, events),
    oauth_config: {
      ...(address ? { redirect_urls: [`${address}${PATHS.installed}`] } : {}),
      scopes: { bot: [...SCOPES] },
    },
    settings: {
      event_subscriptions: { ...url, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...url },
      org_deploy_enabled: address !== undefined,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
};
