import { randomUUID } from "node:crypto";
import type { FakeSlack } from "./fake-slack.ts";
import type { Control } from "./sight.ts";
import type { Retry, Sent, Transport } from "./transport.ts";
import type { Shown } from "./world.ts";

export interface Origin {
  /** Where the pressed control stood. */
  channel?: string;
  message?: Shown;
  /** In Home. */
  view?: boolean;
}

export interface SlackUser {
  team: string;
  id: string;
  /** A message event, e.g. of a direct message. Returns its ts. */
  write(channel: string, text: string, more?: object): Promise<string>;
  /** Any event, with its own or a given id. */
  event(event: object, more?: { id?: string; retry?: Retry; body?: object }): Promise<Sent>;
  command(text: string, channel?: string): Promise<Sent>;
  messageShortcut(message: object, channel?: string): Promise<Sent>;
  globalShortcut(trigger?: string): Promise<Sent>;
  /** A press on a control, with what is ticked and picked beside it. */
  press(control: Control, origin: Origin, state?: object, action?: object): Promise<Sent>;
  submit(view: Record<string, unknown>, values: object): Promise<Sent>;
}

export interface Membership {
  team: string;
  id: string;
  enterprise?: string;
}

/** What Slack's clients send for one person, in the shapes of the real payloads. */
export const createUser = (slack: FakeSlack, transport: Transport, who: Membership): SlackUser => {
  const { team, id, enterprise } = who;
  const wide = enterprise !== undefined;
  const where = {
    team: { id: team, domain: team },
    enterprise: wide ? { id: enterprise } : null,
    is_enterprise_install: wide,
  };
  const user = { id, username: id, name: id, team_id: team };
  const base = { token: "t", api_app_id: "A1", user, ...where };
  const event: SlackUser["event"] = (inner, { id: event_id = `Ev${randomUUID()}`, retry, body = {} } = {}) =>
    transport.send(
      "events_api",
      {
        type: "event_callback",
        token: "t",
        team_id: team,
        ...(wide ? { enterprise_id: enterprise } : {}),
        api_app_id: "A1",
        event: inner,
        event_id,
        event_time: 1,
        authorizations: [
          { team_id: team, enterprise_id: enterprise ?? null, is_bot: true, is_enterprise_install: wide },
        ],
        ...body,
      },
      retry,
    );
  return {
    team,
    id,
    event,
    write: async (channel, text, more = {}) => {
      const shown = slack.say(slack.channels.get(channel) ?? slack.channel(team, channel), { text, user: id, ...more });
      const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
      const kind = slack.channels.get(channel)?.direct ? "im" : "channel";
      await event({
        type: "message",
        channel,
        channel_type: kind,
        user: id,
        text: escaped,
        ts: shown.ts,
        team,
        ...more,
      });
      return shown.ts;
    },
    command: (text, channel = "C1") =>
      transport.send("slash_commands", {
        token: "t",
        team_id: team,
        ...(wide ? { enterprise_id: enterprise } : {}),
        is_enterprise_install: `${wide}`,
        channel_id: channel,
        user_id: id,
        command: "/denial",
        text,
        api_app_id: "A1",
        response_url: slack.responseUrl(team, id),
        trigger_id: slack.trigger(id),
      }),
    messageShortcut: (message, channel = "C1") =>
      transport.send("interactive", {
        ...base,
        type: "message_action",
        callback_id: "triage",
        trigger_id: slack.trigger(id),
        response_url: slack.responseUrl(team, id),
        channel: { id: channel, name: channel },
        message_ts: "1.1",
        message: { type: "message", ts: "1.1", team, ...message },
        action_ts: "1.2",
      }),
    globalShortcut: (trigger = slack.trigger(id)) =>
      transport.send("interactive", {
        ...base,
        type: "shortcut",
        callback_id: "new_case",
        trigger_id: trigger,
        action_ts: "1",
      }),
    press: ({ element, block, option }, { channel, message, view }, state = {}, action = {}) => {
      const only = message?.only !== undefined;
      const container = view
        ? { type: "view", view_id: "V1" }
        : { type: "message", message_ts: message?.ts, channel_id: channel, is_ephemeral: only };
      const thread = message?.thread_ts ? { thread_ts: message.thread_ts } : {};
      const chosen = option ? { selected_option: option } : { value: element.value, text: element.text };
      const done = {
        type: element.type,
        action_id: element.action_id,
        block_id: block.block_id,
        action_ts: randomUUID(),
      };
      // As the real Slack, which tells nothing of the text of a message that only one person sees.
      const told = message && !only ? { message: { ...message, ...thread, type: "message" } } : {};
      return transport.send("interactive", {
        ...base,
        type: "block_actions",
        trigger_id: slack.trigger(id),
        container: { ...container, ...thread },
        ...(channel
          ? { channel: { id: channel, name: "directmessage" }, response_url: slack.responseUrl(team, id, message?.ts) }
          : {}),
        ...(view ? { view: { id: "V1", type: "home", team_id: team } } : told),
        state: { values: state },
        actions: [{ ...done, ...chosen, ...action }],
      });
    },
    submit: (view, values) =>
      transport.send("interactive", {
        ...base,
        type: "view_submission",
        trigger_id: slack.trigger(id),
        view: { ...view, team_id: team, state: { values } },
        response_urls: [],
      }),
  };
};
