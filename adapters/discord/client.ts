import { Client, type ClientOptions, Events, GatewayIntentBits, Options, Partials } from "discord.js";
import type { DiscordOptions, Log } from "./options.ts";
import { reasonOf } from "./refusal.ts";

/**
 * Only direct messages are listened to, which needs no privileged intent; interactions come without any. What people
 * write is not kept: the cache of messages is off. All shards live in this process: they share the store, the order of
 * turns and what was seen, and one process serves far more servers than a community has.
 */
const optionsOf = ({ apiBase, shards, timeoutMs }: DiscordOptions): ClientOptions => ({
  intents: [GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  allowedMentions: { parse: [] },
  makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
  rest: { api: apiBase.replace(/\/$/, ""), timeout: timeoutMs },
  ...(shards === "auto" ? { shards } : { shardCount: shards }),
});

/** A client that says what happens to its connection and never throws by itself. */
export const createClient = (config: DiscordOptions, log: Log): Client => {
  const client = new Client(optionsOf(config));
  client.on(Events.Error, (error) => log.error("discord.error", reasonOf(error)));
  client.on(Events.ShardError, (error, shard) => log.warn("discord.shard_error", { shard, ...reasonOf(error) }));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.error("discord.shard_closed", { shard, status: code }));
  client.on(Events.ShardReconnecting, (shard) => log.info("discord.shard_reconnecting", { shard }));
  client.on(Events.ShardResume, (shard, count) => log.info("discord.shard_resumed", { shard, count }));
  client.on(Events.Invalidated, () => log.error("discord.session_invalidated"));
  client.rest.on("rateLimited", ({ timeToReset }) => log.warn("discord.rate_limited", { ms: timeToReset }));
  return client;
};

/** Connects; resolves when every shard is ready. Rejects when the token is wrong or Discord can't be reached. */
export const connect = async (client: Client, token: string): Promise<Client<true>> => {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return ready;
};
