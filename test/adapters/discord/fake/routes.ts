import { checkCallback, checkCommands, checkMessage } from "./check.ts";
import { type Callback, EPHEMERAL, type Interaction, type Json, type Kept, V2 } from "./shapes.ts";
import { addMessage, asJson, changeMessage, directOf, type World } from "./store.ts";

export interface Call {
  body: Json;
  files: { name: string; content: string }[];
  address: string;
}

export interface Answer {
  status: number;
  body?: unknown;
}

type Handler = (world: World, call: Call, ...ids: string[]) => Answer;

const refuse = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } });
const UNKNOWN_INTERACTION = refuse(404, 10062, "Unknown interaction");
const UNKNOWN_MESSAGE = refuse(404, 10008, "Unknown Message");
const UNKNOWN_WEBHOOK = refuse(404, 10015, "Unknown Webhook");
const REFUSED = refuse(403, 50007, "Cannot send messages to this user");

/** Violations are remembered and refused, so that nothing that Discord would refuse looks as if it had worked. */
const strictly = (world: World, found: string[], go: () => Answer): Answer => {
  world.violations.push(...found);
  return found.length > 0 ? refuse(400, 50035, `Invalid Form Body: ${found.join("; ")}`) : go();
};

const names = ({ files }: Call): string[] => files.map(({ name }) => name);

const ANSWER_MS = 3000;

/** An interaction that its token still opens. */
const alive = (world: World, token: string): Interaction | undefined => {
  const interaction = world.interactions.get(token);
  return interaction?.callback && world.now <= interaction.until ? interaction : undefined;
};

const begin = (world: World, interaction: Interaction, call: Call): void => {
  const { type, data = {} } = interaction.callback as Callback;
  const flags = Number(data.flags ?? 0);
  if (type === 4 || type === 5) {
    interaction.ephemeral = (flags & EPHEMERAL) !== 0;
    const message = addMessage(world, interaction.channelId, world.me, data, call.files);
    interaction.original = message.id;
    if (interaction.ephemeral) message.onlyFor = interaction.user.id;
  }
  if ((type === 6 || type === 7) && interaction.messageId) {
    const pressed = world.messages.get(interaction.messageId);
    interaction.original = interaction.messageId;
    interaction.ephemeral = ((pressed?.flags ?? 0) & EPHEMERAL) !== 0;
    if (type === 7 && pressed) changeMessage(world, pressed, data, call.files);
  }
};

const callback: Handler = (world, call, _id, token = "") => {
  const interaction = world.interactions.get(token);
  if (!interaction || world.now > interaction.until - 15 * 60_000 + ANSWER_MS) return UNKNOWN_INTERACTION;
  if (interaction.callback) return refuse(400, 40060, "Interaction has already been acknowledged.");
  const body = call.body as unknown as Callback;
  return strictly(world, checkCallback(body, interaction, names(call)), () => {
    interaction.callback = body;
    begin(world, interaction, call);
    return { status: 204 };
  });
};

const followUp: Handler = (world, call, _app, token = "") => {
  const interaction = alive(world, token);
  if (!interaction) return UNKNOWN_WEBHOOK;
  if (interaction.limited && ++interaction.followUps > 5) return refuse(400, 40094, "Maximum number of follow ups");
  return strictly(world, checkMessage("webhook", call.body, names(call)), () => {
    const message = addMessage(world, interaction.channelId, world.me, call.body, call.files);
    if (message.flags & EPHEMERAL) message.onlyFor = interaction.user.id;
    return { status: 200, body: asJson(message) };
  });
};

/** The message of an interaction: its answer, or one of its follow-ups. */
const ofInteraction = (world: World, token: string, id: string): Kept | undefined => {
  const interaction = alive(world, token);
  const message = interaction && world.messages.get(id === "@original" ? (interaction.original ?? "") : id);
  return message?.deleted ? undefined : message;
};

const editAnswer: Handler = (world, call, _app, token = "", id = "") => {
  const message = ofInteraction(world, token, id);
  if (!message) return alive(world, token) ? UNKNOWN_MESSAGE : UNKNOWN_WEBHOOK;
  const flags = Number(call.body.flags ?? message.flags) | (message.flags & V2);
  return strictly(world, checkMessage("webhookEdit", { ...call.body, flags }, names(call)), () => ({
    status: 200,
    body: asJson(changeMessage(world, message, call.body, call.files)),
  }));
};

