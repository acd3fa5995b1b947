import { createHash } from "node:crypto";
import { createClient } from "@redis/client";
import { Queue, Worker } from "bullmq";
import type { Log } from "../log.ts";
import { ATTEMPTS, FIRST_WAIT_MS, type Schedule } from "./schedule.ts";

const QUEUE = "recourse-reminders";

interface Due {
  id: string;
  at: string;
}

interface RedisScheduleParts {
  url: string;
  now(): Temporal.Instant;
  log: Log;
  /** Milliseconds until the second attempt; each later wait is twice as long. */
  firstWaitMs?: number;
}

/** A schedule of delayed BullMQ jobs, for several processes and hosts: each job is run by one of them. */
export async function redisSchedule({
  url,
  now,
  log,
  firstWaitMs = FIRST_WAIT_MS,
}: RedisScheduleParts): Promise<Schedule> {
  const connection = createClient({ url });
  const failed = (error: unknown) => log.warn("schedule.redis", { error });
  connection.on("error", failed);
  await connection.connect();
  const queue = new Queue<Due>(QUEUE, { connection }).on("error", failed);
  let worker: Worker<Due> | undefined;
  return {
    add: async (id, at) => {
      await queue.add(
        "due",
        { id, at: at.toString() },
        {
          jobId: jobId(id, at),
          delay: Math.max(0, at.since(now()).total("milliseconds")),
          attempts: ATTEMPTS,
          backoff: { type: "exponential", delay: firstWaitMs },
          removeOnComplete: true,
          removeOnFail: true,
        },
      );
    },
    remove: async (id, at) => void (await queue.remove(jobId(id, at))),
    start: (run) => {
      worker = new Worker<Due>(
        QUEUE,
        ({ data, attemptsMade }) => run(data.id, Temporal.Instant.from(data.at), attemptsMade + 1 >= ATTEMPTS),
        { connection },
      );
      worker.on("error", failed);
    },
    stop: async () => {
      await worker?.close();
      await queue.close();
      connection.destroy();
    },
  };
}

/** The same job is never there twice. BullMQ wants no colon in it. */
function jobId(id: string, at: Temporal.Instant): string {
  return createHash("sha256").update(`${at.epochMilliseconds}|${id}`).digest("hex");
}
