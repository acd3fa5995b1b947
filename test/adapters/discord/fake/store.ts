import { EPHEMERAL, type Interaction, type Json, type Kept, type Message, type User } from "./shapes.ts";

/** What the stand-in remembers: messages, interactions, channels, faults. */
export interface World {
  me: User;
  messages: Map<string, Kept>;
  /** By token. */
  interactions: Map<string, Interaction>;
  /** User → their channel of direct messages with the app. */
  directs: Map<string, string>;
  /** Who takes no direct messages. */
  refused: Set<string>;
  /** Place (`global` or a server) → commands. */
  commands: Map<string, Json[]>;
  files: Map<string, { type: string; content: Uint8Array }>;
  /** What the description of the API or its known limits refuse. */
  violations: string[];
  /** Every call: `POST /channels/1/messages`. */
  calls: string[];
  /** The stand-in's clock. */
  now: number;
  id(): string;
}

export const createWorld = (): World => {
  let count = 1_000_000_000_000_000_000n;
  const id = () => String(count++);
  return {
    me: { id: id(), username: "recourse", discriminator: "0", avatar: null, bot: true },
    messages: new Map(),
    interactions: new Map(),
    directs: new Map(),
    refused: new Set(),
    commands: new Map(),
    files: new Map(),
    violations: [],
    calls: [],
    now: 0,
    id,
  };
};

export const directOf = (world: World, user: string): string => {
  const channel = world.directs.get(user) ?? world.id();
  world.directs.set(user, channel);
  return channel;
};

const known = (body: Json, files: { name: string; content: string }[], world: World): Partial<Message> => ({
  ...(body.components === undefined ? {} : { components: numbered(body.components as Message["components"]) }),
  ...(body.flags === undefined || body.flags === null ? {} : { flags: Number(body.flags) }),
  ...(body.attachments === undefined && files.length === 0
    ? {}
    : {
        attachments: files.map(({ name, content }) => ({
          id: world.id(),
          filename: name,
          content,
          size: content.length,
          url: "http://127.0.0.1/none",
          proxy_url: "http://127.0.0.1/none",
        })),
      }),
});

/** Discord gives every component a number. */
const numbered = (components: Message["components"]): Message["components"] => {
  let next = 1;
  const walk = (list: Message["components"]): Message["components"] =>
    list.map((one) => ({
      id: next++,
      ...one,
      ...(one.components ? { components: walk(one.components) } : {}),
      ...(one.accessory ? { accessory: { id: next++, ...one.accessory } } : {}),
    }));
  return walk(components);
};

type Files = { name: string; content: string }[];

export const addMessage = (world: World, channel: string, author: User, body: Json, files: Files = []): Kept => {
  const message: Kept = {
    id: world.id(),
    channel_id: channel,
    author,
    content: "",
    flags: 0,
    components: [],
    attachments: [],
    type: 0,
    timestamp: "2026-11-22T10:00:00.000000+00:00",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    embeds: [],
    pinned: false,
    ...known(body, files, world),
  };
  world.messages.set(message.id, message);
  return message;
};

/** Parts that are not named stay as they are; the ephemeral flag can't be changed. */
export const changeMessage = (world: World, message: Kept, body: Json, files: Files = []): Kept => {
  const { flags = message.flags, ...rest } = known(body, files, world);
  return Object.assign(message, rest, { flags: (flags & ~EPHEMERAL) | (message.flags & EPHEMERAL) });
};

/** As the API gives it. */
export const asJson = ({ onlyFor: _, deleted: __, ...message }: Kept): Json => message;