const removeAnswer: Handler = (world, _call, _app, token = "", id = "") => {
  const message = ofInteraction(world, token, id);
  if (!message) return UNKNOWN_MESSAGE;
  message.deleted = true;
  return { status: 204 };
};

const ownerOf = (world: World, channel: string): string | undefined =>
  [...world.directs].find(([, direct]) => direct === channel)?.[0];

const post: Handler = (world, call, channel = "") => {
  const owner = ownerOf(world, channel);
  if (!owner) return refuse(403, 50001, "Missing Access");
  if (world.refused.has(owner)) return REFUSED;
  return strictly(world, checkMessage("create", call.body, names(call)), () => ({
    status: 200,
    body: asJson(addMessage(world, channel, world.me, call.body, call.files)),
  }));
};

const edit: Handler = (world, call, _channel, id = "") => {
  const message = world.messages.get(id);
  if (!message || message.deleted || message.author.id !== world.me.id) return UNKNOWN_MESSAGE;
  return strictly(world, checkMessage("edit", call.body, names(call)), () => ({
    status: 200,
    body: asJson(changeMessage(world, message, call.body, call.files)),
  }));
};

const remove: Handler = (world, _call, _channel, id = "") => {
  const message = world.messages.get(id);
  if (!message || message.deleted || message.author.id !== world.me.id) return UNKNOWN_MESSAGE;
  message.deleted = true;
  return { status: 204 };
};

const openDirect: Handler = (world, { body }) => {
  const user = String(body.recipient_id);
  return { status: 200, body: { id: directOf(world, user), type: 1, recipients: [{ id: user, username: "p" }] } };
};

const placeOf = (guild: string | undefined): string => guild ?? "global";

/** Discord leaves out what says nothing. */
const stored = (world: World, command: Json): Json => {
  const tidy = (one: Json): Json =>
    Object.fromEntries(
      Object.entries(one)
        .filter(([, value]) => value !== false && value !== null)
        .map(([key, value]) => [key, key === "options" ? (value as Json[]).map(tidy) : value]),
    );
  return { ...tidy(command), id: world.id(), application_id: world.me.id, version: world.id(), nsfw: false };
};

const listCommands: Handler = (world, _call, _app, guild) => ({
  status: 200,
  body: world.commands.get(placeOf(guild)) ?? [],
});

const setCommands: Handler = (world, { body }, _app, guild) => {
  const commands = body as unknown as Json[];
  return strictly(world, checkCommands(commands), () => {
    world.commands.set(
      placeOf(guild),
      commands.map((command) => stored(world, command)),
    );
    return { status: 200, body: world.commands.get(placeOf(guild)) };
  });
};

const gateway: Handler = (_world, { address }) => ({
  status: 200,
  body: {
    url: address,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 },
  },
});

/** Method and path → what answers it. */
export const ROUTES: [string, RegExp, Handler][] = [
  ["GET", /^\/gateway\/bot$/, gateway],
  ["GET", /^\/users\/@me$/, (world) => ({ status: 200, body: world.me })],
  [
    "GET",
    /^\/(?:applications|oauth2\/applications)\/@me$/,
    (world) => ({
      status: 200,
      body: { id: world.me.id, name: "Recourse", flags: 0, integration_types_config: { 0: {}, 1: {} } },
    }),
  ],
  ["POST", /^\/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  ["POST", /^\/webhooks\/(\d+)\/([^/]+)$/, followUp],
  ["PATCH", /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/, editAnswer],
  ["DELETE", /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/, removeAnswer],
  ["POST", /^\/channels\/(\d+)\/messages$/, post],
  ["PATCH", /^\/channels\/(\d+)\/messages\/(\d+)$/, edit],
  ["DELETE", /^\/channels\/(\d+)\/messages\/(\d+)$/, remove],
  ["POST", /^\/channels\/(\d+)\/typing$/, () => ({ status: 204 })],
  ["POST", /^\/users\/@me\/channels$/, openDirect],
  ["GET", /^\/applications\/(\d+)\/commands$/, listCommands],
  ["PUT", /^\/applications\/(\d+)\/commands$/, setCommands],
  ["GET", /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, listCommands],
  ["PUT", /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, setCommands],
];
