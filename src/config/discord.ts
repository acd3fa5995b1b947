import { z } from "zod";
import { section, url, whole } from "./section.ts";

const OFFICIAL = "https://discord.com/api";
const id = z.string().regex(/^\d{15,22}$/, "must be an id of 15 to 22 digits, as Discord copies it.");

const schema = z.object({
  token: z.string({ error: "is needed: Bot → Token in Discord's developer portal." }),
  appId: id.exactOptional(),
  /** Commands are registered in this server only; without it, everywhere. */
  guildId: id.exactOptional(),
  apiBase: url("https:", "http:").default(OFFICIAL),
  shards: z.union([z.literal("auto"), whole(1, 1_000)], "must be auto or a whole number from 1 to 1000.").default(1),
  /** For one call to Discord. */
  timeoutMs: whole(100, 60_000).default(2_500),
});

export type DiscordConfig = z.infer<typeof schema>;

export const discord = section("DISCORD", schema);

/** Discord is wanted when its token or an id of ours is there. */
export const wantsDiscord = ({ token, appId, guildId }: ReturnType<typeof discord.given>) =>
  Boolean(token || appId || guildId);
