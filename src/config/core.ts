import { fileURLToPath } from "node:url";
import { z } from "zod";
import { LOG_LEVELS } from "../log.ts";
import { section, url, whole } from "./section.ts";

const KEY_BYTES = 32;
const KEY_ERROR = "must be 32 bytes in base64, as `openssl rand -base64 32` prints them; several with commas between.";

/** Several when keys change: the first seals, all of them open. */
const keys = z
  .string()
  .transform((text): [Buffer, ...Buffer[]] => {
    const [first = "", ...older] = text.split(",");
    return [decode(first), ...older.map(decode)];
  })
  .refine((parts) => parts.every(({ length }) => length === KEY_BYTES), KEY_ERROR);

const schema = z.object({
  /** The folder of the store's file and key. */
  data: z.string().default("data"),
  /** The folder of all that is said. */
  messages: z.string().default(fileURLToPath(new URL("../../messages", import.meta.url))),
  store: z.enum(["sqlite", "memory"], "must be sqlite or memory.").exactOptional(),
  redisUrl: url("redis:", "rediss:").exactOptional(),
  key: keys.exactOptional(),
  /** Days after its last turn until a conversation is forgotten. */
  keepDays: whole(1, 3_650).default(30),
  lang: z
    .string()
    .regex(/^[a-z]{2}$/, "must be a language such as en or es.")
    .default("en"),
  logLevel: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}.`).default("info"),
  zone: z
    .string()
    .refine(isZone, "must be a time zone such as America/Chicago.")
    .default(() => Temporal.Now.timeZoneId()),
});

/** What the bot needs on every platform. */
export const core = section("RECOURSE", schema, {
  names: { redisUrl: "REDIS_URL", logLevel: "LOG_LEVEL", zone: "TZ" },
  rules: [
    ({ redisUrl, key }) =>
      redisUrl &&
      !key && ["key", "is needed with REDIS_URL, the same in every process. Make one: `openssl rand -base64 32`."],
    ({ redisUrl, store }) => redisUrl && store && ["store", "and REDIS_URL name two stores. Take one of them out."],
  ],
});

export type CoreConfig = z.infer<typeof schema>;

function decode(text: string): Buffer {
  return Buffer.from(text.trim(), "base64");
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
