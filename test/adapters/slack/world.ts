/** What this Slack knows: channels, messages, files, views; and what apps did wrong. */

export interface Shown {
  ts: string;
  thread_ts?: string | undefined;
  text: string;
  blocks: Block[];
  user: string;
  /** The only person who sees it. */
  only?: string | undefined;
  edited?: boolean;
}

export interface Block {
  type: string;
  block_id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: blocks are read by tests in many shapes
  [key: string]: any;
}

export interface Channel {
  id: string;
  team: string;
  direct: boolean;
  messages: Shown[];
}

export interface World {
  base: string;
  channels: Map<string, Channel>;
  triggers: Map<string, { user: string; used: boolean; expired: boolean }>;
  modals: Map<string, Record<string, unknown>>;
  homes: Map<string, Record<string, unknown>>;
  files: Map<string, { id: string; url: string; content: Uint8Array; token: string }>;
  uploads: Map<string, { name: string; content: string; done: boolean; thread?: string }>;
  grants: Map<string, Record<string, unknown>>;
  statuses: string[];
  prompts: unknown[][];
  /** People who cannot be written to. */
  closedTo: Set<string>;
  /** What Slack would refuse, or must never happen. A test fails when there is any. */
  problems: string[];
  socketUrl(): string;
  botUser(team: string): string;
  direct(team: string, user: string): Channel;
  channel(team: string, id: string): Channel;
  say(channel: Channel, message: object, only?: string): Shown;
  trigger(user: string): string;
}

export const createWorld = (): World => {
  let clock = 1_700_000_000;
  let triggers = 0;
  const world: World = {
    base: "",
    channels: new Map(),
    triggers: new Map(),
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    uploads: new Map(),
    grants: new Map(),
    statuses: [],
    prompts: [],
    closedTo: new Set(),
    problems: [],
    socketUrl: () => `${world.base.replace("http", "ws")}/socket`,
    botUser: (team) => `UBOT${team}`,
    direct: (team, user) => {
      const id = `D${team}${user}`;
      const found = world.channels.get(id) ?? { id, team, direct: true, messages: [] };
      world.channels.set(id, found);
      return found;
    },
    channel: (team, id) => {
      const found = world.channels.get(id) ?? { id, team, direct: false, messages: [] };
      world.channels.set(id, found);
      return found;
    },
    say: (channel, message, only) => {
      const { text = "", blocks = [], thread_ts } = message as Partial<Shown>;
      clock += 1;
      const shown: Shown = { ts: `${clock}.000100`, thread_ts, text, blocks, user: "app", only };
      channel.messages.push({ ...shown, ...("user" in message && !only ? { user: String(message.user) } : {}) });
      return channel.messages.at(-1) as Shown;
    },
    trigger: (user) => {
      triggers += 1;
      const id = `trigger.${triggers}`;
      world.triggers.set(id, { user, used: false, expired: false });
      return id;
    },
  };
  return world;
};
